using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>
/// The writing side of the journey log. Events are gathered during a transaction and appended at its very end: the rows of the lanes they
/// touch are locked in ascending order and held to the commit, so within a lane sequence order is commit order and no reader can skip one.
/// </summary>
public sealed class Journal(ReactorSignal signal)
{
    private const string Advance = "update journey_lanes set last_seq = last_seq + @p0 where lane = @p1 returning last_seq";

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
        var numbered = new List<Numbered>(pending.Count);
        foreach (var lane in pending.GroupBy(happened => happened.LaneOwner).OrderBy(group => group.Key))
        {
            var events = lane.ToList();
            var seq = await TakeSequence(tx, lane.Key, events.Count);
            numbered.AddRange(events.Select(happened => new Numbered(happened, OrderedId.Next(tx.Now), ++seq, tx.Now)));
        }

        await Events.Insert(tx, numbered);
        tx.AfterCommit(signal.Set);
    }

    /// <summary>Locks the lane to the commit; returns the sequence number before the first one taken.</summary>
    private static async Task<long> TakeSequence(Tx tx, int lane, int count)
    {
        var command = tx.Prepared.Get(Advance, parameterCount: 2, tx.Transaction);
        command.Parameters[0].Value = (long)count;
        command.Parameters[1].Value = lane;
        var last = (long)(await command.ExecuteScalarAsync())!;
        return last - count;
    }

    private sealed record Numbered(JourneyEvent Event, Guid Id, long Seq, Instant ReceivedAt);
}
