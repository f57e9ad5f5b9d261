using Tandem.Platform.Data;

namespace Tandem.Insights.Scoreboard;

/// <summary>The figures of one origin, month, owner … or of all together.</summary>
public sealed record BoardRow
{
    /// <summary>The origin, the month, the owner's name …; null where it is not known, and for all together.</summary>
    public string? Key { get; init; }

    /// <summary>The owner or company behind the key.</summary>
    public Guid? Id { get; init; }

    /// <summary>A better name for people, where there is one (a campaign's).</summary>
    public string? Label { get; init; }

    public long Leads { get; init; }

    public long MarketingQualified { get; init; }

    public long SalesAccepted { get; init; }

    public long SalesQualified { get; init; }

    public long Opportunities { get; init; }

    public long Won { get; init; }

    public long Lost { get; init; }

    public long Open { get; init; }

    public double? Conversion => Ratio(Won, Leads);

    public double? WinRate => Ratio(Won, Won + Lost);

    public decimal WonValue { get; init; }

    public required string Currency { get; init; }

    public double? MedianDays { get; init; }

    public double? MeanDays { get; init; }

    /// <summary>Marketing cost; null where costs cannot be split so.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Sales cost; null where costs cannot be split so.</summary>
    public decimal? SalesCost { get; init; }

    public double? CostPerLead => Ratio(Cost, Leads);

    public double? AcquisitionCost => Ratio(Cost + SalesCost, Won);

    public double? Roi => Ratio(WonValue - Cost, Cost);

    private static double? Ratio(decimal? part, decimal? whole) => part is null || whole is null or 0 ? null : (double)part.Value / (double)whole.Value;
}

/// <summary>Something that people must know beside the figures.</summary>
/// <param name="Code">A stable word: <c>rateMissing</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Currency">Which currency it is about.</param>
/// <param name="Count">How many amounts were left out.</param>
public sealed record BoardWarning(string Code, string Message, string Currency, int Count);

/// <summary>The scoreboard's answer.</summary>
public sealed record Board
{
    /// <summary>The rows: months and quarters ascending, all else by leads and then by key; what is not known comes last.</summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>The base currency of all sums.</summary>
    public required string Currency { get; init; }

    /// <summary>The zone in which days and months are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The instant up to which what was written down has been counted: a moment ago at most, unless there is much to catch up with.</summary>
    public required Instant CountedTo { get; init; }

    /// <summary>Figures that cannot be split this way and are zero or null for that reason alone.</summary>
    public required IReadOnlyList<string> NotSplit { get; init; }

    /// <summary>What was left out.</summary>
    public required IReadOnlyList<BoardWarning> Warnings { get; init; }
}
