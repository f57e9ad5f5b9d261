namespace Tandem.Engines.Segments;

/// <summary>What a sort column holds.</summary>
public enum SortType
{
    /// <summary>Text in byte order (a <see cref="Text.TextKey"/>, a date).</summary>
    Text,
    /// <summary>A whole number: an instant, minor units.</summary>
    Whole,
    /// <summary>Any number.</summary>
    Number,
}

/// <summary>One column of a list's order.</summary>
/// <param name="Key">Its name in cursors, stable: <c>name</c>.</param>
/// <param name="Expression">Its SQL, from the module, never from a request: <c>c.sort_name</c>.</param>
/// <param name="Type">What it holds.</param>
public sealed record SortColumn(string Key, string Expression, SortType Type)
{
    /// <summary>Greatest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Some rows have no value; they come last in either direction.</summary>
    public bool Nullable { get; init; }
}

/// <summary>Where a page ended: the values of its last row.</summary>
public sealed record KeysetPosition
{
    internal KeysetPosition(KeysetValue[] values, Guid id) => (Values, Id) = (values, id);

    internal KeysetValue[] Values { get; }

    /// <summary>The last row's id.</summary>
    public Guid Id { get; }
}

/// <summary>A sort value as text, whole or written-out number; all null where the row has none.</summary>
internal readonly record struct KeysetValue(string? Text, long? Whole, string? Number)
{
    public bool IsNull => Text is null && Whole is null && Number is null;
}

/// <summary>
/// One scan of a page: rows that meet <see cref="Where"/> in the order of <see cref="OrderBy"/>, which an index on the sort
/// column and the id can answer in either direction.
/// </summary>
/// <param name="Where">The rows of this scan after the position.</param>
/// <param name="OrderBy">Their order, without the words <c>order by</c>.</param>
public sealed record KeysetScan(SqlFragment Where, string OrderBy);
