using Tandem.Engines.Text;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>The two rows of a merge or of its undo: found, locked in the order of their ids, written.</summary>
internal static class MergePair
{
    // The primary company is the one that the row names.
    private const string Primary =
        """
        update people_memberships
        set is_primary = coalesce(company_id = (select c.company_id from people_contacts c where c.id = people_memberships.contact_id), false)
        where contact_id = @id
        """;

    private const string Rejoin =
        """
        insert into people_memberships (contact_id, company_id, role, is_primary, since)
        select id, company_id, null, true, @now from people_contacts where (id = @mine or id = @other) and company_id is not null
        on conflict do nothing
        """;

    /// <summary>Both, if the caller may change them and neither was merged away before.</summary>
    public static async Task<Result<(ContactEntry Mine, ContactEntry Other)>> Lock(Tx tx, Caller caller, Guid mine, Guid other)
    {
        if (mine == other)
        {
            return Problem.Invalid("with", "A contact cannot be merged with itself.");
        }

        var entries = (await KnownContacts.Load(tx, [mine, other], [])).ToDictionary(entry => entry.Row.Id);
        foreach (var id in new[] { mine, other })
        {
            if ((await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit)).Problem is { } problem)
            {
                return problem;
            }
        }

        return entries[mine].Row.ArchivedAt is null
            ? (entries[mine], entries[other])
            : Problem.Conflict("archived", "The contact that is to stay is archived. Bring it back first.");
    }

    /// <summary>What follows from both together: the furthest stage, the earlier beginning, all addresses.</summary>
    public static void Settle(ContactEntry mine, ContactEntry other, Instant now)
    {
        var (row, from) = (mine.Row, other.Row);
        var furthest = MergeLedger.Furthest(mine.Before!, from);
        (row.LifecycleStage, row.LifecycleAt) = (furthest.LifecycleStage, furthest.LifecycleAt);
        row.CreatedAt = from.CreatedAt < row.CreatedAt ? from.CreatedAt : row.CreatedAt;
        row.SortName = TextKey.Of(row.Name);
        row.SearchKey = SearchText.OfContact(row, [.. mine.Emails, .. other.Emails]);
        row.UpdatedAt = now;
        row.Version++;
    }

    /// <summary>The one that stays as it has become; the other put away, leading to it.</summary>
    public static async Task Save(Tx tx, ContactEntry mine, ContactEntry other, Instant now)
    {
        var (winner, loser) = (mine.Row, other.Row);
        (loser.ArchivedAt, loser.UpdatedAt) = (loser.ArchivedAt ?? now, now);
        loser.Version++;
        await Write(tx, mine, other);
        await tx.Execute("update people_contacts set merged_into = @winner where id = @loser", new { winner = winner.Id, loser = loser.Id });
        await tx.Execute("delete from people_activity where contact_id = @id", new { loser.Id });
        await tx.Execute(Primary, new { winner.Id });
    }

    /// <summary>Both as they are in memory. A company that was merged away meanwhile is what it is now.</summary>
    public static async Task Restore(Tx tx, ContactEntry mine, ContactEntry other)
    {
        foreach (var row in new[] { mine.Row, other.Row })
        {
            row.CompanyId = await KnownCompanies.Today(tx, row.CompanyId);
            row.Version++;
            row.UpdatedAt = tx.Now;
        }

        await Write(tx, mine, other);
        await tx.Execute(Rejoin, new { mine = mine.Row.Id, other = other.Row.Id, now = tx.Now });
        await tx.Execute("update people_contacts set merged_into = null where id = @id", new { other.Row.Id });
        await tx.Execute(Primary, new { mine.Row.Id });
        await tx.Execute(Primary, new { other.Row.Id });
    }

    private static Task Write(Tx tx, params ContactEntry[] entries) => ContactTable.Rows.Update.Update(
        tx, [.. entries.OrderBy(entry => entry.Row.Id).Select(entry => new ChangedRow<ContactRow>(entry.Row, ContactTable.Rows.Changes(entry.Before!, entry.Row)))]);
}
