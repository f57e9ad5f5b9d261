using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>What a contact's history says to a reactor that computes it anew, and the end of a history.</summary>
public sealed class JourneyHistory
{
    private const int PageLength = 1000;

    // The cursors of the lanes are held where they are: an event that another process digests at this moment is either counted there, with the
    // new owner of the subject, or here, and never in both places or in none.
    private const string HoldCursors =
        """
        select lane
        from journey_cursors
        where reactor = @reactor and lane in (select distinct lane from journey_events where {0})
        order by lane
        for share
        """;

    // The cross join is for SQLite, which would otherwise begin with the cursors and go through the whole log.
    private const string Next =
        $$"""
        select {{LoggedEvent.Columns}}
        from journey_events e
        cross join journey_cursors c
        where c.lane = e.lane and c.reactor = @reactor and e.seq <= c.seq and {0} and (e.subject_id, e.occurred_at, e.id) > (@subject, @at, @id)
        order by e.subject_id, e.occurred_at, e.id
        limit @limit
        """;

    /// <summary>
    /// Shows <paramref name="visit"/> every event of the contact's subjects that <paramref name="reactor"/> has read already, in no promised order.
    /// Events that it has yet to read come to it in their turn.
    /// </summary>
    public Task Each(Tx tx, string reactor, Guid contact, Action<LoggedEvent> visit) => Each(tx, reactor, [contact], (_, happened) => visit(happened));

    /// <summary>The same for many contacts, read together; <paramref name="visit"/> is told whose event each is.</summary>
    public async Task Each(Tx tx, string reactor, IReadOnlyCollection<Guid> contacts, Action<Guid, LoggedEvent> visit)
    {
        var owners = contacts.Distinct().ToDictionary(contact => contact);
        var more = await tx.Query<Owned>(
            $"select subject_id, contact_id from journey_subjects where {tx.In("contact_id", "contacts")}", new { contacts = owners.Keys.ToArray() });
        foreach (var owned in more)
        {
            owners[owned.SubjectId] = owned.ContactId;
        }

        var subjects = owners.Keys.ToArray();
        var among = tx.In("subject_id", "subjects");
        if (tx.Engine == DbEngine.Postgres)
        {
            await tx.Query<int>(HoldCursors.Replace("{0}", among, StringComparison.Ordinal), new { reactor, subjects });
        }

        var sql = Next.Replace("{0}", tx.In("e.subject_id", "subjects"), StringComparison.Ordinal);
        var (subject, at, id) = (Guid.Empty, new Instant(long.MinValue), Guid.Empty);
        for (var isMore = true; isMore;)
        {
            var page = await tx.Query(sql, new { reactor, subjects, subject, at, id, limit = PageLength }, LoggedEvent.Read);
            foreach (var happened in page)
            {
                visit(owners[happened.SubjectId], happened);
            }

            isMore = page.Count == PageLength;
            if (isMore)
            {
                (subject, at, id) = (page[^1].SubjectId, page[^1].OccurredAt, page[^1].Id);
                subjects = [.. subjects.Where(one => one >= subject)];
            }
        }
    }

    /// <summary>When each of these subjects did something last; those who never did are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Instant>> LastEvents(Session session, Guid[] subjects) =>
        (await session.Query<LastEvent>($"select subject_id, max(occurred_at) as at from journey_events where {session.In("subject_id", "subjects")} group by subject_id", new { subjects }))
            .ToDictionary(row => row.SubjectId, row => row.At);

    /// <summary>Removes the events of these subjects and what is known about whom they belong to. Only erasure, retention and the undo of an import do this.</summary>
    public async Task Forget(Tx tx, IReadOnlyCollection<Guid> subjects)
    {
        if (subjects.Count == 0)
        {
            return;
        }

        var ids = new { subjects = subjects.ToArray() };
        await tx.Execute($"delete from journey_events where {tx.In("subject_id", "subjects")}", ids);
        await tx.Execute($"delete from journey_set_aside where {tx.In("subject_id", "subjects")}", ids);
        await tx.Execute($"delete from journey_subjects where {tx.In("subject_id", "subjects")} or {tx.In("contact_id", "subjects")}", ids);
    }

    private sealed class LastEvent
    {
        public Guid SubjectId { get; init; }

        public Instant At { get; init; }
    }

    private sealed class Owned
    {
        public Guid SubjectId { get; init; }

        public Guid ContactId { get; init; }
    }
}
