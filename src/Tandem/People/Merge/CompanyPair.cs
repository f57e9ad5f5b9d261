using Tandem.Engines.Text;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>The two companies of a merge or of its undo: found, locked in the order of their ids, written.</summary>
internal static class CompanyPair
{
    private const string Above =
        """
        with recursive above (id) as (
          select @parent
          union
          select c.parent_id from people_companies c join above on above.id = c.id where c.parent_id is not null)
        select count(*) from above where id = @mine or id = @other
        """;

    /// <summary>Both, if the caller may change them and neither was merged away before.</summary>
    public static async Task<Result<(CompanyEntry Mine, CompanyEntry Other)>> Lock(Tx tx, Caller caller, Guid mine, Guid other)
    {
        if (mine == other)
        {
            return Problem.Invalid("with", "A company cannot be merged with itself.");
        }

        var entries = (await KnownCompanies.Load(tx, [mine, other])).ToDictionary(entry => entry.Row.Id);
        foreach (var id in new[] { mine, other })
        {
            if ((await RecordAccess.ChangeCompany(tx, caller, id, Rights.Companies.Edit)).Problem is { } problem)
            {
                return problem;
            }
        }

        return entries[mine].Row.ArchivedAt is null
            ? (entries[mine], entries[other])
            : Problem.Conflict("archived", "The company that is to stay is archived. Bring it back first.");
    }

    /// <summary>What follows from both together: the earlier beginning, all domains, a parent that is neither of them nor below them.</summary>
    public static async Task Settle(Tx tx, CompanyEntry mine, CompanyEntry other)
    {
        var (row, from) = (mine.Row, other.Row);
        row.ParentId = await Parent(tx, [row.ParentId, mine.Before!.ParentId, from.ParentId], row.Id, from.Id);
        row.CreatedAt = from.CreatedAt < row.CreatedAt ? from.CreatedAt : row.CreatedAt;
        row.SortName = TextKey.Of(row.Name);
        row.SearchKey = SearchText.OfCompany(row, [.. mine.Domains.Union(other.Domains, StringComparer.Ordinal)]);
        row.UpdatedAt = tx.Now;
        row.Version++;
    }

    /// <summary>The one that stays as it has become; the other put away, leading to it.</summary>
    public static async Task Save(Tx tx, CompanyEntry mine, CompanyEntry other)
    {
        var (winner, loser) = (mine.Row, other.Row);
        (loser.ArchivedAt, loser.UpdatedAt) = (loser.ArchivedAt ?? tx.Now, tx.Now);
        loser.Version++;
        await Write(tx, mine, other);
        await tx.Execute("update people_companies set merged_into = @winner where id = @loser", new { winner = winner.Id, loser = loser.Id });
    }

    /// <summary>Both as they are in memory, and apart. A parent that was merged away meanwhile is what it is now.</summary>
    public static async Task Restore(Tx tx, CompanyEntry mine, CompanyEntry other)
    {
        foreach (var row in new[] { mine.Row, other.Row })
        {
            row.ParentId = await KnownCompanies.Today(tx, row.ParentId, except: other.Row.Id);
            row.Version++;
            row.UpdatedAt = tx.Now;
        }

        await Write(tx, mine, other);
        await tx.Execute("update people_companies set merged_into = null where id = @id", new { other.Row.Id });
    }

    private static async Task<Guid?> Parent(Tx tx, Guid?[] wanted, Guid mine, Guid other)
    {
        foreach (var parent in wanted.OfType<Guid>())
        {
            if (await tx.Scalar<long>(Above, new { parent, mine, other }) == 0)
            {
                return parent;
            }
        }

        return null;
    }

    private static Task Write(Tx tx, params CompanyEntry[] entries) => CompanyTable.Rows.Update.Update(
        tx, [.. entries.OrderBy(entry => entry.Row.Id).Select(entry => new ChangedRow<CompanyRow>(entry.Row, CompanyTable.Rows.Changes(entry.Before!, entry.Row)))]);
}
