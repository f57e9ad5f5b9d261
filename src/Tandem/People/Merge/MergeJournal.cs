using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>What the log is told of merges, and whose events are whose afterwards.</summary>
public sealed class MergeJournal(Journal journal, Subjects subjects)
{
    internal Subjects Subjects => subjects;

    internal void Merged(Tx tx, Caller caller, Guid id, ContactEntry mine, ContactEntry other)
    {
        Append(tx, caller, mine.Row.Id, PeopleEvents.ContactMerged, new { mergeId = id, from = other.Row.Id, other.Row.Name });
        if (mine.Before!.LifecycleStage != mine.Row.LifecycleStage)
        {
            Append(tx, caller, mine.Row.Id, PeopleEvents.LifecycleChanged,
                new { from = mine.Before.LifecycleStage, to = mine.Row.LifecycleStage, cause = "merge", reason = $"Merged with {other.Row.Name}" });
        }
    }

    internal void Unmerged(Tx tx, Caller caller, Guid id, ContactEntry mine, ContactEntry other)
    {
        Append(tx, caller, mine.Row.Id, PeopleEvents.ContactUnmerged, new { mergeId = id, with = other.Row.Id, other.Row.Name });
        Append(tx, caller, other.Row.Id, PeopleEvents.ContactUnmerged, new { mergeId = id, with = mine.Row.Id, mine.Row.Name });
    }

    internal void Merged(Tx tx, Caller caller, MergeRecord merge, CompanyEntry mine, CompanyEntry other)
    {
        Append(tx, caller, mine.Row.Id, PeopleEvents.CompanyMerged, new { mergeId = merge.Id, from = other.Row.Id, other.Row.Name });
        TellPeople(tx, caller, merge, from: other.Row.Id, to: mine.Row.Id);
    }

    internal void Unmerged(Tx tx, Caller caller, MergeRecord merge, CompanyEntry mine, CompanyEntry other)
    {
        Append(tx, caller, mine.Row.Id, PeopleEvents.CompanyUnmerged, new { mergeId = merge.Id, with = other.Row.Id, other.Row.Name });
        Append(tx, caller, other.Row.Id, PeopleEvents.CompanyUnmerged, new { mergeId = merge.Id, with = mine.Row.Id, mine.Row.Name });
        TellPeople(tx, caller, merge, from: mine.Row.Id, to: other.Row.Id);
    }

    /// <summary>Whatever is computed about a person may depend on where they work, so each of them has an event of it.</summary>
    private void TellPeople(Tx tx, Caller caller, MergeRecord merge, Guid from, Guid to)
    {
        foreach (var (contact, isPrimary) in CompanyMembersPart.People(merge.Parts.As<MergeTrace>()))
        {
            Append(tx, caller, contact, PeopleEvents.ContactUpdated,
                new { changed = new Dictionary<string, Guid[]>(StringComparer.Ordinal) { [isPrimary ? "companyId" : "companies"] = [from, to] } });
        }
    }

    private void Append(Tx tx, Caller caller, Guid subject, string type, object data) => journal.Append(tx, new JourneyEvent
    {
        Subject = subject,
        Type = type,
        OccurredAt = tx.Now,
        Source = WriteOptions.By(caller).Source,
        Actor = caller.Actor,
        Data = JsonText.Of(data),
    });
}
