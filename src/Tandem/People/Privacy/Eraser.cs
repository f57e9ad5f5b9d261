using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Search;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.People.Privacy;

/// <summary>Takes a person out of every table that a module has said may hold something of theirs.</summary>
internal sealed class Eraser(IEnumerable<PersonalTable> tables, Journal journal)
{
    private readonly PersonalTable[] _tables = [.. tables];

    /// <summary>In the transaction of whoever asks; how many rows of each table were theirs.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Erase(Tx tx, PersonKeys person, string actor)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        // The contact's own row is among the first tables of its module, and others' rows are found by the keys in hand: the order does not matter.
        foreach (var table in _tables)
        {
            if (await table.EraseRows(tx, person) is > 0 and var rows)
            {
                counts[table.Table] = rows;
            }
        }

        SearchIndex.EnterNow(tx);
        journal.Append(tx, new JourneyEvent
        {
            // Their own history is gone with them; what is counted elsewhere learns it from an event of nobody's.
            Subject = Guid.CreateVersion7(),
            Type = PeopleEvents.ContactsRemoved,
            OccurredAt = tx.Now,
            Source = "privacy",
            Actor = actor,
            Data = JsonText.Of(new { contacts = person.Contacts }),
        });
        return counts;
    }
}
