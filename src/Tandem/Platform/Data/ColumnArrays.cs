using Npgsql;
using NpgsqlTypes;

namespace Tandem.Platform.Data;

/// <summary>Many rows as one parameter a column, for <c>unnest</c> on PostgreSQL: one statement and one round trip, whatever the number of rows.</summary>
internal static class ColumnArrays
{
    /// <summary>The column of <paramref name="rows"/> as an array.</summary>
    public static NpgsqlParameter Of<T>(BulkColumn<T> column, IReadOnlyCollection<T> rows) => column.Type switch
    {
        ColumnType.Uuid => new NpgsqlParameter { Value = Array(rows, row => (Guid?)column.Value(row)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
        ColumnType.Bigint => new NpgsqlParameter { Value = Array(rows, row => Number(column.Value(row))), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        ColumnType.Integer => new NpgsqlParameter { Value = Array(rows, row => (int?)Number(column.Value(row))), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
        ColumnType.Boolean => new NpgsqlParameter { Value = Array(rows, row => (bool?)column.Value(row)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean },
        ColumnType.Double => new NpgsqlParameter { Value = Array(rows, row => (double?)column.Value(row)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double },
        _ => new NpgsqlParameter { Value = Array(rows, row => column.Value(row)?.ToString()), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
    };

    /// <summary>The type's name in SQL.</summary>
    public static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Uuid => "uuid",
        ColumnType.Bigint => "bigint",
        ColumnType.Integer => "integer",
        ColumnType.Boolean => "boolean",
        ColumnType.Double => "double precision",
        _ => "text",
    };

    private static TCell[] Array<T, TCell>(IReadOnlyCollection<T> rows, Func<T, TCell> cell)
    {
        var cells = new TCell[rows.Count];
        var index = 0;
        foreach (var row in rows)
        {
            cells[index++] = cell(row);
        }

        return cells;
    }

    private static long? Number(object? value) => value switch
    {
        null => null,
        Instant instant => instant.Milliseconds,
        _ => Convert.ToInt64(value, provider: null),
    };
}
