using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>What the cells of a column look like.</summary>
public enum ColumnType
{
    /// <summary>Anything.</summary>
    Text,

    /// <summary>Text of several lines or more than 255 characters.</summary>
    LongText,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Numbers with a currency.</summary>
    Money,

    /// <summary>Yes and no.</summary>
    Boolean,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Days with a time.</summary>
    DateTime,

    /// <summary>One of a few words.</summary>
    Select,

    /// <summary>Several of a few words.</summary>
    MultiSelect,

    /// <summary>Email addresses.</summary>
    Email,

    /// <summary>Telephone numbers.</summary>
    Phone,

    /// <summary>Web addresses.</summary>
    Url,

    /// <summary>Keys of another system; kept as text.</summary>
    Id,
}

/// <summary>What a sample of a column shows.</summary>
public sealed record ColumnProfile
{
    /// <summary>The position in the row, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The header.</summary>
    public required string Header { get; init; }

    /// <summary>Rows of the sample.</summary>
    public int Rows { get; init; }

    /// <summary>How many of them have something in this column.</summary>
    public int Filled { get; init; }

    /// <summary>How many different values there are.</summary>
    public int Distinct { get; init; }

    /// <summary>The length of the longest cell.</summary>
    public int MaxLength { get; init; }

    /// <summary>Up to five different values, shortened.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>The type that every filled cell of the sample has.</summary>
    public ColumnType Type { get; init; }

    /// <summary>How dates are written, where at least half of the cells are dates.</summary>
    public DateFormat? Date { get; init; }

    /// <summary>How numbers are written, where at least half of the cells are numbers or amounts.</summary>
    public NumberFormat? Number { get; init; }

    /// <summary>The one currency that the amounts name, if they do.</summary>
    public string? Currency { get; init; }

    /// <summary>The words of a select or multi-select, the most frequent first.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What parts the values of a cell that holds several.</summary>
    public string? Separator { get; init; }

    /// <summary>Words among the cells that stand for nothing: the "Select" of a choice that nobody made, "n/a", "NULL".</summary>
    public IReadOnlyList<string> BlankWords { get; init; } = [];

    internal ColumnShares Shares { get; init; } = new();
}

/// <summary>The share of filled cells, 0 to 1, that can be read as each kind.</summary>
internal sealed record ColumnShares
{
    internal double Email { get; init; }
    internal double Phone { get; init; }
    internal double Url { get; init; }
    internal double FullUrl { get; init; }
    internal double Social { get; init; }
    internal double Number { get; init; }
    internal double Money { get; init; }
    internal double Boolean { get; init; }
    internal double Date { get; init; }
    internal double WrittenDate { get; init; }
    internal double Ip { get; init; }
    internal double Country { get; init; }
    internal double Currency { get; init; }
    internal double Lifecycle { get; init; }
    internal double Subscription { get; init; }
    internal bool HasTellingSubscription { get; init; }
    internal double Salutation { get; init; }
    internal double Id { get; init; }
    internal double Letters { get; init; }
}
