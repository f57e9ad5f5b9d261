using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Timers;

/// <summary>Claims due timers in batches and runs their handlers. A failing timer is tried later and delays no other.</summary>
public sealed partial class TimerLoop(Db db, Signal signal, IEnumerable<TimerKind> kinds, ILogger<TimerLoop> log) : BackgroundService
{
    private const int Batch = 200;
    private const int MaxAttempts = 10;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private const string Due =
        """
        select kind, key, payload, due_at, attempts
        from platform_timers
        where due_at <= @now
        order by due_at, kind, key
        limit @batch
        """;

    private const string Later =
        "update platform_timers set due_at = @dueAt, attempts = @attempts, error = @error where kind = @kind and key = @key";

    private const string Remove = "delete from platform_timers where kind = @kind and key = @key";

    private readonly Dictionary<string, ITimerHandler> _handlers =
        kinds.ToDictionary(kind => kind.Kind, kind => kind.Handler, StringComparer.Ordinal);

    /// <summary>Runs what is due now; the number of timers handled.</summary>
    public async Task<int> RunDue(CancellationToken cancel = default)
    {
        var now = db.Now;
        var failed = new List<(DueTimer Timer, Exception Error)>();
        var handled = await db.Write(async tx =>
        {
            failed.Clear();
            var due = await tx.Query<DueTimer>(tx.Sql(Due, Due + " for update skip locked"), new { now, batch = Batch });
            foreach (var timer in due)
            {
                await tx.Execute("savepoint timer");
                try
                {
                    // Removed first, so that a handler may set the same timer again for a later time.
                    await tx.Execute(Remove, new { timer.Kind, timer.Key });
                    await Handler(timer).Due(timer, tx);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    await tx.Execute("rollback to savepoint timer");
                    failed.Add((timer, exception));
                }

                await tx.Execute("release savepoint timer");
            }

            foreach (var (timer, error) in failed)
            {
                await Postpone(tx, timer, error, now);
            }

            return due.Count;
        }, cancel);
        foreach (var (timer, error) in failed)
        {
            LogFailed(error, timer.Kind, timer.Attempts + 1);
        }

        return handled;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                if (await RunDue(stoppingToken) == 0)
                {
                    await Signal.Wait(next, await UntilNext(stoppingToken), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogInterrupted(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private static Task Postpone(Tx tx, DueTimer timer, Exception error, Instant now)
    {
        var attempts = timer.Attempts + 1;
        // Given up after ten tries: it stays visible with its error and never comes due by itself again.
        var dueAt = attempts >= MaxAttempts ? new Instant(long.MaxValue) : now + TimeSpan.FromSeconds(Math.Pow(2, attempts));
        return tx.Execute(Later, new { dueAt, attempts, error = error.Message, timer.Kind, timer.Key });
    }

    private ITimerHandler Handler(DueTimer timer) => _handlers.TryGetValue(timer.Kind, out var handler)
        ? handler
        : throw new InvalidOperationException($"Nobody handles timers of kind {timer.Kind}.");

    private async Task<TimeSpan> UntilNext(CancellationToken cancel)
    {
        var due = await db.Read(session => session.Scalar<long?>("select min(due_at) from platform_timers"), cancel);
        if (due is null)
        {
            return LongestSleep;
        }

        var wait = TimeSpan.FromMilliseconds(Math.Max(1, Math.Min((double)due.Value - db.Now.Milliseconds, LongestSleep.TotalMilliseconds)));
        return wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer of kind {Kind} failed, attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string kind, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer loop was interrupted")]
    private partial void LogInterrupted(Exception exception);
}
