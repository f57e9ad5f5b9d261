using Tandem.Engines.Segments;

namespace Tandem.Platform.Lists;

/// <summary>
/// A table that people page through, filter, sort and search. In every expression its row is called <c>c</c>; it has the columns <c>id</c>,
/// <c>archived_at</c> and, on SQLite, <c>row_no</c>.
/// </summary>
public sealed record ListTable(string Name)
{
    /// <summary>The orders that are offered.</summary>
    public required IReadOnlyList<ListSort> Sorts { get; init; }

    /// <summary>Keys of fields whose conditions an index can find.</summary>
    public required IReadOnlySet<string> Indexed { get; init; }

    /// <summary>Indexes that begin with one field and go on with the order of <c>createdAt</c>: field → index.</summary>
    public IReadOnlyDictionary<string, string> ByCreated { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Columns that are looked through for the beginnings of short words, each with an index in byte order.</summary>
    public required IReadOnlyList<string> PrefixColumns { get; init; }

    /// <summary>On SQLite, the query for <c>row_no</c> of rows that may have the trigrams <c>@trigrams</c>.</summary>
    public required string TrigramRows { get; init; }

    /// <summary>The order of that key, or null.</summary>
    public ListSort? Sort(string key) => Sorts.FirstOrDefault(sort => string.Equals(sort.Column.Key, key, StringComparison.Ordinal));
}

/// <summary>One order of a list.</summary>
/// <param name="Column">Its key and expression.</param>
/// <param name="Index">The index that has it; null: the rows are sorted by hand, which is for lists that are small or made small by a filter.</param>
public sealed record ListSort(SortColumn Column, string? Index = null)
{
    /// <summary>What rows of the same value are sorted by, where the index goes on with it; else by id.</summary>
    public SortColumn? Then { get; init; }

    /// <summary>What the rows are sorted by, before the id.</summary>
    public IReadOnlyList<SortColumn> Columns => Then is null ? [Column] : [Column, Then];

    /// <summary>The same order, the greatest first.</summary>
    public ListSort Reversed => this with { Column = Column with { Descending = true }, Then = Then is null ? null : Then with { Descending = true } };

    /// <summary>Keys of fields that the index carries along: rows that do not match are passed over without being fetched.</summary>
    public IReadOnlySet<string> Carries { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether rows that follow each other in this order also stand beside each other in the table, so that a walk fetches few pages.</summary>
    public bool IsStoredOrder { get; init; }

    /// <summary>The table that has the value, where it is not the listed one.</summary>
    public SortTable? Beside { get; init; }
}

/// <summary>A table beside the listed one, with one row for some of its rows.</summary>
/// <param name="From">For example <c>people_activity a</c>.</param>
/// <param name="Key">What is equal to <c>c.id</c>, second in its index: <c>a.contact_id</c>.</param>
public sealed record SortTable(string From, string Key);
