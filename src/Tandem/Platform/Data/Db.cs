using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tandem.Platform.Data;

/// <summary>
/// The one door to the database. <see cref="Read{T}"/> never waits for a writer; <see cref="Write{T}"/> returns when the work is on disk.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private const int Tries = 6;

    private readonly TimeProvider _clock;
    private readonly SqliteReaders? _readers;
    private readonly Lazy<SqliteGate>? _gate;
    private readonly NpgsqlDataSource? _postgres;
    private readonly Enclosure? _within;

    /// <summary>Opens nothing yet; the first use does.</summary>
    public Db(DatabaseOptions options, TimeProvider clock)
    {
        SqlMapping.Register();
        Options = options;
        _clock = clock;
        if (options.Postgres is { } text)
        {
            _postgres = PostgresSource.Open(text);
        }
        else
        {
            _readers = new SqliteReaders(options);
            _gate = new Lazy<SqliteGate>(() => new SqliteGate(options, OpenTx));
        }
    }

    /// <summary>
    /// A door inside a transaction that is open: each write is a savepoint of it, each read sees what was written so far, and nobody else sees any of it
    /// before <paramref name="outer"/> is committed. It has a clock of its own.
    /// </summary>
    internal Db(DatabaseOptions options, TimeProvider clock, Tx outer)
    {
        Options = options;
        _clock = clock;
        _within = new Enclosure(outer, this);
    }

    /// <summary>Where the data lives.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The database in use.</summary>
    public DbEngine Engine => Options.Engine;

    /// <summary>The present, to the millisecond.</summary>
    public Instant Now => Instant.From(_clock.GetUtcNow());

    /// <summary>PostgreSQL's connections; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres => _postgres;

    /// <summary>Runs a read. On SQLite it sees the last commit; on PostgreSQL each statement does.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> work, CancellationToken cancel = default)
    {
        if (_within is not null)
        {
            return await _within.Read(work, cancel);
        }

        if (_readers is not null)
        {
            return await _readers.Use(connection => work(new Session(connection, DbEngine.Sqlite, Now)), cancel);
        }

        await using var connection = await _postgres!.OpenConnectionAsync(cancel);
        return await work(new Session(connection, DbEngine.Postgres, Now));
    }

    /// <summary>Runs <paramref name="work"/> in one transaction and returns when it is durable. It may be run again after a conflict.</summary>
    public Task<T> Write<T>(Func<Tx, Task<T>> work, CancellationToken cancel = default) =>
        _within is not null ? _within.Write(work, cancel)
        : _gate is not null ? _gate.Value.Write(work, cancel)
        : WritePostgres(work, cancel);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<Tx, Task> work, CancellationToken cancel = default) =>
        Write(async tx =>
        {
            await work(tx);
            return true;
        }, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_gate is { IsValueCreated: true })
        {
            await _gate.Value.DisposeAsync();
        }

        _readers?.Dispose();
        _within?.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private async Task<T> WritePostgres<T>(Func<Tx, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(work, cancel);
            }
            catch (PostgresException conflict) when (IsConflict(conflict) && attempt < Tries)
            {
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancel);
            }
        }
    }

    private async Task<T> WriteOnce<T>(Func<Tx, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await _postgres!.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        using var prepared = new PreparedStatements(connection);
        var tx = new Tx(transaction, DbEngine.Postgres, Now, prepared);
        var value = await work(tx);
        await tx.Finish();
        // Not cancellable: whether a commit that was given up in mid-air took place could not be told.
        await transaction.CommitAsync(CancellationToken.None);
        tx.Committed();
        return value;
    }

    private static bool IsConflict(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private Tx OpenTx(SqliteTransaction transaction, PreparedStatements prepared) =>
        new(transaction, DbEngine.Sqlite, Now, prepared);
}
