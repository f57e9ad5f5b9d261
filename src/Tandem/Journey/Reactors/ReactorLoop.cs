using System.Data.Common;
using System.Diagnostics;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Reactors;

/// <summary>Runs one reactor: reads what is behind its cursors, lets it react, commits effects and cursors as one.</summary>
internal sealed partial class ReactorLoop(IReactor reactor, Db db, LaneLeases leases, ReactorSignal signal, ILogger log)
{
    private const int Batch = 8000;
    private const int WidestReach = 8;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(500);

    // A batch costs much the same however small it is. So whoever keeps up lets some events gather, for a while in proportion to what the last batch
    // took: a lone event is answered at once, and a flood is not worked off in crumbs that starve those who write it down.
    private const int PauseForWork = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(150);

    private bool _started;
    private int _reach = 1;

    public string Name => reactor.Name;

    public IReactor Reactor => reactor;

    /// <summary>Runs until stopped. Its failures are its own: other reactors go on.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                var started = Stopwatch.GetTimestamp();
                var digested = await RunOnce(cancel);
                if (digested is > 0 and < Batch / 2)
                {
                    var pause = Stopwatch.GetElapsedTime(started) * PauseForWork;
                    await Task.Delay(pause < LongestPause ? pause : LongestPause, cancel);
                }
                else if (digested == 0)
                {
                    // Other processes append, too, so a sleeping reactor looks at the 64 lane heads now and then.
                    await Platform.Lanes.Signal.Wait(next, db.Engine == DbEngine.Sqlite ? TimeSpan.FromSeconds(2) : LongestSleep, cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogInterrupted(exception, reactor.Name);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    /// <summary>One batch; the number of events digested.</summary>
    public async Task<int> RunOnce(CancellationToken cancel = default)
    {
        if (!_started)
        {
            await db.Write(tx => Cursors.Ensure(tx, reactor.Name), cancel);
            _started = true;
        }

        var lanes = leases.Held;
        if (lanes.Count == 0)
        {
            return 0;
        }

        var share = Math.Max(8, Batch * _reach / lanes.Count);
        var next = await db.Read(session => Cursors.ReadNext(session, reactor, lanes, share), cancel);
        // Who wants few events reaches further at once; batches stay about as large.
        _reach = next.Events.Count < Batch / WidestReach ? Math.Min(WidestReach, _reach * 2) : next.Events.Count > Batch ? 1 : _reach;
        if (next.Ranges.Count == 0)
        {
            return 0;
        }

        // A range may be empty where events were erased; walking over it is progress, too.
        var progress = Math.Max(1, next.Events.Count);
        try
        {
            return await Digest(next.Events, next.Ranges, cancel) ? progress : 0;
        }
        catch (Exception exception) when (!IsTheDatabases(exception, cancel))
        {
            await DigestOneByOne(next, cancel);
            return progress;
        }
    }

    private async Task<bool> Digest(IReadOnlyList<LoggedEvent> batch, IReadOnlyList<LaneRange> ranges, CancellationToken cancel)
    {
        try
        {
            await db.Write(async tx =>
            {
                await Guard(tx, ranges);
                if (batch.Count > 0)
                {
                    await reactor.React(batch, tx);
                }
            }, cancel);
            return true;
        }
        catch (LaneLostException)
        {
            return false;
        }
    }

    /// <summary>Somewhere in the batch is an event that the reactor cannot digest. It is set aside; its neighbours are not held up.</summary>
    private async Task DigestOneByOne(NextEvents next, CancellationToken cancel)
    {
        var events = next.Events.ToLookup(happened => happened.Lane);
        foreach (var lane in next.Ranges)
        {
            var from = lane.From;
            foreach (var happened in events[lane.Lane])
            {
                LaneRange[] step = [new(lane.Lane, from, happened.Seq)];
                if (!await DigestOrSetAside(happened, step, cancel))
                {
                    return;
                }

                from = happened.Seq;
            }

            if (from < lane.To)
            {
                await Digest([], [lane with { From = from }], cancel);
            }
        }
    }

    private async Task<bool> DigestOrSetAside(LoggedEvent happened, LaneRange[] step, CancellationToken cancel)
    {
        try
        {
            return await Digest([happened], step, cancel);
        }
        catch (Exception exception) when (!IsTheDatabases(exception, cancel))
        {
            LogSetAside(exception, reactor.Name, happened.Lane, happened.Seq);
            await db.Write(async tx =>
            {
                await Guard(tx, step);
                await SetAside.Add(tx, reactor.Name, happened, exception);
            }, cancel);
            return true;
        }
    }

    private async Task Guard(Tx tx, IReadOnlyList<LaneRange> ranges)
    {
        if (!await leases.Confirm(tx, ranges.Select(range => range.Lane)) || !await Cursors.Advance(tx, reactor.Name, ranges))
        {
            throw new LaneLostException();
        }
    }

    /// <summary>A database that is full, locked or gone is no event's fault: the batch is tried again later.</summary>
    private static bool IsTheDatabases(Exception exception, CancellationToken cancel) => exception switch
    {
        OperationCanceledException => cancel.IsCancellationRequested,
        Npgsql.PostgresException postgres => !IsDataError(postgres.SqlState),
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6 or 10 or 13 or 14,
        DbException => true,
        _ => false,
    };

    /// <summary>Classes 22 (bad data), 23 (violated constraint) and 42 (wrong statement) come from the event or the reactor.</summary>
    private static bool IsDataError(string state) =>
        state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("42", StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reactor {Reactor} was interrupted")]
    private partial void LogInterrupted(Exception exception, string reactor);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event was set aside by reactor {Reactor}, lane {Lane}, seq {Seq}")]
    private partial void LogSetAside(Exception exception, string reactor, int lane, long seq);

    private sealed class LaneLostException() : Exception("The lane is another process's now.");
}
