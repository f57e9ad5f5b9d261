namespace Tandem.Engines.Import.Csv;

/// <summary>How one CSV file is written down.</summary>
/// <param name="Delimiter">Between two cells.</param>
/// <param name="Quote">Around a cell that contains the delimiter, the quote (doubled) or a line break (RFC 4180 §2).</param>
/// <param name="HeaderLine">The line of the header, counted from 1; where there is none, the first line of data.</param>
/// <param name="HasHeader">False when the first row is already data.</param>
public sealed record CsvDialect(char Delimiter = ',', char Quote = '"', int HeaderLine = 1, bool HasHeader = true);

/// <summary>The bounds that keep memory flat whatever is uploaded.</summary>
/// <param name="MaxRecordLength">The longest record in characters; a longer one is reported as <c>lineTooLong</c> and passed over.</param>
/// <param name="MaxColumns">The most cells in a header.</param>
public sealed record CsvLimits(int MaxRecordLength = 1024 * 1024, int MaxColumns = 4096)
{
    /// <summary>A megabyte a record, 4,096 columns.</summary>
    public static CsvLimits Default { get; } = new();
}
