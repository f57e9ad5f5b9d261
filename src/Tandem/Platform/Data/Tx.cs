using System.Data.Common;
using Dapper;

namespace Tandem.Platform.Data;

/// <summary>
/// A piece of work that is written whole or not at all. The function that receives it may run more than once (a deadlock on PostgreSQL,
/// a failed neighbour in a group commit on SQLite), so it must keep its effects inside the transaction.
/// </summary>
public sealed class Tx : Session
{
    private readonly Dictionary<object, (object State, Func<Task> Work)> _atEnd = [];
    private readonly List<Action> _afterCommit = [];

    internal Tx(DbTransaction transaction, DbEngine engine, Instant now, PreparedStatements prepared)
        : base(transaction.Connection!, engine, now)
    {
        Transaction = transaction;
        Prepared = prepared;
    }

    /// <summary>Prepared statements of this connection, kept for the next transaction on it.</summary>
    public PreparedStatements Prepared { get; }

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public Task<int> Execute(string sql, object? args = null) => Connection.ExecuteAsync(sql, SqlArguments.For(Engine, args), Transaction);

    /// <summary>
    /// What is gathered during the transaction under <paramref name="key"/>, to be worked off once at its very end, before the commit
    /// (the journey log appends there, see decision 5).
    /// </summary>
    public T AtEnd<T>(object key, Func<T> create, Func<T, Task> work) where T : class
    {
        if (_atEnd.TryGetValue(key, out var known))
        {
            return (T)known.State;
        }

        var state = create();
        _atEnd.Add(key, (state, () => work(state)));
        return state;
    }

    /// <summary>Wakes somebody after the commit. Losing it must be harmless.</summary>
    public void AfterCommit(Action work) => _afterCommit.Add(work);

    /// <summary>Runs what was put at the end.</summary>
    internal async Task Finish()
    {
        foreach (var (_, work) in _atEnd.Values)
        {
            await work();
        }
    }

    internal void Committed()
    {
        foreach (var work in _afterCommit)
        {
            work();
        }
    }
}
