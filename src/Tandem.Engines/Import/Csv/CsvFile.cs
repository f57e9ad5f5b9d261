using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tandem.Engines.Import.Csv;

/// <summary>What may be said about a file instead of being found out.</summary>
/// <param name="Encoding">A .NET encoding name, such as <c>utf-8</c> or <c>windows-1251</c>.</param>
/// <param name="Delimiter">The delimiter.</param>
/// <param name="HeaderLine">The line of the header, counted from 1; of the first row where there is none.</param>
/// <param name="HasHeader">Whether that line is a header. It is, where only the line is said.</param>
public sealed record CsvOptions(string? Encoding = null, char? Delimiter = null, int? HeaderLine = null, bool HasHeader = true);

/// <summary>
/// A CSV file after a first look: encoding, dialect and headers. It keeps no stream; <see cref="OpenRows"/> reads the same
/// content from the start, as often as wanted (dry run, run, resume).
/// </summary>
public sealed class CsvFile
{
    /// <summary>How many rows a sample has at most.</summary>
    public const int SampleRows = 10_000;

    private const int SampleLength = 256 * 1024;
    private const int LongestHeader = 500;

    private CsvFile(DetectedText text, CsvDialect dialect, IReadOnlyList<string> headers, CsvLimits limits)
    {
        Text = text;
        Dialect = dialect;
        Headers = headers;
        Limits = limits;
    }

    /// <summary>The encoding.</summary>
    public DetectedText Text { get; }

    /// <summary>Delimiter, quote, header line.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>The header cells, trimmed; a column without a name is called <c>Column 3</c>.</summary>
    public IReadOnlyList<string> Headers { get; }

    private CsvLimits Limits { get; }

    /// <summary>Looks at a seekable stream. Expected failures (an archive, a header twice, an empty file …) are problems, not exceptions.</summary>
    public static bool TryInspect(
        Stream stream,
        [NotNullWhen(true)] out CsvFile? file,
        [NotNullWhen(false)] out ImportProblem? problem,
        CsvOptions? options = null,
        CsvLimits? limits = null,
        CancellationToken cancellation = default)
    {
        file = null;
        options ??= new CsvOptions();
        if (!TextDetection.TryDetect(stream, out var text, out problem, cancellation)) return false;
        if (options.Encoding is { } name && !TryNamed(name, out text, out problem)) return false;

        var sample = Sample(stream, text, out problem);
        if (problem is not null) return false;
        var dialect = DialectSniffer.Sniff(sample, options.Delimiter);
        if (options.HeaderLine is { } line) dialect = dialect with { HeaderLine = line, HasHeader = options.HasHeader };

        var found = new CsvFile(text, dialect, [], limits ?? CsvLimits.Default);
        problem = found.ReadHeaders(stream, out var headers) ?? CheckHeaders(headers, found);
        if (problem is not null) return false;
        file = new CsvFile(text, dialect, headers, found.Limits);
        return true;
    }

    /// <summary>Opens the rows below the header; disposing the reader leaves the stream open.</summary>
    public CsvRows OpenRows(Stream stream)
    {
        var rows = Open(stream, Headers.Count);
        var skip = Dialect.HasHeader ? Dialect.HeaderLine : Dialect.HeaderLine - 1;
        rows.SkipLines(skip);
        return rows;
    }

    /// <summary>The first good rows, for profiles and previews; at most <see cref="SampleRows"/> and some 8 million characters.</summary>
    public IReadOnlyList<string[]> ReadSample(Stream stream, CancellationToken cancellation = default)
    {
        using var reader = OpenRows(stream);
        return Sample(reader, Headers.Count, cancellation);
    }

    /// <inheritdoc cref="ReadSample"/>
    public static IReadOnlyList<string[]> Sample(CsvRows rows, int columns, CancellationToken cancellation = default)
    {
        var sample = new List<string[]>();
        var room = 8_000_000;
        while (sample.Count < SampleRows && room > 0 && rows.Read(cancellation))
        {
            if (rows.Problem is not null) continue;
            var cells = new string[columns];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = rows.Text(i);
                room -= cells[i].Length + 16;
            }

            sample.Add(cells);
        }

        return sample;
    }

    private CsvRows Open(Stream stream, int expectedColumns)
    {
        stream.Seek(0, SeekOrigin.Begin);
        var reader = new StreamReader(stream, Text.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        return new CsvRows(reader, Dialect, Limits, expectedColumns);
    }

    private static bool TryNamed(string name, [NotNullWhen(true)] out DetectedText? text, [NotNullWhen(false)] out ImportProblem? problem)
    {
        problem = null;
        text = null;
        try
        {
            var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
            text = new DetectedText(encoding, encoding.WebName);
            return true;
        }
        catch (ArgumentException)
        {
            problem = new ImportProblem("unknownEncoding", $"There is no text encoding called \"{name}\".");
            return false;
        }
    }

    // The sample ends at a line break, so that a record cut in half does not look like a short one.
    private static string Sample(Stream stream, DetectedText text, out ImportProblem? problem)
    {
        stream.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(stream, text.Encoding, true, 64 * 1024, leaveOpen: true);
        var buffer = new char[SampleLength];
        var length = reader.ReadBlock(buffer, 0, buffer.Length);
        var sample = buffer.AsSpan(0, length);
        problem = sample.IsWhiteSpace() ? new ImportProblem("emptyFile", "The file has no text.") : null;
        if (problem is not null || length < buffer.Length) return sample.ToString();
        var lastBreak = sample.LastIndexOfAny('\r', '\n');
        if (lastBreak >= 0) return sample[..(lastBreak + 1)].ToString();
        problem = new ImportProblem("lineTooLong",
            string.Create(CultureInfo.InvariantCulture, $"The first line is longer than {SampleLength:N0} characters, so it cannot be a header. The line breaks may have been lost."), 1);
        return "";
    }

    private ImportProblem? ReadHeaders(Stream stream, out IReadOnlyList<string> headers)
    {
        headers = [];
        using var rows = Open(stream, expectedColumns: 0);
        rows.SkipLines(Dialect.HeaderLine - 1);
        if (!rows.Read()) return new ImportProblem("emptyFile", "The file has no header row.");
        if (rows.Problem is { } problem) return problem.Code is "tooManyCells" ? problem with { Code = "tooManyColumns" } : problem;
        headers = [.. Enumerable.Range(0, rows.Count).Select(i => Name(rows[i], i))];
        return null;
    }

    private string Name(ReadOnlySpan<char> cell, int index)
    {
        var name = cell.Trim(" \t\r\n\u00A0\uFEFF\u200B");
        return name.IsEmpty || !Dialect.HasHeader ? string.Create(CultureInfo.InvariantCulture, $"Column {index + 1}") : CsvOut.Restore(name).ToString();
    }

    private static ImportProblem? CheckHeaders(IReadOnlyList<string> headers, CsvFile file)
    {
        var line = file.Dialect.HeaderLine;
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Length > LongestHeader)
                return new ImportProblem("headerTooLong", $"Column {i + 1} has a name of {headers[i].Length} characters. Is this the header row?", line);
            if (!seen.TryAdd(headers[i], i))
                return new ImportProblem("duplicateHeader", $"The header \"{headers[i]}\" stands twice, in columns {seen[headers[i]] + 1} and {i + 1}. Rename or remove one.", line);
        }
        return null;
    }
}
