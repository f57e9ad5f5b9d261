using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Operations;

namespace Tandem.Journey.Operations;

/// <summary>What must be true of the log at any moment.</summary>
internal static class JourneyChecks
{
    private const string Beyond =
        "select e.id from journey_events e join journey_lanes l on l.lane = e.lane where e.seq > l.last_seq or e.seq < 1";

    private const string Twice =
        """
        select max_of.id from (
          select (select o.id from journey_events o where o.lane = e.lane and o.seq = e.seq order by o.id limit 1) as id
          from journey_events e
          group by e.lane, e.seq
          having count(*) > 1) max_of
        """;

    private const string Chained =
        "select s.subject_id as id from journey_subjects s join journey_subjects t on t.subject_id = s.contact_id and t.contact_id <> t.subject_id";

    // A cursor ahead of its lane would pass over the next events in silence.
    private const string Ahead =
        "select count(*) from journey_cursors c join journey_lanes l on l.lane = c.lane where c.seq > l.last_seq";

    private const string Length =
        "select (select sum(last_seq) from journey_lanes) as given, (select count(*) from journey_events) as kept, (select count(*) from journey_set_aside where replayed_at is null) as aside";

    public static readonly DataCheck[] All =
    [
        DataCheck.None("journey: no event beyond the end of its lane", Beyond),
        DataCheck.None("journey: no place in a lane is taken twice", Twice),
        new("journey: no reactor is ahead of the log", async session => await session.Scalar<long>(Ahead) is var ahead and > 0
            ? new Finding(Holds: false, string.Create(CultureInfo.InvariantCulture, $"{ahead} cursors are"))
            : new Finding(Holds: true, "yes")),
        new("journey: no more events than numbers given", Numbers),
        DataCheck.None("journey: every subject leads to its contact in one step", Chained),
    ];

    /// <summary>
    /// A number is given in the transaction that writes its event, so a number without one is an event that was erased: by retention, or by the undo of
    /// an import. Which of them were, nothing keeps; how many, the line says.
    /// </summary>
    private static async Task<Finding> Numbers(Session session)
    {
        var log = (await session.First<LogLength>(Length))!;
        return new Finding(log.Kept <= log.Given, string.Create(CultureInfo.InvariantCulture,
            $"{log.Kept:N0} events, {log.Given - log.Kept:N0} erased by retention or undo, {log.Aside:N0} set aside"));
    }

    private sealed class LogLength
    {
        public long Given { get; init; }

        public long Kept { get; init; }

        public long Aside { get; init; }
    }
}
