using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Platform.Data;

/// <summary>
/// A statement of SQLite's own interface, for loops over many rows. The ADO.NET classes make several objects for each execution, which costs an import as
/// much as the insert itself. Runs in whatever transaction the connection is in. Parameters count from 1.
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 1024;
    private const uint Persistent = 1;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    internal SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, Persistent, out _statement));
    }

    /// <summary>Sets a parameter; what is no number, id, instant or flag is stored as its text.</summary>
    public void Bind(int index, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => BindText(index, text),
        Guid id => BindId(index, id),
        Instant instant => raw.sqlite3_bind_int64(_statement, index, instant.Milliseconds),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        bool flag => raw.sqlite3_bind_int64(_statement, index, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        _ => BindText(index, value.ToString()!),
    });

    /// <summary>Runs it once; the parameters stay as they are.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        Check(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : reset is raw.SQLITE_OK ? result : reset);
    }

    /// <summary>Runs it once; how many rows it changed.</summary>
    public int RunForChanges()
    {
        Run();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>The id in the first column of the first row, or null.</summary>
    public Guid? FirstId()
    {
        var result = raw.sqlite3_step(_statement);
        Guid? id = result == raw.SQLITE_ROW ? new Guid(raw.sqlite3_column_blob(_statement, 0), bigEndian: true) : null;
        var reset = raw.sqlite3_reset(_statement);
        Check(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : reset);
        return id;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int BindId(int index, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(_statement, index, bytes);
    }

    private int BindText(int index, string text)
    {
        if (text.Length == 0)
        {
            // An empty span has no address, and SQLite takes no address for null.
            return raw.sqlite3_bind_text(_statement, index, "");
        }

        Span<byte> bytes = text.Length <= StackBytes / 3 ? stackalloc byte[StackBytes] : new byte[Encoding.UTF8.GetByteCount(text)];
        return raw.sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
