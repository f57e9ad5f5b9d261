using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Reactors;

/// <summary>Where a reactor stands in each lane, and the events behind that point.</summary>
internal static class Cursors
{
    // A lane has no gaps, so "the next n" is a range and every lane gets its share of the batch.
    private const string Next =
        """
        select e.id, e.lane, e.seq, e.subject_id, e.type, e.occurred_at, e.received_at, e.source, e.actor, e.data, e.bot, e.verified
        from journey_cursors c
        join journey_lanes l on l.lane = c.lane and l.last_seq > c.seq
        join journey_events e on e.lane = c.lane and e.seq > c.seq and e.seq <= c.seq + @share
        where c.reactor = @reactor
        order by e.lane, e.seq
        """;

    private const string Position = "select lane, seq from journey_cursors where reactor = @reactor";

    private const string Start =
        """
        insert into journey_cursors (reactor, lane, seq)
        select @reactor, lane, 0 from journey_lanes where true
        on conflict (reactor, lane) do nothing
        """;

    private const string Move = "update journey_cursors set seq = @p0 where reactor = @p1 and lane = @p2 and seq = @p3";

    public static Task Ensure(Tx tx, string reactor) => tx.Execute(Start, new { reactor });

    public static Task<IReadOnlyList<LoggedEvent>> ReadNext(Session session, string reactor, IReadOnlyCollection<int> lanes, int share) =>
        lanes.Count == Platform.Lanes.Lane.Count
            ? session.Query<LoggedEvent>(Next, new { reactor, share })
            : session.Query<LoggedEvent>(
                Next.Replace("where c.reactor", $"where {session.In("c.lane", "lanes")} and c.reactor", StringComparison.Ordinal),
                new { reactor, share, lanes = lanes.ToArray() });

    /// <summary>
    /// Moves the cursor of every lane in <paramref name="batch"/> behind its last event. False when a cursor is not where the batch began:
    /// somebody else has been here, and nothing of this batch may be committed.
    /// </summary>
    public static async Task<bool> Advance(Tx tx, string reactor, IEnumerable<LoggedEvent> batch)
    {
        var command = tx.Prepared.Get(Move, parameterCount: 4, tx.Transaction);
        foreach (var lane in batch.GroupBy(happened => happened.Lane).OrderBy(group => group.Key))
        {
            command.Parameters[0].Value = lane.Max(happened => happened.Seq);
            command.Parameters[1].Value = reactor;
            command.Parameters[2].Value = lane.Key;
            command.Parameters[3].Value = lane.Min(happened => happened.Seq) - 1;
            if (await command.ExecuteNonQueryAsync() != 1)
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

    internal sealed class LanePosition
    {
        public int Lane { get; init; }

        public long Seq { get; init; }
    }
}
