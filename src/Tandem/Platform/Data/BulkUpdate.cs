using System.Collections.Concurrent;
using Npgsql;

namespace Tandem.Platform.Data;

/// <summary>A row and which of its columns changed: bit n stands for the n-th column of the <see cref="BulkUpdate{T}"/>.</summary>
public readonly record struct ChangedRow<T>(T Row, ulong Changed);

/// <summary>
/// Updates many rows of one table by key, only the columns that changed (each indexed column that is written costs): a prepared statement per set of columns
/// on SQLite, one <c>update … from unnest</c> per set on PostgreSQL.
/// </summary>
public sealed class BulkUpdate<T>(string table, BulkColumn<T> key, params BulkColumn<T>[] columns)
{
    private const int MaxShapes = 200;

    private readonly ConcurrentDictionary<ulong, string> _sqlite = [];
    private readonly ConcurrentDictionary<ulong, string> _postgres = [];

    /// <summary>The columns, in the order of the bits.</summary>
    public IReadOnlyList<BulkColumn<T>> Columns => columns;

    /// <summary>Writes the changed columns of <paramref name="rows"/>.</summary>
    public async Task Update(Tx tx, IReadOnlyCollection<ChangedRow<T>> rows)
    {
        if (tx.Engine == DbEngine.Sqlite)
        {
            UpdateSqlite(tx, rows);
            return;
        }

        foreach (var shape in rows.GroupBy(row => row.Changed))
        {
            await UpdatePostgres(tx, shape.Key, [.. shape.Select(row => row.Row)]);
        }
    }

    private void UpdateSqlite(Tx tx, IReadOnlyCollection<ChangedRow<T>> rows)
    {
        foreach (var (row, changed) in rows)
        {
            // However many combinations people come up with, the connection keeps a bounded number of statements.
            var shape = _sqlite.ContainsKey(changed) || _sqlite.Count < MaxShapes ? changed : All;
            var statement = tx.Prepared.Sqlite(_sqlite.GetOrAdd(shape, SqliteText));
            var index = 1;
            foreach (var column in Of(shape))
            {
                statement.Bind(index++, column.Value(row));
            }

            statement.Bind(index, key.Value(row));
            statement.Run();
        }
    }

    private async Task UpdatePostgres(Tx tx, ulong changed, IReadOnlyCollection<T> rows)
    {
        await using var command = new NpgsqlCommand(
            _postgres.GetOrAdd(changed, PostgresText), (NpgsqlConnection)tx.Connection, (NpgsqlTransaction?)tx.Transaction);
        command.Parameters.Add(ColumnArrays.Of(key, rows));
        foreach (var column in Of(changed))
        {
            command.Parameters.Add(ColumnArrays.Of(column, rows));
        }

        await command.ExecuteNonQueryAsync();
    }

    private ulong All => columns.Length == 64 ? ulong.MaxValue : (1UL << columns.Length) - 1;

    private IEnumerable<BulkColumn<T>> Of(ulong changed) => columns.Where((_, bit) => (changed & (1UL << bit)) != 0);

    private string SqliteText(ulong changed)
    {
        var names = Of(changed).Select(column => column.Name).ToList();
        return $"update {table} set {string.Join(", ", names.Select((name, i) => $"{name} = @p{i}"))} where {key.Name} = @p{names.Count}";
    }

    private string PostgresText(ulong changed)
    {
        var used = Of(changed).ToList();
        var arrays = used.Prepend(key).Select((column, i) => $"${i + 1}::{ColumnArrays.TypeName(column.Type)}[]");
        return $"""
            update {table} t set {string.Join(", ", used.Select(column => $"{column.Name} = d.{column.Name}"))}
            from unnest({string.Join(", ", arrays)}) as d ({string.Join(", ", used.Prepend(key).Select(column => column.Name))})
            where t.{key.Name} = d.{key.Name}
            """;
    }
}
