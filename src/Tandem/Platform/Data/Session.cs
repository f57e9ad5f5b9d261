using System.Data.Common;
using Dapper;

namespace Tandem.Platform.Data;

/// <summary>An open connection for reading, with the few verbs that SQL needs. Never shared between threads.</summary>
public class Session(DbConnection connection, DbEngine engine, Instant now)
{
    /// <summary>The database behind this session.</summary>
    public DbEngine Engine => engine;

    /// <summary>The driver's connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>When this piece of work began; every row that it writes carries this time.</summary>
    public Instant Now => now;

    /// <summary>The transaction to run in, if any.</summary>
    public DbTransaction? Transaction { get; protected init; }

    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, SqlArguments.For(engine, args), Transaction)).AsList();

    /// <summary>All rows of a query, each read by hand: for loops over many rows, where mapping by names costs more than the query.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args, Func<DbDataReader, T> read)
    {
        // Not "await using": Dapper's reader forgets its command then, and SQLite's connection looks through all that it has whenever one goes.
        using var reader = await connection.ExecuteReaderAsync(sql, SqlArguments.For(engine, args), Transaction);
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row, or the default where there is none.</summary>
    public Task<T?> First<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, SqlArguments.For(engine, args), Transaction)!;

    /// <summary>One value.</summary>
    public Task<T?> Scalar<T>(string sql, object? args = null) =>
        connection.ExecuteScalarAsync<T>(sql, SqlArguments.For(engine, args), Transaction);

    /// <summary>The two texts of a statement that must differ; the one for this engine.</summary>
    public string Sql(string sqlite, string postgres) => engine == DbEngine.Sqlite ? sqlite : postgres;

    /// <summary>
    /// <c>column in (…)</c> for a list parameter, which travels as one value, so that the statement's text does not grow with it: a JSON list on SQLite
    /// (ids as lists of one, in hex), an array on PostgreSQL. An empty list matches nothing on both.
    /// </summary>
    public string In(string column, string parameter) => engine == DbEngine.Sqlite
        ? $"{column} in (select case type when 'array' then unhex(substr(value, 3, 32)) else value end from json_each(@{parameter}))"
        : $"{column} = any(@{parameter})";
}
