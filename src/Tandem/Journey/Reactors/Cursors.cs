using System.Runtime.InteropServices;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Reactors;

/// <summary>A stretch of a lane behind a cursor: what comes after <paramref name="From"/>, up to <paramref name="To"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LaneRange(int Lane, long From, long To);

/// <summary>What a reactor reads next.</summary>
/// <param name="Ranges">How far it gets in which lane. Erasure leaves gaps behind, so a range may hold fewer events than it is long, or none.</param>
/// <param name="Events">The events of those ranges: lanes ascending, in order within each.</param>
internal sealed record NextEvents(IReadOnlyList<LaneRange> Ranges, IReadOnlyList<LoggedEvent> Events)
{
    public static readonly NextEvents None = new([], []);
}

/// <summary>Where a reactor stands in each lane, and the events behind that point.</summary>
internal static class Cursors
{
    private const string Behind =
        """
        select c.lane, c.seq, l.last_seq
        from journey_cursors c
        join journey_lanes l on l.lane = c.lane and l.last_seq > c.seq
        where c.reactor = @reactor
        order by c.lane
        """;

    // Every lane gets its share of the batch.
    private const string Next =
        $"""
        select {LoggedEvent.Columns}
        from journey_cursors c
        join journey_lanes l on l.lane = c.lane and l.last_seq > c.seq
        join journey_events e on e.lane = c.lane and e.seq > c.seq and e.seq <= c.seq + @share
        where c.reactor = @reactor
        """;

    private const string Position = "select lane, seq from journey_cursors where reactor = @reactor";

    private const string Start =
        """
        insert into journey_cursors (reactor, lane, seq)
        select @reactor, lane, 0 from journey_lanes where true
        on conflict (reactor, lane) do nothing
        """;

    private const string Move = "update journey_cursors set seq = @p0 where reactor = @p1 and lane = @p2 and seq = @p3";

    private const string MoveAll =
        """
        update journey_cursors c set seq = moved.last
        from unnest(@lanes, @firsts, @lasts) as moved (lane, first, last)
        where c.reactor = @reactor and c.lane = moved.lane and c.seq = moved.first
        """;

    public static Task Ensure(Tx tx, string reactor) => tx.Execute(Start, new { reactor });

    /// <summary>Up to <paramref name="share"/> events of each of the lanes, as far as they are of the types that the reactor wants.</summary>
    public static async Task<NextEvents> ReadNext(Session session, IReactor reactor, IReadOnlyCollection<int> lanes, int share)
    {
        var behind = await session.Query<LaneHead>(Behind, new { reactor = reactor.Name });
        var ranges = behind.Where(lane => lanes.Contains(lane.Lane))
            .Select(lane => new LaneRange(lane.Lane, lane.Seq, Math.Min(lane.LastSeq, lane.Seq + share)))
            .ToList();
        if (ranges.Count == 0)
        {
            return NextEvents.None;
        }

        var wanted = (lanes.Count == Platform.Lanes.Lane.Count ? "" : $" and {session.In("c.lane", "lanes")}") + (reactor.Types is null ? "" : $" and {session.In("e.type", "types")}");
        var events = await session.Query(
            $"{Next}{wanted} order by e.lane, e.seq", new { reactor = reactor.Name, share, lanes = lanes.ToArray(), types = reactor.Types?.ToArray() }, LoggedEvent.Read);
        // What was appended since the heads were read waits for the next batch.
        var ends = ranges.ToDictionary(range => range.Lane, range => range.To);
        return new NextEvents(ranges, [.. events.Where(happened => ends.TryGetValue(happened.Lane, out var end) && happened.Seq <= end)]);
    }

    /// <summary>
    /// Moves the cursor of every lane in <paramref name="ranges"/> to the end of its range. False when a cursor is not where the range begins:
    /// somebody else has been here, and nothing of this batch may be committed.
    /// </summary>
    public static async Task<bool> Advance(Tx tx, string reactor, IReadOnlyList<LaneRange> ranges)
    {
        if (tx.Engine == DbEngine.Sqlite)
        {
            return AdvanceOneByOne(tx, reactor, ranges);
        }

        return await tx.Execute(MoveAll, new
        {
            reactor,
            lanes = ranges.Select(range => range.Lane).ToArray(),
            firsts = ranges.Select(range => range.From).ToArray(),
            lasts = ranges.Select(range => range.To).ToArray(),
        }) == ranges.Count;
    }

    private static bool AdvanceOneByOne(Tx tx, string reactor, IReadOnlyList<LaneRange> ranges)
    {
        var statement = tx.Prepared.Sqlite(Move);
        foreach (var range in ranges)
        {
            statement.Bind(1, range.To);
            statement.Bind(2, reactor);
            statement.Bind(3, range.Lane);
            statement.Bind(4, range.From);
            if (statement.RunForChanges() != 1)
            {
                return false;
            }
        }

        return true;
    }

    public static async Task<long> Lag(Session session, string reactor)
    {
        var heads = await session.Query<LanePosition>("select lane, last_seq as seq from journey_lanes");
        var cursors = (await session.Query<LanePosition>(Position, new { reactor })).ToDictionary(lane => lane.Lane, lane => lane.Seq);
        return heads.Sum(head => head.Seq - cursors.GetValueOrDefault(head.Lane));
    }

    private sealed class LaneHead
    {
        public int Lane { get; init; }

        public long Seq { get; init; }

        public long LastSeq { get; init; }
    }

    internal sealed class LanePosition
    {
        public int Lane { get; init; }

        public long Seq { get; init; }
    }
}
