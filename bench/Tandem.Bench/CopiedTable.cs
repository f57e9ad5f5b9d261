using System.Data.Common;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>A table that is read part by part, each part to be written elsewhere.</summary>
internal sealed class CopiedTable : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private readonly DbDataReader _reader;
    private readonly string[] _columns;
    private readonly int _rowsAtOnce;
    private readonly List<object?[]> _rows;

    private CopiedTable(DbConnection connection, DbCommand command, DbDataReader reader, string name, int rowsAtOnce)
    {
        (_connection, _command, _reader, _rowsAtOnce) = (connection, command, reader, rowsAtOnce);
        Name = name;
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _rows = new List<object?[]>(rowsAtOnce);
    }

    public string Name { get; }

    /// <summary>How many rows the part has.</summary>
    public int Count => _rows.Count;

    /// <summary>Begins to read <paramref name="name"/>, or those of its rows that <paramref name="where"/> says, <paramref name="rowsAtOnce"/> rows a part.</summary>
    public static async Task<CopiedTable> Open(DbConnection connection, string name, int rowsAtOnce, string where = "true")
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 600;
        // PostgreSQL numbers the rows of the search by itself only on SQLite; generated columns are left to the target.
        command.CommandText = $"select * from {name} where {where}";
        return new CopiedTable(connection, command, await command.ExecuteReaderAsync(), name, rowsAtOnce);
    }

    public async Task ReadNext()
    {
        _rows.Clear();
        while (_rows.Count < _rowsAtOnce && await _reader.ReadAsync())
        {
            var row = new object?[_columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await _reader.IsDBNullAsync(i) ? null : _reader.GetValue(i);
            }

            _rows.Add(row);
        }
    }

    /// <summary>Writes the part with one prepared statement.</summary>
    public void Insert(Tx tx)
    {
        var statement = tx.Prepared.Sqlite($"insert into {Name} ({string.Join(", ", _columns)}) values ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})");
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                statement.Bind(i + 1, row[i] is byte[] { Length: 16 } id ? new Guid(id, bigEndian: true) : row[i]);
            }

            statement.Run();
        }
    }

    /// <summary>Writes the part with binary COPY.</summary>
    public async Task Copy(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {Name} ({string.Join(", ", _columns)}) from stdin (format binary)");
        foreach (var row in _rows)
        {
            await writer.WriteRowAsync(CancellationToken.None, row);
        }

        await writer.CompleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
