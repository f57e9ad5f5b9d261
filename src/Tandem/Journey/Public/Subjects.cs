using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>
/// Which contact a subject (a visitor, a contact that was merged away) belongs to today. Only this small table changes when people are
/// identified, merged or parted again; no event does.
/// </summary>
public sealed class Subjects
{
    private const string Upsert =
        """
        insert into journey_subjects (subject_id, kind, contact_id, since)
        values (@subject, @kind, @contact, @now)
        on conflict (subject_id) do update set contact_id = excluded.contact_id, since = excluded.since
        """;

    /// <summary>The contact of each subject. A subject that belongs to itself (every contact, every stranger) answers with itself.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Resolve(Session session, IReadOnlyCollection<Guid> subjects)
    {
        var owners = subjects.Distinct().ToDictionary(subject => subject);
        if (owners.Count == 0)
        {
            return owners;
        }

        var rows = await session.Query<Row>(
            $"select subject_id, contact_id from journey_subjects where {session.In("subject_id", "subjects")}", new { subjects = owners.Keys.ToArray() });
        foreach (var row in rows)
        {
            owners[row.SubjectId] = row.ContactId;
        }

        return owners;
    }

    /// <summary>From now on the subject belongs to <paramref name="contact"/>.</summary>
    public Task Assign(Tx tx, Guid subject, string kind, Guid contact) => tx.Execute(Upsert, new { subject, kind, contact, now = tx.Now });

    private sealed class Row
    {
        public Guid SubjectId { get; init; }

        public Guid ContactId { get; init; }
    }
}
