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
    internal async Task<Handoff?> Send(Tx tx, Lead lead, HandoffCause cause) => (await Send(tx, [(lead, cause)])).SingleOrDefault();

    /// <summary>
    /// Hands people over, each of them once, in the order in which they come; whoever is with sales already is left out. The statements that it takes do not
    /// grow with the number of people.
    /// </summary>
    internal async Task<IReadOnlyList<Handoff>> Send(Tx tx, IReadOnlyList<(Lead Lead, HandoffCause Cause)> leads)
    {
        var wanted = leads.Select(one => (one.Lead, one.Cause, Id: OrderedId.Next(tx.Now))).ToList();
        var free = await HandoffTable.Claim(tx, [.. wanted.Select(one => new OpenHandoff(one.Lead.ContactId, one.Id))]);
        wanted.RemoveAll(one => !free.Contains(one.Id));
        if (wanted.Count == 0)
        {
            return [];
        }

        var dispatch = wanted.Exists(one => one.Cause.Owner is null) ? await router.Begin(tx) : null;
        var promise = await clock.Promises(tx);
        var begun = new List<Begun>(wanted.Count);
        foreach (var (lead, cause, id) in wanted)
        {
            var assignment = cause.Owner is { } chosen ? new Assignment(await Chosen(tx, chosen), "Chosen by hand") : dispatch!.Assign(lead, tried: []);
            begun.Add(new Begun(lead, New(id, lead, cause, assignment, promise(cause.Fit), tx.Now), assignment.Rep?.Name));
        }

        await (dispatch?.Save(tx) ?? Task.CompletedTask);
        await Begin(tx, begun);
        return [.. begun.Select(one => one.Handoff)];
    }

    /// <summary>Nobody answered: the lead goes to the next one, or waits for a manager after as many rounds as were agreed.</summary>
    internal async Task<Handoff> PassOn(Tx tx, Handoff expired, bool mayGoOn)
    {
        var lead = (await Lead.Load(tx, expired.ContactId))!;
        var tried = await Tried(tx, expired);
        var assignment = mayGoOn ? await router.Assign(tx, lead, tried) : new Assignment(null, $"Nobody answered in {expired.Round} rounds");
        var (minutes, acceptBy) = (await clock.Promises(tx))(expired.Fit);
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
        await HandoffTable.Claim(tx, [new OpenHandoff(next.ContactId, next.Id)]);
        await Begin(tx, [new Begun(lead, next, assignment.Rep?.Name)]);
        return next;
    }

    /// <summary>Gives the lead to somebody else by hand; the promise starts anew for them.</summary>
    internal async Task<Handoff> GiveTo(Tx tx, Handoff handoff, Named rep, string actor)
    {
        var lead = (await Lead.Load(tx, handoff.ContactId))!;
        var (_, acceptBy) = (await clock.Promises(tx))(handoff.Fit);
        var given = await HandoffTable.Save(tx, handoff with
        {
            OwnerId = rep.Id,
            OwnerWhy = "Chosen by hand",
            PromisedAt = handoff.State == HandoffState.Sent ? tx.Now : handoff.PromisedAt,
            AcceptBy = handoff.State == HandoffState.Sent ? acceptBy : handoff.AcceptBy,
        });
        journal.Append(tx, Event(given, HandoffEvents.Reassigned, tx.Now, actor, new { handoffId = given.Id, from = handoff.OwnerId, to = rep.Id, toName = rep.Name, why = given.OwnerWhy }));
        await Own(tx, [given], actor);
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

    private static Handoff New(Guid id, Lead lead, HandoffCause cause, Assignment assignment, (int Minutes, Instant AcceptBy) promise, Instant now) => new()
    {
        Id = id,
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
        SentAt = now,
        SentBy = cause.SentBy,
        PromisedAt = now,
        AcceptMinutes = promise.Minutes,
        AcceptBy = promise.AcceptBy,
    };

    /// <summary>Writes new handoffs down, starts their clocks and tells whoever has them.</summary>
    private async Task Begin(Tx tx, IReadOnlyList<Begun> begun)
    {
        var handoffs = begun.Select(one => one.Handoff).ToList();
        await HandoffTable.Add(tx, handoffs);
        journal.Append(tx, begun.Select(one => Sent(one, tx.Now)));
        await Own(tx, handoffs);
        await clock.Start(tx, handoffs);
        var managers = handoffs.Exists(handoff => handoff.OwnerId is null) ? await Managers(tx) : [];
        await notifier.Tell(tx, [.. begun.SelectMany(one => Notices(one, managers))]);
    }

    private static JourneyEvent Sent(Begun begun, Instant now)
    {
        var handoff = begun.Handoff;
        return Event(handoff, HandoffEvents.Sent, now, handoff.SentBy, new
        {
            handoffId = handoff.Id,
            owner = handoff.OwnerId,
            begun.OwnerName,
            ownerWhy = handoff.OwnerWhy,
            grade = $"{handoff.Fit}{handoff.Engagement}",
            handoff.AcceptBy,
            handoff.Round,
        });
    }

    private static IEnumerable<Notice> Notices(Begun begun, IReadOnlyList<Guid> managers) => begun.Handoff.OwnerId is { } rep
        ? [HandoffNotices.Sent(begun.Handoff, begun.Lead.Name, rep)]
        : managers.Select(manager => HandoffNotices.Unassigned(begun.Handoff, begun.Lead.Name, manager));

    /// <summary>Whoever has the lead looks after the person, and so sees the whole record.</summary>
    private async Task Own(Tx tx, IReadOnlyCollection<Handoff> handoffs, string? actor = null)
    {
        foreach (var sent in handoffs.Where(handoff => handoff.OwnerId is not null).GroupBy(handoff => actor ?? handoff.SentBy, StringComparer.Ordinal))
        {
            await contacts.Write(tx, [.. sent.Select(handoff => new ContactDraft { Id = handoff.ContactId, OwnerId = handoff.OwnerId })], HandoffWriting.By(sent.Key));
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

    /// <summary>A handoff that is about to begin.</summary>
    private sealed record Begun(Lead Lead, Handoff Handoff, string? OwnerName);
}
