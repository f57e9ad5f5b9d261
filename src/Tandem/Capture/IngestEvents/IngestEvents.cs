using Tandem.Capture.Identity;
using Tandem.Capture.Traffic;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Takes events in. In one transaction: what was seen before is dropped, people are found or made, visitors are joined to them, and every
/// event goes to the log under its subject. When it returns, all of it is on disk. Requests that arrive together are taken as one set.
/// </summary>
internal sealed class IngestEvents
{
    private const int LargestSet = 64;

    private readonly Db _db;
    private readonly Journal _journal;
    private readonly SeenMessages _seen;
    private readonly VisitorJoin _joins;
    private readonly PeopleOfEvents _people;
    private readonly Gathering<int, IReadOnlyList<Arrival>, bool> _gathering;

    public IngestEvents(Db db, Journal journal, SeenMessages seen, VisitorJoin joins, PeopleOfEvents people)
    {
        (_db, _journal, _seen, _joins, _people) = (db, journal, seen, joins, people);
        _gathering = new(LargestSet, TakeTogether);
    }

    /// <summary>Takes <paramref name="items"/>; each is in the log when this returns.</summary>
    public Task Handle(IReadOnlyList<IngestItem> items, Caller caller) =>
        items.Count == 0 ? Task.CompletedTask : _gathering.Add(0, [.. items.Select(item => new Arrival(item, caller))]);

    private async Task<IReadOnlyList<bool>> TakeTogether(IReadOnlyList<IReadOnlyList<Arrival>> requests)
    {
        IReadOnlyList<Arrival> arrivals = requests is [var alone] ? alone : [.. requests.SelectMany(request => request)];
        await _db.Write(tx => Take(tx, arrivals));
        return new bool[requests.Count];
    }

    private async Task Take(Tx tx, IReadOnlyList<Arrival> arrivals)
    {
        // A key's messages are its own: two sites may number theirs alike.
        var isNew = await _seen.TakeNew(tx, [.. arrivals.Select(arrival => new MessageKey(arrival.Caller.Actor, arrival.Item.MessageId))]);
        var taken = arrivals.Where((_, place) => isNew[place]).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        var browsers = await Visitors.Ensure(tx, [.. taken.Select(arrival => arrival.Item)]);
        var contacts = await _people.FindOrMake(tx, taken, browsers);
        foreach (var (place, (item, caller)) in taken.Index())
        {
            var browser = item.AnonymousId is null ? null : browsers[item.Visitor];
            var contact = contacts.TryGetValue(place, out var known) ? known : (Guid?)null;
            if (contact is not null && browser is not null)
            {
                await _joins.Meet(tx, browser, item, contact.Value);
            }

            _journal.Append(tx, EventOf(item, caller, contact, browser));
        }
    }

    private static JourneyEvent EventOf(IngestItem item, Caller caller, Guid? contact, Browser? browser) => new()
    {
        Subject = contact ?? browser!.Visitor,
        Owner = contact is null ? browser!.Contact : null,
        Type = item.EventType,
        OccurredAt = item.OccurredAt,
        Source = "api",
        Actor = caller.Actor,
        Data = item.Data,
        Bot = BotJudge.Verdict(item.UserAgent),
        Verified = !caller.IsPublicKey,
    };
}
