using System.Data.Common;
using Dapper;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Platform.Schema;

/// <summary>The database's schema cannot be used as it is; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);

/// <summary>
/// Brings the schema up to this binary's version: forward only, each migration in its own transaction, after a backup when there is data.
/// </summary>
public sealed class Migrator(DatabaseOptions options, IReadOnlyList<Migration> migrations, TimeProvider clock)
{
    private const string CreateHistory =
        """
        create table if not exists platform_migrations (
          module text not null,
          number integer not null,
          name text not null,
          checksum text not null,
          applied_at bigint not null,
          primary key (module, number))
        """;

    private const string HasHistorySqlite = "select count(*) from sqlite_master where name = 'platform_migrations'";
    private const string HasHistoryPostgres = "select count(*) from pg_tables where tablename = 'platform_migrations'";

    /// <summary>Applies what is missing; returns the applied migrations.</summary>
    /// <exception cref="SchemaException">The database is newer than this binary, an applied migration was edited, or no backup could be made.</exception>
    public async Task<IReadOnlyList<Migration>> Migrate(bool backupIsMade = false)
    {
        SqlMapping.Register();
        await using var connection = Open();
        await LockOut(connection);
        await connection.ExecuteAsync(CreateHistory);
        var applied = (await connection.QueryAsync<AppliedMigration>("select module, number, checksum from platform_migrations")).AsList();
        Check(applied);
        var missing = migrations.Where(m => !applied.Exists(a => a.Is(m))).ToArray();
        if (missing.Length > 0 && applied.Count > 0 && !backupIsMade)
        {
            await Backup.BeforeMigration(options, clock);
        }

        foreach (var migration in missing)
        {
            await Apply(connection, migration);
        }

        return missing;
    }

    /// <summary>The migrations that the database does not have yet; nothing is changed.</summary>
    /// <exception cref="SchemaException">The database is newer than this binary, or an applied migration was edited.</exception>
    public async Task<IReadOnlyList<Migration>> Missing()
    {
        SqlMapping.Register();
        await using var connection = Open();
        if (await connection.ExecuteScalarAsync<long>(options.Engine == DbEngine.Sqlite ? HasHistorySqlite : HasHistoryPostgres) == 0)
        {
            return migrations;
        }

        var applied = (await connection.QueryAsync<AppliedMigration>("select module, number, checksum from platform_migrations")).AsList();
        Check(applied);
        return [.. migrations.Where(m => !applied.Exists(a => a.Is(m)))];
    }

    private DbConnection Open()
    {
        if (options.Engine == DbEngine.Sqlite)
        {
            return SqliteFile.OpenWriter(options);
        }

        var connection = new NpgsqlConnection(options.Postgres);
        connection.Open();
        return connection;
    }

    /// <summary>Two processes that start together must not migrate together. SQLite's write lock does the same for each step.</summary>
    private Task LockOut(DbConnection connection) => options.Engine == DbEngine.Postgres
        ? connection.ExecuteAsync("select pg_advisory_lock(7426336)")
        : Task.CompletedTask;

    private void Check(List<AppliedMigration> applied)
    {
        foreach (var done in applied)
        {
            var known = migrations.FirstOrDefault(done.Is) ?? throw new SchemaException(
                $"The database has migration {done.Module} {done.Number}, which this version of Tandem does not know. " +
                "It was written by a newer version: start that one, or restore the backup made before its upgrade.");
            if (!string.Equals(known.Checksum, done.Checksum, StringComparison.Ordinal))
            {
                throw new SchemaException($"Migration {done.Module} {done.Number} was changed after it had been applied.");
            }
        }
    }

    private async Task Apply(DbConnection connection, Migration migration)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await connection.ExecuteAsync(migration.Sql, transaction: transaction);
        }
        catch (DbException exception)
        {
            throw new SchemaException($"Migration {migration.Module} {migration.Number} ({migration.Name}) failed: {exception.Message}");
        }

        await connection.ExecuteAsync(
            "insert into platform_migrations (module, number, name, checksum, applied_at) values (@module, @number, @name, @checksum, @at)",
            new { module = migration.Module, number = migration.Number, name = migration.Name, checksum = migration.Checksum, at = Instant.From(clock.GetUtcNow()) },
            transaction);
        await transaction.CommitAsync();
    }

    private sealed class AppliedMigration
    {
        public required string Module { get; init; }

        public required int Number { get; init; }

        public required string Checksum { get; init; }

        public bool Is(Migration migration) =>
            string.Equals(Module, migration.Module, StringComparison.Ordinal) && Number == migration.Number;
    }
}
