using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Journey.Reactors;

/// <summary>
/// Which lanes this process may work on. On SQLite: all. On PostgreSQL each lane is leased with an epoch that grows with every change of
/// hands; a batch commits only while the lease that it began under still stands, so a process that was paused cannot act twice.
/// Times are the database's: the processes' clocks may differ.
/// </summary>
public sealed class LaneLeases(Db db)
{
    private static readonly int[] AllLanes = [.. Enumerable.Range(0, Lane.Count)];
    private const string DbNow = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private const string Beat =
        $"""
        insert into journey_workers (owner, seen_at) values (@owner, {DbNow})
        on conflict (owner) do update set seen_at = excluded.seen_at
        """;

    private const string Forget = $"delete from journey_workers where seen_at < {DbNow} - 10 * @leaseMs";

    private const string CountAlive = $"select count(*) from journey_workers where seen_at > {DbNow} - @leaseMs";

    private const string Renew =
        $"""
        update journey_leases set expires_at = {DbNow} + @leaseMs
        where lane in (select lane from journey_leases where owner = @owner and expires_at > {DbNow} order by lane limit @share for no key update skip locked)
        returning lane, epoch
        """;

    // Only what no batch is working on at this moment; the rest next time.
    private const string Release =
        """
        update journey_leases set owner = null, expires_at = 0
        where lane in (select lane from journey_leases where owner = @owner and not (lane = any(@kept)) order by lane for update skip locked)
        """;

    private const string Take =
        $"""
        update journey_leases set owner = @owner, epoch = epoch + 1, expires_at = {DbNow} + @leaseMs
        where lane in (
          select lane from journey_leases where owner is null or expires_at <= {DbNow} order by lane limit @wanted for update skip locked)
        returning lane, epoch
        """;

    // A batch holds its lanes against whoever would take them (for update), and not against the renewal of the very lease that it rests on, which
    // changes no key. Held against that, a busy process lost its lanes and waited for them at every renewal.
    private const string StillOurs =
        $"select lane from journey_leases where lane = any(@lanes) and owner = @owner and epoch = @epoch and expires_at > {DbNow} for key share";

    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():n}";
    private volatile Dictionary<int, long> _held = [];

    /// <summary>On SQLite one process has all lanes.</summary>
    private bool HasAll => db.Engine == DbEngine.Sqlite;

    /// <summary>The lanes in this process's hands.</summary>
    public IReadOnlyCollection<int> Held => HasAll ? AllLanes : _held.Keys;

    /// <summary>Renews what is held, gives up what exceeds the fair share, takes what is free.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        if (HasAll)
        {
            return;
        }

        var leaseMs = (long)db.Options.LeaseTime.TotalMilliseconds;
        _held = await db.Write(async tx =>
        {
            await tx.Execute(Beat, new { owner = _owner });
            await tx.Execute(Forget, new { leaseMs });
            var alive = Math.Max(1, await tx.Scalar<long>(CountAlive, new { leaseMs }));
            var share = (int)((Lane.Count + alive - 1) / alive);
            var held = (await tx.Query<HeldLane>(Renew, new { owner = _owner, share, leaseMs })).ToList();
            await tx.Execute(Release, new { owner = _owner, kept = held.Select(lane => lane.Lane).ToArray() });
            held.AddRange(await tx.Query<HeldLane>(Take, new { owner = _owner, wanted = share - held.Count, leaseMs }));
            return held.ToDictionary(lane => lane.Lane, lane => lane.Epoch);
        }, cancel);
    }

    /// <summary>Gives all lanes up, so that the next process need not wait for the leases to run out.</summary>
    public async Task GiveUp()
    {
        if (db.Engine == DbEngine.Postgres && _held.Count > 0)
        {
            _held = [];
            await db.Write(async tx =>
            {
                await tx.Execute(Release, new { owner = _owner, kept = Array.Empty<int>() });
                await tx.Execute("delete from journey_workers where owner = @owner", new { owner = _owner });
            });
        }
    }

    /// <summary>Whether every one of <paramref name="lanes"/> is still leased to this process; keeps it so until the transaction ends.</summary>
    public async Task<bool> Confirm(Tx tx, IEnumerable<int> lanes)
    {
        if (HasAll)
        {
            return true;
        }

        var held = _held;
        foreach (var epoch in lanes.Distinct().GroupBy(lane => held.GetValueOrDefault(lane, -1)))
        {
            var asked = epoch.Order().ToArray();
            var ours = await tx.Query<int>(StillOurs, new { lanes = asked, owner = _owner, epoch = epoch.Key });
            if (ours.Count != asked.Length)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class HeldLane
    {
        public int Lane { get; init; }

        public long Epoch { get; init; }
    }
}
