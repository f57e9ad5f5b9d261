using Tandem.Engines.Import.Mapping;

namespace Tandem.Imports.Files;

/// <summary>A column of the file and where it goes: to a target, into a custom field, or nowhere.</summary>
public sealed record ImportColumn
{
    /// <summary>Its place in the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What the file calls it.</summary>
    public required string Header { get; init; }

    /// <summary>Some of its values.</summary>
    public required IReadOnlyList<string> Samples { get; init; }

    /// <summary>What was guessed; null where nothing fits.</summary>
    public string? Guessed { get; init; }

    /// <summary>How sure the guess is, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The target in force: a target's key, <c>custom.KEY</c> for a custom field that exists, <see cref="NewField"/>, or null for nowhere.</summary>
    public string? Target { get; init; }

    /// <summary>How its cells are read.</summary>
    public required ColumnOptions Options { get; init; }

    /// <summary>The custom field that it becomes, where its target is <see cref="NewField"/>.</summary>
    public ProposedField? Field { get; init; }

    /// <summary>The type that its values have.</summary>
    public ColumnType Type { get; init; }

    /// <summary>It was to become a custom field, and no row had anything in it.</summary>
    public bool WasEmpty { get; init; }

    /// <summary>The target that makes a new custom field of a column.</summary>
    public const string NewField = "newField";

    /// <summary>The name under which ids of this column are known: the header in lower case, signs as underscores.</summary>
    public string Source => string.Concat(Header.Trim().ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
