using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>
/// Which contact or company a subject (a visitor, a record that was merged away) belongs to today. Only this small table changes when people are
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

    /// <summary>The subjects that belong to these contacts today, beside the contacts themselves.</summary>
    public static Task<IReadOnlyList<Guid>> Of(Session session, Guid[] contacts) =>
        session.Query<Guid>($"select subject_id from journey_subjects where {session.In("contact_id", "contacts")}", new { contacts });

    /// <summary>From now on the subject belongs to <paramref name="contact"/>.</summary>
    public Task Assign(Tx tx, Guid subject, string kind, Guid contact) => tx.Execute(Upsert, new { subject, kind, contact, now = tx.Now });

    /// <summary>The subject belongs to itself again; false where it was not this contact's.</summary>
    public async Task<bool> Release(Tx tx, Guid subject, Guid contact) =>
        await tx.Execute("delete from journey_subjects where subject_id = @subject and contact_id = @contact and kind = 'visitor'", new { subject, contact }) == 1;

    /// <summary>Whatever belonged to <paramref name="from"/>, and it itself, belongs to <paramref name="to"/> from now on; which subjects those were.</summary>
    public async Task<IReadOnlyList<Guid>> Repoint(Tx tx, string kind, Guid from, Guid to)
    {
        var subjects = await tx.Query<Guid>("select subject_id from journey_subjects where contact_id = @from", new { from });
        await tx.Execute("update journey_subjects set contact_id = @to, since = @now where contact_id = @from", new { from, to, now = tx.Now });
        await Assign(tx, from, kind, to);
        return subjects;
    }

    /// <summary>Takes a <see cref="Repoint"/> back: these subjects, as far as they still belong to <paramref name="to"/>, and it itself are <paramref name="from"/>'s again.</summary>
    public async Task Restore(Tx tx, Guid from, Guid to, IReadOnlyCollection<Guid> subjects)
    {
        await tx.Execute("delete from journey_subjects where subject_id = @from and contact_id = @to", new { from, to });
        await tx.Execute(
            $"update journey_subjects set contact_id = @from, since = @now where contact_id = @to and {tx.In("subject_id", "subjects")}",
            new { from, to, now = tx.Now, subjects = subjects.ToArray() });
    }

    private sealed class Row
    {
        public Guid SubjectId { get; init; }

        public Guid ContactId { get; init; }
    }
}
