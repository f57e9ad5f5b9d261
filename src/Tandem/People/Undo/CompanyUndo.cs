using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Undo;

/// <summary>Takes back what a job did to one batch of companies.</summary>
internal sealed class CompanyUndo(Tx tx, Journal journal, JourneyHistory history, string actor)
{
    private static readonly (string Table, string Column)[] Parts =
    [
        ("people_identifiers", "subject_id"), ("people_tags", "subject_id"), ("people_job_changes", "subject_id"), ("people_companies", "id"),
    ];

    /// <summary>Companies that something hangs on: people who stay, deals, notes, daughters.</summary>
    private const string InUse =
        """
        select subject_id as id from people_notes where {0}
        union
        select company_id from people_memberships where {1}
        union
        select company_id from sales_public_deals where {1}
        union
        select parent_id from people_companies where {2}
        """;

    public async Task<PeopleUndone> Run(Guid jobId, int batch)
    {
        var changes = await UndoTables.Changes(tx, jobId, "company", batch);
        if (changes.Count == 0)
        {
            return new PeopleUndone(0, 0, 0, More: false);
        }

        var known = (await KnownCompanies.Load(tx, [.. changes.Select(change => change.SubjectId)])).ToDictionary(entry => entry.Row.Id);
        var untouched = changes.Where(change => known.TryGetValue(change.SubjectId, out var entry) && entry.Row.Version == change.VersionAfter).ToList();
        var restored = await Restore(untouched.Where(change => change.Kind is JobChange.Updated).ToList(), known);
        var removed = await Remove(untouched.Where(change => change.Kind is JobChange.Created).Select(change => change.SubjectId).ToArray());
        await UndoTables.Forget(tx, jobId, changes);
        return new PeopleUndone(restored, removed, known.Count - restored - removed, changes.Count == batch);
    }

    private async Task<int> Remove(Guid[] ids)
    {
        if (ids.Length == 0)
        {
            return 0;
        }

        var sql = InUse.Replace("{0}", tx.In("subject_id", "ids"), StringComparison.Ordinal)
            .Replace("{1}", tx.In("company_id", "ids"), StringComparison.Ordinal)
            .Replace("{2}", tx.In("parent_id", "ids"), StringComparison.Ordinal);
        var inUse = (await tx.Query<Guid>(sql, new { ids })).ToHashSet();
        Guid[] gone = [.. ids.Where(id => !inUse.Contains(id))];
        await UndoTables.Delete(tx, Parts, gone);
        await history.Forget(tx, gone);
        return gone.Length;
    }

    private async Task<int> Restore(IReadOnlyList<JobChange> updated, Dictionary<Guid, CompanyEntry> known)
    {
        var images = updated.Select(change => (Subject: change.SubjectId, Image: UndoTables.Image(change))).ToList();
        var blocked = await UndoTables.Blocked(tx, CompanyBatch.Index, images);
        images.RemoveAll(pair => blocked.Contains(pair.Subject));
        await UndoTables.RestoreIdentifiers(tx, CompanyBatch.Index, images);
        var rows = new List<ChangedRow<CompanyRow>>(images.Count);
        foreach (var (subject, image) in images)
        {
            var (row, before) = (known[subject].Row, known[subject].Before!);
            UndoTables.Restore(CompanyTable.Rows, row, image);
            await UndoTables.RestoreTags(tx, "company", subject, image);
            (row.Version, row.UpdatedAt) = (before.Version + 1, tx.Now);
            var changed = CompanyTable.Rows.Changes(before, row);
            rows.Add(new ChangedRow<CompanyRow>(row, changed));
            journal.Append(tx, new JourneyEvent
            {
                Subject = subject,
                Type = PeopleEvents.CompanyUpdated,
                OccurredAt = tx.Now,
                Source = "undo",
                Actor = actor,
                Data = ChangeText.Changed(CompanyTable.Rows, changed, before, row, custom: null, new TagText([], [])),
            });
        }

        await CompanyTable.Rows.Update.Update(tx, rows);
        return images.Count;
    }
}
