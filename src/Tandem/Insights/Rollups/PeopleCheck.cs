using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>Compares kept rows with the plain SQL, and mends those that differ.</summary>
internal static class PeopleCheck
{
    /// <summary>With more news than this waiting, a check has nothing to say about those who seem to differ.</summary>
    private const int MostUnread = 50_000;

    /// <summary>Who seems to differ. Two statements see two moments, so it takes a second look under locks.</summary>
    public static async Task<List<Guid>> Suspects(Session session, DayCutter days, IReadOnlyCollection<Guid> contacts)
    {
        var wanted = await PeopleFacts.Of(session, days, contacts);
        var kept = await PeopleFacts.Kept(session, contacts);
        return [.. contacts.Where(id => Differ(kept.GetValueOrDefault(id), wanted.GetValueOrDefault(id)))];
    }

    /// <summary>
    /// Looks again, in this order: the rows under locks, the present state, what the reactor has yet to read. A change of the state that is seen here has its
    /// event in the log; if it was read already, its row was written before it was locked.
    /// </summary>
    public static async Task<(List<Guid> Wrong, int LeftOut)> Mend(Tx tx, DayCutter days, IReadOnlyCollection<Guid> suspects)
    {
        var kept = await PeopleFacts.Hold(tx, suspects);
        var wanted = await PeopleFacts.Of(tx, days, suspects);
        var differing = suspects.Where(id => Differ(kept.GetValueOrDefault(id), wanted.GetValueOrDefault(id))).ToList();
        if (differing.Count == 0)
        {
            return ([], 0);
        }

        var unread = await ReactorProgress.Unread(tx, PeopleReactor.ReactorName, [.. TouchedContacts.Types], MostUnread);
        if (unread.Count == MostUnread)
        {
            return ([], differing.Count);
        }

        var touched = TouchedContacts.Of(unread).ToHashSet();
        var wrong = differing.Where(id => !touched.Contains(id)).ToList();
        await PeopleFacts.Save(tx, wrong.Where(kept.ContainsKey).ToDictionary(id => id, id => kept[id]), wanted);
        return (wrong, differing.Count - wrong.Count);
    }

    private static bool Differ(PersonFact? kept, PersonFact? wanted) => kept != wanted;
}
