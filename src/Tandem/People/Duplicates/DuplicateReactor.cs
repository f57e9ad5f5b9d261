using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>
/// Looks for duplicates of everybody who is new or has changed, a batch of the log at a time: after an import that is hundreds of people in a handful of
/// statements, after an edit one.
/// </summary>
public sealed class DuplicateReactor : IReactor
{
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        PeopleEvents.ContactCreated, PeopleEvents.ContactUpdated, PeopleEvents.ContactArchived, PeopleEvents.ContactRestored, PeopleEvents.CompanyJoined,
        PeopleEvents.ContactMerged, PeopleEvents.ContactUnmerged,
    };

    /// <inheritdoc/>
    public string Name => "people.duplicates";

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => Telling;

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var contacts = batch.Select(happened => happened.SubjectId).Distinct().ToList();
        if (contacts.Count > 0)
        {
            await DuplicatePairs.Replace(tx, contacts, await DuplicateFinder.Find(tx, contacts));
        }
    }

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx) => await DuplicatePairs.Replace(tx, [subject], await DuplicateFinder.Find(tx, [subject]));
}
