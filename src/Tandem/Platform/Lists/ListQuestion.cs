using Tandem.Engines.Segments;
using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>Which rows are asked for, by whom.</summary>
public sealed record ListQuestion
{
    /// <summary>The list.</summary>
    public required ListTable Table { get; init; }

    /// <summary>The conditions; <see cref="Condition.Everyone"/> for none.</summary>
    public required Filter Filter { get; init; }

    /// <summary>Who asks and when.</summary>
    public required FilterContext Context { get; init; }

    /// <summary>What was typed into the search.</summary>
    public required SearchWords Words { get; init; }

    /// <summary>What the asker may see: a condition on <c>c</c>.</summary>
    public required string Reach { get; init; }

    /// <summary>What <see cref="Reach"/> (and fields of the filter) refer to.</summary>
    public required IReadOnlyDictionary<string, object?> Parameters { get; init; }

    /// <summary>Whether every row is asked for.</summary>
    public bool IsEverything => Filter.ConjunctCount == 0 && Words.IsEmpty && IsUnbounded;

    /// <summary>Whether the asker may see every row.</summary>
    public bool IsUnbounded => string.Equals(Reach, "true", StringComparison.Ordinal);

    /// <summary>The dialect of the session's database.</summary>
    public static SqlDialect Dialect(Session session) => session.Engine == DbEngine.Sqlite ? SqlDialect.Sqlite : SqlDialect.Postgres;
}

/// <summary>Which page of the rows.</summary>
/// <param name="Sort">Their order.</param>
/// <param name="Position">Where the page before ended; null for the first.</param>
/// <param name="Size">How many rows.</param>
public sealed record PageQuestion(ListSort Sort, KeysetPosition? Position, int Size)
{
    /// <summary>What cursors are made and read by.</summary>
    public Keyset Keyset { get; } = new(Sort.Columns, "c.id");
}

/// <summary>A row of a page: its id, and what it is sorted by.</summary>
public sealed class FoundRow
{
    /// <summary>The row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its value in the order.</summary>
    public object? Value { get; init; }

    /// <summary>Its second value, where the order has one.</summary>
    public object? Later { get; init; }
}

/// <summary>A page.</summary>
/// <param name="Rows">Its rows in order.</param>
/// <param name="Next">The cursor of the next one; null at the end.</param>
public sealed record FoundPage(IReadOnlyList<FoundRow> Rows, string? Next);
