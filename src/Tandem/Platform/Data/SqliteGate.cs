using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Platform.Data;

/// <summary>
/// The one writer of a SQLite file. Requests that arrive together share one commit: each runs in its own savepoint and is answered after
/// the outer commit, so a failing one takes nobody with it and a disk sync is paid once for all (decision 4).
/// </summary>
internal sealed class SqliteGate : IAsyncDisposable
{
    private const int MaxGroup = 512;
    private const string Savepoint = "work";
    private static readonly TimeSpan MaxHold = TimeSpan.FromMilliseconds(20);

    private readonly Channel<GateWork> _queue = Channel.CreateUnbounded<GateWork>(new() { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly PreparedStatements _prepared;
    private readonly Func<SqliteTransaction, PreparedStatements, Tx> _open;
    private readonly Thread _thread;

    public SqliteGate(DatabaseOptions options, Func<SqliteTransaction, PreparedStatements, Tx> open)
    {
        _connection = SqliteFile.OpenWriter(options);
        _prepared = new PreparedStatements(_connection);
        _open = open;
        // A thread of its own: SQLite blocks, and the writer must not wait for a busy thread pool.
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    public Task<T> Write<T>(Func<Tx, Task<T>> work, CancellationToken cancel)
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("A write inside a write would wait for itself: pass the Tx on instead.");
        }

        var item = new GateWork<T>(work, cancel);
        return _queue.Writer.TryWrite(item)
            ? item.Answer
            : Task.FromException<T>(new ObjectDisposedException(nameof(SqliteGate)));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.Run(_thread.Join);
        _prepared.Dispose();
        await _connection.DisposeAsync();
    }

    private void Run()
    {
        var group = new List<GateWork>(MaxGroup);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            var failure = RunGroup(group);
            if (failure is null)
            {
                group.ForEach(work => work.Succeed());
            }
            else
            {
                // The group was lost as a whole (a full disk, say). Alone, each learns its own fate.
                group.ForEach(RunAlone);
            }
        }
    }

    /// <summary>Takes what is waiting into one transaction. Works that fail are answered at once and leave the group.</summary>
    private Exception? RunGroup(List<GateWork> group)
    {
        var started = Stopwatch.GetTimestamp();
        SqliteTransaction? transaction = null;
        try
        {
            transaction = _connection.BeginTransaction(deferred: false);
            while (group.Count < MaxGroup && Stopwatch.GetElapsedTime(started) < MaxHold && _queue.Reader.TryRead(out var work))
            {
                // The first has nobody to protect: when it fails, the transaction ends with it. A savepoint would make SQLite keep a journal in memory.
                var savepoint = group.Count == 0 ? null : Savepoint;
                // In the group before it runs: whatever goes wrong, somebody answers it.
                group.Add(work);
                if (!Run(work, transaction, savepoint))
                {
                    group.Remove(work);
                }

                if (IsRolledBack())
                {
                    return group.Count == 0 ? null : new InvalidOperationException("SQLite rolled the transaction back.");
                }
            }

            transaction.Commit();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            Close(transaction);
        }
    }

    private void RunAlone(GateWork work)
    {
        SqliteTransaction? transaction = null;
        try
        {
            transaction = _connection.BeginTransaction(deferred: false);
            if (Run(work, transaction, savepoint: null))
            {
                transaction.Commit();
                work.Succeed();
            }
        }
        catch (Exception exception)
        {
            work.Fail(exception);
        }
        finally
        {
            Close(transaction);
        }
    }

    /// <summary>False when the work was answered already: cancelled, or failed and undone back to the savepoint, or with the transaction where there is none.</summary>
    private bool Run(GateWork work, SqliteTransaction transaction, string? savepoint)
    {
        if (work.IsCancelled)
        {
            work.Cancel();
            return false;
        }

        try
        {
            if (savepoint is not null)
            {
                transaction.Save(savepoint);
            }

            work.Run(_open(transaction, _prepared)).GetAwaiter().GetResult();
            if (savepoint is not null)
            {
                transaction.Release(savepoint);
            }

            return true;
        }
        catch (Exception exception)
        {
            Undo(transaction, savepoint);
            work.Fail(exception);
            return false;
        }
    }

    private void Undo(SqliteTransaction transaction, string? savepoint)
    {
        if (IsRolledBack())
        {
            return;
        }

        if (savepoint is null)
        {
            transaction.Rollback();
            return;
        }

        transaction.Rollback(savepoint);
        transaction.Release(savepoint);
    }

    private bool IsRolledBack() => raw.sqlite3_get_autocommit(_connection.Handle) != 0;

    private void Close(SqliteTransaction? transaction)
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException) when (IsRolledBack())
        {
            // SQLite has already rolled back by itself (SQLITE_FULL, SQLITE_IOERR); there is nothing left to undo.
        }
    }
}
