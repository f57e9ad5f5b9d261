using Npgsql;
using NpgsqlTypes;

namespace Tandem.Platform.Data;

/// <summary>How a column travels to either engine.</summary>
public enum ColumnType
{
    /// <summary>An id.</summary>
    Uuid,

    /// <summary>A whole number or an instant.</summary>
    Bigint,

    /// <summary>A small whole number.</summary>
    Integer,

    /// <summary>Text, JSON, an enum.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A floating number.</summary>
    Double,
}

/// <summary>One column of a <see cref="Bulk{T}"/>: its name, its type and how to read it from a row.</summary>
public sealed record BulkColumn<T>(string Name, ColumnType Type, Func<T, object?> Value);

/// <summary>
/// Writes many rows of one table as fast as the engine takes them: a prepared statement in the running transaction on SQLite,
/// binary COPY on PostgreSQL.
/// </summary>
public sealed class Bulk<T>(string table, params BulkColumn<T>[] columns)
{
    private readonly string _insert =
        $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";

    private const int FewRows = 64;
    private const string Missing = " on conflict do nothing";

    private readonly string _unnest =
        $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) select * from unnest("
        + string.Join(", ", columns.Select((c, i) => $"${i + 1}::{ColumnArrays.TypeName(c.Type)}[]")) + ")";

    private readonly string _copy = $"copy {table} ({string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)";

    /// <summary>Inserts <paramref name="rows"/>; a violated constraint fails the transaction.</summary>
    public async Task Insert(Tx tx, IReadOnlyCollection<T> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            InsertSqlite(tx, rows, _insert);
        }
        else if (rows.Count <= FewRows)
        {
            // COPY takes a round trip more than a statement, which a handful of rows does not pay back.
            await Unnest(tx, rows, _unnest);
        }
        else
        {
            await Copy((NpgsqlConnection)tx.Connection, rows);
        }
    }

    /// <summary>Inserts those of <paramref name="rows"/> that are not there yet by any unique key.</summary>
    public async Task InsertMissing(Tx tx, IReadOnlyCollection<T> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            InsertSqlite(tx, rows, _insert + Missing);
        }
        else
        {
            await Unnest(tx, rows, _unnest + Missing);
        }
    }

    /// <summary>
    /// Inserts <paramref name="rows"/>, or changes those that are there as <paramref name="onConflict"/> says: <c>on conflict (key) do update set …</c>.
    /// No two of the rows have the same key; they come in the order in which the rows are to be locked.
    /// </summary>
    public async Task Upsert(Tx tx, IReadOnlyCollection<T> rows, string onConflict)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            InsertSqlite(tx, rows, $"{_insert} {onConflict}");
        }
        else
        {
            await Unnest(tx, rows, $"{_unnest} {onConflict}");
        }
    }

    private void InsertSqlite(Tx tx, IReadOnlyCollection<T> rows, string sql)
    {
        var statement = tx.Prepared.Sqlite(sql);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                statement.Bind(i + 1, columns[i].Value(row));
            }

            statement.Run();
        }
    }

    private async Task Unnest(Tx tx, IReadOnlyCollection<T> rows, string sql)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)tx.Connection, (NpgsqlTransaction?)tx.Transaction);
        foreach (var column in columns)
        {
            command.Parameters.Add(ColumnArrays.Of(column, rows));
        }

        await command.ExecuteNonQueryAsync();
    }

    private async Task Copy(NpgsqlConnection connection, IReadOnlyCollection<T> rows)
    {
        await using var writer = await connection.BeginBinaryImportAsync(_copy);
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var column in columns)
            {
                await WriteCell(writer, column, column.Value(row));
            }
        }

        await writer.CompleteAsync();
    }

    private static Task WriteCell(NpgsqlBinaryImporter writer, BulkColumn<T> column, object? value) => (column.Type, value) switch
    {
        (_, null) => writer.WriteNullAsync(),
        (ColumnType.Uuid, Guid id) => writer.WriteAsync(id, NpgsqlDbType.Uuid),
        (ColumnType.Bigint, Instant instant) => writer.WriteAsync(instant.Milliseconds, NpgsqlDbType.Bigint),
        (ColumnType.Bigint, _) => writer.WriteAsync(Convert.ToInt64(value, null), NpgsqlDbType.Bigint),
        (ColumnType.Integer, _) => writer.WriteAsync(Convert.ToInt32(value, null), NpgsqlDbType.Integer),
        (ColumnType.Boolean, _) => writer.WriteAsync((bool)value, NpgsqlDbType.Boolean),
        (ColumnType.Double, _) => writer.WriteAsync(Convert.ToDouble(value, null), NpgsqlDbType.Double),
        _ => writer.WriteAsync(value.ToString()!, NpgsqlDbType.Text),
    };
}
