using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>
/// The writing side of the journey log. Events are gathered during a transaction and appended at its very end: the rows of the lanes they
/// touch are locked in ascending order and held to the commit, so within a lane sequence order is commit order and no reader can skip one.
/// </summary>
public sealed class Journal(ReactorSignal signal)
{
    private const string Advance = "update journey_lanes set last_seq = last_seq + @p0 where lane = @p1 returning last_seq";

    // The rows are locked one after another in the order of the lanes, whatever the plan.
    private const string AdvanceAll =
        """
        with locked as materialized (select lane from journey_lanes where lane = any(@lanes) order by lane for update)
        update journey_lanes l set last_seq = l.last_seq + taken.count
        from unnest(@lanes, @counts) as taken (lane, count)
        join locked on locked.lane = taken.lane
        where l.lane = taken.lane
        returning l.lane, l.last_seq
        """;

    private static readonly Bulk<Numbered> Events = new(
        "journey_events",
        new("subject_id", ColumnType.Uuid, e => e.Event.Subject),
        new("occurred_at", ColumnType.Bigint, e => e.Event.OccurredAt),
        new("id", ColumnType.Uuid, e => e.Id),
        new("lane", ColumnType.Integer, e => e.Event.LaneOwner),
        new("seq", ColumnType.Bigint, e => e.Seq),
        new("type", ColumnType.Text, e => e.Event.Type),
        new("received_at", ColumnType.Bigint, e => e.ReceivedAt),
        new("source", ColumnType.Text, e => e.Event.Source),
        new("actor", ColumnType.Text, e => e.Event.Actor),
        new("data", ColumnType.Text, e => e.Event.Data),
        new("bot", ColumnType.Text, e => e.Event.Bot),
        new("verified", ColumnType.Boolean, e => e.Event.Verified));

    /// <summary>Appends <paramref name="happened"/> when <paramref name="tx"/> ends, in the order of the calls.</summary>
    public void Append(Tx tx, JourneyEvent happened) => Pending(tx).Add(happened);

    /// <inheritdoc cref="Append(Tx, JourneyEvent)"/>
    public void Append(Tx tx, IEnumerable<JourneyEvent> happened) => Pending(tx).AddRange(happened);

    private List<JourneyEvent> Pending(Tx tx) => tx.AtEnd(typeof(Journal), () => new List<JourneyEvent>(), pending => Write(tx, pending));

    private async Task Write(Tx tx, List<JourneyEvent> pending)
    {
        var lanes = pending.GroupBy(happened => happened.LaneOwner).OrderBy(lane => lane.Key).Select(lane => (Lane: lane.Key, Events: lane.ToList())).ToList();
        var last = await TakeSequences(tx, [.. lanes.Select(lane => (lane.Lane, lane.Events.Count))]);
        var numbered = new List<Numbered>(pending.Count);
        foreach (var ((_, events), end) in lanes.Zip(last))
        {
            var seq = end - events.Count;
            numbered.AddRange(events.Select(happened => new Numbered(happened, OrderedId.Next(tx.Now), ++seq, tx.Now)));
        }

        await Events.Insert(tx, numbered);
        tx.AfterCommit(signal.Set);
    }

    /// <summary>Locks the lanes, which come in ascending order, to the commit; returns the last sequence number taken in each.</summary>
    private static async Task<long[]> TakeSequences(Tx tx, IReadOnlyList<(int Lane, int Count)> lanes)
    {
        if (tx.Engine == DbEngine.Postgres)
        {
            return await TakeSequencesAtOnce(tx, lanes);
        }

        var last = new long[lanes.Count];
        for (var i = 0; i < last.Length; i++)
        {
            var command = tx.Prepared.Get(Advance, parameterCount: 2, tx.Transaction);
            command.Parameters[0].Value = (long)lanes[i].Count;
            command.Parameters[1].Value = lanes[i].Lane;
            last[i] = (long)(await command.ExecuteScalarAsync())!;
        }

        return last;
    }

    private static async Task<long[]> TakeSequencesAtOnce(Tx tx, IReadOnlyList<(int Lane, int Count)> lanes)
    {
        var arguments = new { lanes = lanes.Select(lane => lane.Lane).ToArray(), counts = lanes.Select(lane => (long)lane.Count).ToArray() };
        var last = (await tx.Query(AdvanceAll, arguments, row => (Lane: row.GetInt32(0), Seq: row.GetInt64(1)))).ToDictionary(row => row.Lane, row => row.Seq);
        return [.. lanes.Select(lane => last[lane.Lane])];
    }

    private sealed record Numbered(JourneyEvent Event, Guid Id, long Seq, Instant ReceivedAt);
}
