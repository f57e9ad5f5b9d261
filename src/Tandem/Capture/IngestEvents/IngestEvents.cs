using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Takes events in. In one transaction: what was seen before is dropped, people are found or made, visitors are joined to them, and every
/// event goes to the log under its subject. When it returns, all of it is on disk.
/// </summary>
internal sealed class IngestEvents(Db db, Journal journal, SeenMessages seen, Subjects subjects, PeopleOfEvents people)
{
    /// <summary>Takes <paramref name="items"/>; each is in the log when this returns.</summary>
    public Task Handle(IReadOnlyList<IngestItem> items, Caller caller, CancellationToken cancel) =>
        items.Count == 0 ? Task.CompletedTask : db.Write(tx => Take(tx, items, caller), cancel);

    private async Task Take(Tx tx, IReadOnlyList<IngestItem> items, Caller caller)
    {
        // A key's messages are its own: two sites may number theirs alike.
        var fresh = await seen.TakeNew(tx, caller.Actor, [.. items.Select(item => item.MessageId)]);
        var taken = items.Where(item => fresh.Contains(item.MessageId)).DistinctBy(item => item.MessageId, StringComparer.Ordinal).ToArray();
        if (taken.Length == 0)
        {
            return;
        }

        var visitors = await Visitors.Ensure(tx, taken);
        var contacts = await people.FindOrMake(tx, taken, visitors, caller);
        await Join(tx, taken, contacts, visitors);
        var owners = await subjects.Resolve(tx, [.. visitors.Keys]);
        journal.Append(tx, taken.Select(item => EventOf(item, contacts, owners, caller)));
    }

    /// <summary>A visitor who says who they are belongs to that contact from now on; one who belongs to somebody already stays there.</summary>
    private async Task Join(Tx tx, IReadOnlyList<IngestItem> items, IReadOnlyDictionary<int, Guid> contacts, IReadOnlyDictionary<Guid, Visitor> visitors)
    {
        var known = await subjects.Resolve(tx, [.. visitors.Keys]);
        var joined = new HashSet<Guid>();
        foreach (var item in items.Where(item => item.AnonymousId is not null && contacts.ContainsKey(item.Index)))
        {
            var visitor = Visitors.IdOf(item.AnonymousId!);
            if (known.GetValueOrDefault(visitor, visitor) == visitor && joined.Add(visitor))
            {
                var contact = contacts[item.Index];
                await subjects.Assign(tx, visitor, "visitor", contact);
                journal.Append(tx, new JourneyEvent
                {
                    Subject = contact,
                    Type = "visitor_joined",
                    OccurredAt = item.OccurredAt,
                    Source = "api",
                    Actor = null,
                    Data = JsonText.Of(new { visitorId = visitor }),
                    Verified = true,
                });
            }
        }
    }

    private static JourneyEvent EventOf(
        IngestItem item, IReadOnlyDictionary<int, Guid> contacts, IReadOnlyDictionary<Guid, Guid> owners, Caller caller)
    {
        var isKnown = contacts.TryGetValue(item.Index, out var contact);
        var visitor = item.AnonymousId is null ? Guid.Empty : Visitors.IdOf(item.AnonymousId);
        return new JourneyEvent
        {
            Subject = isKnown ? contact : visitor,
            Owner = isKnown ? null : owners.GetValueOrDefault(visitor, visitor),
            Type = item.EventType,
            OccurredAt = item.OccurredAt,
            Source = "api",
            Actor = caller.Actor,
            Data = item.Data,
            Verified = !caller.IsPublicKey,
        };
    }
}
