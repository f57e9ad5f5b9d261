using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>How far a reactor has come, for those who show what it keeps, check it, or begin anew.</summary>
public static class ReactorProgress
{
    private const string Oldest =
        """
        select min(e.received_at)
        from journey_cursors c
        join journey_lanes l on l.lane = c.lane and l.last_seq > c.seq
        join journey_events e on e.lane = c.lane
          and e.seq = (select min(n.seq) from journey_events n where n.lane = c.lane and n.seq > c.seq)
        where c.reactor = @reactor
        """;

    private const string Behind =
        $$"""
        select {{LoggedEvent.Columns}}
        from journey_cursors c
        join journey_lanes l on l.lane = c.lane and l.last_seq > c.seq
        join journey_events e on e.lane = c.lane and e.seq > c.seq
        where c.reactor = @reactor and {0}
        limit @limit
        """;

    private const string SkipAll =
        """
        insert into journey_cursors (reactor, lane, seq)
        select @reactor, lane, last_seq from journey_lanes where true
        on conflict (reactor, lane) do update set seq = excluded.seq
        where journey_cursors.seq < excluded.seq
        """;

    /// <summary>The instant up to which everything that was written down has been read: that of the oldest unread event, or now.</summary>
    public static async Task<Instant> ReadUpTo(Session session, string reactor) =>
        await session.First<long?>(Oldest, new { reactor }) is { } oldest ? new Instant(oldest) : session.Now;

    /// <summary>Events of these types that the reactor has yet to read, in no promised order, at most <paramref name="limit"/>.</summary>
    public static Task<IReadOnlyList<LoggedEvent>> Unread(Session session, string reactor, IReadOnlyCollection<string> types, int limit) =>
        session.Query(
            Behind.Replace("{0}", session.In("e.type", "types"), StringComparison.Ordinal), new { reactor, types = types.ToArray(), limit }, LoggedEvent.Read);

    /// <summary>
    /// Puts the reactor at the end of the log. For one that will compute everything from the present state, after this transaction: reading the past as
    /// well would tell it nothing.
    /// </summary>
    public static Task SkipToEnd(Tx tx, string reactor) => tx.Execute(SkipAll, new { reactor });
}
