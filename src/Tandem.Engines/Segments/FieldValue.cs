namespace Tandem.Engines.Segments;

/// <summary>
/// A field's value for one record as the evaluator sees it: as people see it (an amount in major units, a name as typed), not
/// as it is stored. A field with several values (a set, related rows) has several.
/// </summary>
public readonly struct FieldValue
{
    private readonly IReadOnlyList<object>? _items;

    private FieldValue(IReadOnlyList<object> items) => _items = items;

    /// <summary>No value.</summary>
    public static FieldValue Unknown => default;

    internal IReadOnlyList<object> Items => _items ?? [];

    /// <summary>A text; null is unknown.</summary>
    public static FieldValue Of(string? text) => text is null ? Unknown : new([text]);

    /// <summary>A number or an amount; null is unknown.</summary>
    public static FieldValue Of(decimal? number) => number is { } value ? new([value]) : Unknown;

    /// <summary>true or false; null is unknown.</summary>
    public static FieldValue Of(bool? flag) => flag is { } value ? new([value]) : Unknown;

    /// <summary>A calendar day; null is unknown.</summary>
    public static FieldValue Of(DateOnly? day) => day is { } value ? new([value]) : Unknown;

    /// <summary>An id; null is unknown.</summary>
    public static FieldValue Of(Guid? id) => id is { } value ? new([value]) : Unknown;

    /// <summary>An instant in epoch milliseconds; null is unknown.</summary>
    public static FieldValue Instant(long? milliseconds) => milliseconds is { } value ? new([value]) : Unknown;

    /// <summary>Several values of one field.</summary>
    public static FieldValue Many(IEnumerable<FieldValue> values) => new([.. values.SelectMany(value => value.Items)]);
}
