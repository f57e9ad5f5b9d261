using Tandem.Capture.IngestEvents;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Identity;

/// <summary>Makes visitors part of contacts. No event is touched: only whom its subject belongs to changes, and the log tells it.</summary>
internal sealed class VisitorJoin(Journal journal, Subjects subjects)
{
    /// <summary>The visitor belongs to the contact from now on, with all that it did before, unless it belongs to somebody already; whether it was joined.</summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="visitor">Who was anonymous.</param>
    /// <param name="contact">Who it is.</param>
    /// <param name="how">identify, form or mail.</param>
    /// <param name="at">When they said so.</param>
    public async Task<bool> Join(Tx tx, Guid visitor, Guid contact, string how, Instant at)
    {
        if ((await subjects.Resolve(tx, [visitor]))[visitor] != visitor)
        {
            return false;
        }

        await Assign(tx, visitor, contact, how, at);
        return true;
    }

    /// <summary>
    /// Somebody at the browser has said who they are. A browser that nobody had is theirs with its past; where somebody else had it, it acts as a visitor of
    /// its own for each of them, so that nobody gets another's visits.
    /// </summary>
    public async Task Meet(Tx tx, Browser browser, IngestItem item, Guid contact)
    {
        if (browser.Contact == contact)
        {
            return;
        }

        if (browser.Contact is not null)
        {
            var own = await OwnerOf(tx, item.Visitor) == contact ? item.Visitor : Visitors.IdOf(item.Visitor, contact);
            await Visitors.ActAs(tx, item.Visitor, own, item);
            browser.Visitor = own;
        }

        browser.Contact = contact;
        if (await OwnerOf(tx, browser.Visitor) != contact)
        {
            await Assign(tx, browser.Visitor, contact, "identify", item.OccurredAt);
        }
    }

    private async Task<Guid> OwnerOf(Tx tx, Guid visitor) => (await subjects.Resolve(tx, [visitor]))[visitor];

    private async Task Assign(Tx tx, Guid visitor, Guid contact, string how, Instant at)
    {
        await subjects.Assign(tx, visitor, "visitor", contact);
        journal.Append(tx, new JourneyEvent
        {
            Subject = contact,
            Type = SubjectEvents.VisitorJoined,
            OccurredAt = at,
            Source = "api",
            Data = JsonText.Of(new { visitorId = visitor, how }),
        });
    }
}
