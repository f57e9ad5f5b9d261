using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>How the cells of a mapped column are to be read. What a column does not need is null.</summary>
public sealed record ColumnOptions
{
    /// <summary>For dates.</summary>
    public DateFormat? Date { get; init; }

    /// <summary>For numbers and amounts.</summary>
    public NumberFormat? Number { get; init; }

    /// <summary>The currency that the amounts name.</summary>
    public string? Currency { get; init; }

    /// <summary>What parts several values in a cell: tags, several email addresses.</summary>
    public string? Separator { get; init; }

    /// <summary>Words that stand for an empty cell in this column.</summary>
    public IReadOnlyList<string>? BlankWords { get; init; }

    /// <summary>By what the cell names another record.</summary>
    public ReferenceBy? By { get; init; }

    /// <summary>What a yes means in a column about mailing.</summary>
    public SubscriptionMeaning? Subscription { get; init; }
}

/// <summary>The custom field that an unmapped column becomes.</summary>
/// <param name="Key">Letters and digits in camelCase, unlike the keys of the other columns.</param>
/// <param name="Label">The header.</param>
/// <param name="Type">What the cells of the sample are.</param>
/// <param name="Options">The words of a select or multi-select; a word that stands later in the file is one more.</param>
public sealed record ProposedField(string Key, string Label, ColumnType Type, IReadOnlyList<string> Options);

/// <summary>Where a column should go.</summary>
/// <param name="Column">The profile of the column.</param>
/// <param name="Target">The key of a target; null where the column becomes a custom field, or is left out.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Options">How to read its cells.</param>
/// <param name="Field">The custom field it becomes, where there is no target and the object has custom fields.</param>
public sealed record ColumnGuess(ColumnProfile Column, string? Target, double Confidence, ColumnOptions Options, ProposedField? Field);
