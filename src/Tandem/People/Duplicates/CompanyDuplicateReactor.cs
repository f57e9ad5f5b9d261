using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>Looks for duplicates of every company that is new or has changed, a batch of the log at a time.</summary>
public sealed class CompanyDuplicateReactor : IReactor
{
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        PeopleEvents.CompanyCreated, PeopleEvents.CompanyUpdated, PeopleEvents.CompanyArchived, PeopleEvents.CompanyRestored,
        PeopleEvents.CompanyMerged, PeopleEvents.CompanyUnmerged,
    };

    /// <inheritdoc/>
    public string Name => "people.companyDuplicates";

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => Telling;

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var companies = batch.Select(happened => happened.SubjectId).Distinct().ToList();
        if (companies.Count > 0)
        {
            await Look(tx, companies);
        }
    }

    /// <inheritdoc/>
    public Task Recompute(Guid subject, Tx tx) => Look(tx, [subject]);

    private static async Task Look(Tx tx, IReadOnlyCollection<Guid> companies)
    {
        // What made a pair may stand on the other side of it.
        var all = companies.Union(await DuplicatePairs.Suspected(tx, companies)).ToList();
        await DuplicatePairs.Replace(tx, "company", all, await CompanyDuplicateFinder.Find(tx, all));
    }
}
