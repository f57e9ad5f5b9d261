using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Undo;

/// <summary>Takes back what a job did to one batch of contacts.</summary>
internal sealed class ContactUndo(Tx tx, Journal journal, JourneyHistory history, string actor)
{
    private static readonly Identifiers Index = new("contact");

    private static readonly (string Table, string Column)[] Parts =
    [
        ("people_identifiers", "subject_id"), ("people_lifecycle_changes", "contact_id"), ("people_memberships", "contact_id"),
        ("people_tags", "subject_id"), ("people_consents", "contact_id"), ("people_activity", "contact_id"), ("people_job_changes", "subject_id"),
        ("people_contacts", "id"),
    ];

    /// <summary>Contacts that somebody has worked with in ways that leave no mark on their version.</summary>
    private const string InUse =
        """
        select subject_id as id from people_notes where {0}
        union
        select contact_id from people_consents where source <> 'import' and {1}
        union
        select contact_id from sales_public_deal_contacts where {1}
        union
        select contact_id from people_activity where {1}
        """;

    public async Task<PeopleUndone> Run(Guid jobId, int batch)
    {
        var changes = await UndoTables.Changes(tx, jobId, "contact", batch);
        if (changes.Count == 0)
        {
            return new PeopleUndone(0, 0, 0, More: false);
        }

        var ids = changes.Select(change => change.SubjectId).ToArray();
        var known = (await KnownContacts.Load(tx, ids, [])).ToDictionary(entry => entry.Row.Id);
        var untouched = changes.Where(change => known.TryGetValue(change.SubjectId, out var entry) && entry.Row.Version == change.VersionAfter).ToList();
        var removed = await Remove(jobId, untouched.Where(change => change.Kind is JobChange.Created).ToList());
        var restored = await Restore(untouched.Where(change => change.Kind is JobChange.Updated).ToList(), known);
        await UndoTables.Forget(tx, jobId, changes);
        return new PeopleUndone(restored, removed, known.Count - restored - removed, changes.Count == batch);
    }

    private async Task<int> Remove(Guid jobId, IReadOnlyList<JobChange> created)
    {
        if (created.Count == 0)
        {
            return 0;
        }

        var ids = created.Select(change => change.SubjectId).ToArray();
        var sql = InUse.Replace("{0}", tx.In("subject_id", "ids"), StringComparison.Ordinal).Replace("{1}", tx.In("contact_id", "ids"), StringComparison.Ordinal);
        var inUse = (await tx.Query<Guid>(sql, new { ids })).ToHashSet();
        var gone = created.Where(change => !inUse.Contains(change.SubjectId)).ToList();
        await Unsuppress(gone.SelectMany(change => change.Before is "{}" ? [] : UndoTables.Image(change).Suppressed));
        Guid[] subjects = [.. gone.Select(change => change.SubjectId)];
        await UndoTables.Delete(tx, Parts, subjects);
        await history.Forget(tx, subjects);
        if (subjects.Length > 0)
        {
            // Their own history is gone with them, so what is kept about them elsewhere learns it from the job's.
            Append(jobId, PeopleEvents.ContactsRemoved, JsonText.Of(new { contacts = subjects }));
        }

        return gone.Count;
    }

    private async Task<int> Restore(IReadOnlyList<JobChange> updated, Dictionary<Guid, ContactEntry> known)
    {
        var images = updated.Select(change => (Subject: change.SubjectId, Image: UndoTables.Image(change))).ToList();
        var blocked = await UndoTables.Blocked(tx, Index, images);
        images.RemoveAll(pair => blocked.Contains(pair.Subject));
        await UndoTables.RestoreIdentifiers(tx, Index, images);
        var rows = new List<ChangedRow<ContactRow>>(images.Count);
        foreach (var (subject, image) in images)
        {
            var entry = known[subject];
            UndoTables.Restore(ContactTable.Rows, entry.Row, image);
            await RestoreParts(subject, image);
            (entry.Row.Version, entry.Row.UpdatedAt) = (entry.Before!.Version + 1, tx.Now);
            var changed = ContactTable.Rows.Changes(entry.Before, entry.Row);
            rows.Add(new ChangedRow<ContactRow>(entry.Row, changed));
            Tell(entry, changed);
        }

        await ContactTable.Rows.Update.Update(tx, rows);
        return images.Count;
    }

    private async Task RestoreParts(Guid contact, BeforeImage image)
    {
        await UndoTables.RestoreTags(tx, "contact", contact, image);
        await DeleteOf("people_memberships", "company_id", contact, image.Joined);
        await DeleteOf("people_lifecycle_changes", "id", contact, image.Lifecycle);
        await DeleteOf("people_consents", "id", contact, image.Consents);
        await Unsuppress(image.Suppressed);
        if (image.Demoted is { } primary)
        {
            await tx.Execute("update people_memberships set is_primary = true where contact_id = @contact and company_id = @primary", new { contact, primary });
        }
    }

    private async Task DeleteOf(string table, string column, Guid contact, List<Guid> ids)
    {
        if (ids.Count > 0)
        {
            await tx.Execute($"delete from {table} where contact_id = @contact and {tx.In(column, "ids")}", new { contact, ids = ids.ToArray() });
        }
    }

    private async Task Unsuppress(IEnumerable<string> addresses)
    {
        var values = addresses.ToArray();
        if (values.Length > 0)
        {
            await tx.Execute($"delete from people_suppressions where channel = 'email' and {tx.In("value", "values")}", new { values });
        }
    }

    private void Tell(ContactEntry entry, ulong changed)
    {
        var (before, row) = (entry.Before!, entry.Row);
        Append(row.Id, PeopleEvents.ContactUpdated, ChangeText.Changed(ContactTable.Rows, changed, before, row, custom: null, new TagText([], [])));
        if (before.LifecycleStage != row.LifecycleStage)
        {
            Append(row.Id, PeopleEvents.LifecycleChanged,
                ChangeText.Of(("from", before.LifecycleStage), ("to", row.LifecycleStage), ("cause", "undo"), ("reason", "The job that changed it was taken back")));
        }
    }

    private void Append(Guid subject, string type, JsonText data) => journal.Append(tx, new JourneyEvent
    {
        Subject = subject,
        Type = type,
        OccurredAt = tx.Now,
        Source = "undo",
        Actor = actor,
        Data = data,
    });
}
