using System.Data.Common;

namespace Tandem.Platform.Data;

/// <summary>Values of a row that is read by hand, alike on both engines.</summary>
public static class RowValues
{
    /// <summary>An id: <c>uuid</c> or 16 big-endian bytes.</summary>
    public static Guid Id(this DbDataReader row, int column) => row.GetValue(column) is var value && value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;

    /// <summary>An instant.</summary>
    public static Instant Time(this DbDataReader row, int column) => new(row.GetInt64(column));

    /// <summary>An instant, or null.</summary>
    public static Instant? OptionalTime(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    /// <summary>A text, or null.</summary>
    public static string? OptionalText(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
