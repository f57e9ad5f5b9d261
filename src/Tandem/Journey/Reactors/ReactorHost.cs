using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Reactors;

/// <summary>Keeps the leases and runs every reactor in a loop of its own: a slow or failing one delays only itself.</summary>
public sealed partial class ReactorHost(
    IEnumerable<IReactor> reactors, Db db, LaneLeases leases, ReactorSignal signal, ILogger<ReactorHost> log) : BackgroundService
{
    private readonly ReactorLoop[] _loops = [.. reactors.Select(reactor => new ReactorLoop(reactor, db, leases, signal, log))];

    /// <summary>Lets every reactor catch up with the log; the number of events digested by all of them.</summary>
    public async Task<int> CatchUp(CancellationToken cancel = default)
    {
        await leases.Refresh(cancel);
        var digested = 0;
        foreach (var loop in _loops)
        {
            for (var count = -1; count != 0; digested += count)
            {
                count = await loop.RunOnce(cancel);
            }
        }

        return digested;
    }

    /// <summary>How many events each reactor has yet to read.</summary>
    public Task<IReadOnlyDictionary<string, long>> Lag(CancellationToken cancel = default) => db.Read<IReadOnlyDictionary<string, long>>(
        async session =>
        {
            var lag = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var loop in _loops)
            {
                lag[loop.Name] = await Cursors.Lag(session, loop.Name);
            }

            return lag;
        }, cancel);

    /// <summary>Recomputes what was set aside; false when there is no such row.</summary>
    public Task<bool> Replay(Guid id, CancellationToken cancel = default) => db.Write(async tx =>
    {
        var row = await tx.First<SetAsideEvent>(
            "select id, reactor, lane, seq, subject_id, event_type, error, set_aside_at from journey_set_aside where id = @id and replayed_at is null",
            new { id });
        if (row is null || _loops.FirstOrDefault(loop => string.Equals(loop.Name, row.Reactor, StringComparison.Ordinal)) is not { } loop)
        {
            return false;
        }

        await loop.Reactor.Recompute(row.SubjectId, tx);
        await tx.Execute("update journey_set_aside set replayed_at = @now where id = @id", new { id, now = tx.Now });
        return true;
    }, cancel);

    /// <summary>Lets the other processes have this one's lanes.</summary>
    public Task GiveUp() => leases.GiveUp();

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await leases.GiveUp();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_loops.Select(loop => loop.Run(stoppingToken)).Prepend(KeepLeases(stoppingToken)));

    private async Task KeepLeases(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await leases.Refresh(cancel);
                await Task.Delay(db.Options.LeaseTime / 3, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogLeases(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Leases could not be renewed")]
    private partial void LogLeases(Exception exception);
}
