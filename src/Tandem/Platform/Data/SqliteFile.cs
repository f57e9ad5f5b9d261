using Microsoft.Data.Sqlite;

namespace Tandem.Platform.Data;

/// <summary>Opens connections to the SQLite file with the settings that durability and speed rest on.</summary>
public static class SqliteFile
{
    /// <summary>
    /// Opens the one writing connection: WAL, and <c>synchronous=FULL</c>, so that a commit is on disk before it is acknowledged
    /// (https://www.sqlite.org/pragma.html#pragma_synchronous).
    /// </summary>
    public static SqliteConnection OpenWriter(DatabaseOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        var connection = Open(options.SqliteFile, SqliteOpenMode.ReadWriteCreate);
        Run(connection, "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-65536; pragma mmap_size=2147418112; pragma wal_autocheckpoint=32768");
        if (options.MaxPages is { } pages)
        {
            Run(connection, $"pragma max_page_count={pages}");
        }

        return connection;
    }

    /// <summary>Opens a connection that can only read.</summary>
    public static SqliteConnection OpenReader(DatabaseOptions options)
    {
        var connection = Open(options.SqliteFile, SqliteOpenMode.ReadWrite);
        Run(connection, "pragma query_only=1; pragma cache_size=-16384; pragma mmap_size=2147418112");
        return connection;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = 30,
        }.ConnectionString);
        connection.Open();
        Run(connection, "pragma busy_timeout=30000; pragma temp_store=memory");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
