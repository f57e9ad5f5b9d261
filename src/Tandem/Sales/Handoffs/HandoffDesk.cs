using Tandem.Journey.Public;
using Tandem.Notifications.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Deals;
using Tandem.Sales.Handoffs.Routing;
using Tandem.Sales.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>Why somebody is handed over.</summary>
internal sealed record HandoffCause
{
    /// <summary>score or manual.</summary>
    public required string Source { get; init; }

    public required string SentBy { get; init; }

    public string? Fit { get; init; }

    public int? Engagement { get; init; }

    public IReadOnlyList<string> Why { get; init; } = [];

    public string? TriggerType { get; init; }

    public string? Campaign { get; init; }

    public string? Form { get; init; }

    public string? Message { get; init; }

    /// <summary>The person of sales who is to get it, where somebody chose.</summary>
    public Guid? Owner { get; init; }
}

/// <summary>Sends people to sales and on to the next one: finds who gets them, starts the clock, tells everybody, writes it into the journey.</summary>
public sealed class HandoffDesk(Router router, HandoffClock clock, Journal journal, ContactWriter contacts, Notifier notifier)
{
    /// <summary>Hands the person over; null where that has been done already.</summary>
    internal async Task<Handoff?> Send(Tx tx, Lead lead, HandoffCause cause)
    {
        var assignment = cause.Owner is { } chosen
            ? new Assignment(await Chosen(tx, chosen), "Chosen by hand")
            : await router.Assign(tx, lead, tried: []);
        var handoff = await New(tx, lead, cause, assignment);
        if (!await HandoffTable.Open(tx, handoff))
        {
            return null;
        }

        await Begin(tx, lead, handoff, assignment);
        return handoff;
    }

    /// <summary>Nobody answered: the lead goes to the next one, or waits for a manager after as many rounds as were agreed.</summary>
    internal async Task<Handoff> PassOn(Tx tx, Handoff expired, bool mayGoOn)
    {
        var lead = (await Lead.Load(tx, expired.ContactId))!;
        var tried = await Tried(tx, expired);
        var assignment = mayGoOn ? await router.Assign(tx, lead, tried) : new Assignment(null, $"Nobody answered in {expired.Round} rounds");
        var (minutes, acceptBy) = await clock.Promise(tx, expired.Fit);
        var next = expired with
        {
            Id = OrderedId.Next(tx.Now),
            State = HandoffState.Sent,
            OwnerId = assignment.Rep?.Id,
            OwnerWhy = assignment.Why,
            Round = expired.Round + 1,
            PreviousId = expired.Id,
            SentAt = tx.Now,
            SentBy = "system",
            PromisedAt = tx.Now,
            AcceptMinutes = minutes,
            AcceptBy = acceptBy,
            ClosedAt = null,
            ClosedBy = null,
            Version = 1,
        };
        await HandoffTable.Open(tx, next);
        await Begin(tx, lead, next, assignment);
        return next;
    }

    /// <summary>Gives the lead to somebody else by hand; the promise starts anew for them.</summary>
    internal async Task<Handoff> GiveTo(Tx tx, Handoff handoff, Named rep, string actor)
    {
        var lead = (await Lead.Load(tx, handoff.ContactId))!;
        var (_, acceptBy) = await clock.Promise(tx, handoff.Fit);
        var given = await HandoffTable.Save(tx, handoff with
        {
            OwnerId = rep.Id,
            OwnerWhy = "Chosen by hand",
            PromisedAt = handoff.State == HandoffState.Sent ? tx.Now : handoff.PromisedAt,
            AcceptBy = handoff.State == HandoffState.Sent ? acceptBy : handoff.AcceptBy,
        });
        journal.Append(tx, Event(given, HandoffEvents.Reassigned, tx.Now, actor, new { handoffId = given.Id, from = handoff.OwnerId, to = rep.Id, toName = rep.Name, why = given.OwnerWhy }));
        await Own(tx, given, actor);
        if (given.State == HandoffState.Sent)
        {
            await clock.Start(tx, given);
        }

        await notifier.Tell(tx, [HandoffNotices.Sent(given, lead.Name, rep.Id)]);
        return given;
    }

    /// <summary>The event of a handoff, on the contact's journey.</summary>
    internal static JourneyEvent Event(Handoff handoff, string type, Instant at, string actor, object data) => new()
    {
        Subject = handoff.ContactId,
        Type = type,
        OccurredAt = at,
        Source = Writing.Source(actor),
        Actor = actor,
        Data = JsonText.Of(data),
    };

    private async Task<Handoff> New(Tx tx, Lead lead, HandoffCause cause, Assignment assignment)
    {
        var (minutes, acceptBy) = await clock.Promise(tx, cause.Fit);
        return new Handoff
        {
            Id = OrderedId.Next(tx.Now),
            ContactId = lead.ContactId,
            CompanyId = lead.CompanyId,
            State = HandoffState.Sent,
            Source = cause.Source,
            Fit = cause.Fit,
            Engagement = cause.Engagement,
            Why = JsonText.Of(cause.Why),
            TriggerType = cause.TriggerType,
            Campaign = cause.Campaign ?? lead.Campaign,
            Form = cause.Form,
            Origin = lead.Origin,
            Message = cause.Message,
            OwnerId = assignment.Rep?.Id,
            OwnerWhy = assignment.Why,
            SentAt = tx.Now,
            SentBy = cause.SentBy,
            PromisedAt = tx.Now,
            AcceptMinutes = minutes,
            AcceptBy = acceptBy,
        };
    }

    private async Task Begin(Tx tx, Lead lead, Handoff handoff, Assignment assignment)
    {
        journal.Append(tx, Event(handoff, HandoffEvents.Sent, tx.Now, handoff.SentBy, new
        {
            handoffId = handoff.Id,
            owner = handoff.OwnerId,
            ownerName = assignment.Rep?.Name,
            ownerWhy = handoff.OwnerWhy,
            grade = $"{handoff.Fit}{handoff.Engagement}",
            handoff.AcceptBy,
            handoff.Round,
        }));
        await Own(tx, handoff, handoff.SentBy);
        await clock.Start(tx, handoff);
        await notifier.Tell(tx, assignment.Rep is { } rep
            ? [HandoffNotices.Sent(handoff, lead.Name, rep.Id)]
            : [.. (await Managers(tx)).Select(manager => HandoffNotices.Unassigned(handoff, lead.Name, manager))]);
    }

    /// <summary>Whoever has the lead looks after the person, and so sees the whole record.</summary>
    private async Task Own(Tx tx, Handoff handoff, string actor)
    {
        if (handoff.OwnerId is { } owner)
        {
            await contacts.Write(tx, new ContactDraft { Id = handoff.ContactId, OwnerId = owner }, HandoffWriting.By(actor));
        }
    }

    private static Task<Named?> Chosen(Tx tx, Guid user) => tx.First<Named>("select id, name from access_public_users where id = @user", new { user });

    /// <summary>Everybody who had this lead and let it expire.</summary>
    private static async Task<IReadOnlyCollection<Guid>> Tried(Tx tx, Handoff last) => await tx.Query<Guid>(
        """
        with recursive chain (id, owner_id, previous_id) as (
          select id, owner_id, previous_id from sales_handoffs where id = @id
          union all
          select h.id, h.owner_id, h.previous_id from sales_handoffs h join chain c on h.id = c.previous_id)
        select owner_id from chain where owner_id is not null
        """, new { last.Id });

    internal static Task<IReadOnlyList<Guid>> Managers(Session session) =>
        session.Query<Guid>("select id from access_public_users where role = 'manager' and status = 'active' order by id");
}
