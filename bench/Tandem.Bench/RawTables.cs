using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>The tables of a database as the engine itself shows them, without anything of Tandem between.</summary>
internal static class RawTables
{
    public static async Task<DbConnection> Connect(DatabaseOptions options)
    {
        DbConnection connection = options.Engine == DbEngine.Sqlite
            ? new SqliteConnection($"Data Source={options.SqliteFile};Pooling=false")
            : new NpgsqlConnection(options.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public static async Task<IReadOnlyList<string>> Names(DatabaseOptions options)
    {
        await using var connection = await Connect(options);
        await using var command = connection.CreateCommand();
        command.CommandText = options.Engine == DbEngine.Sqlite
            ? "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name"
            : "select tablename from pg_tables where schemaname = 'public' order by tablename";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public static async Task<long> Count(DatabaseOptions options, string table, string where = "true")
    {
        await using var connection = await Connect(options);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table} where {where}";
        command.CommandTimeout = 600;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), provider: null);
    }
}
