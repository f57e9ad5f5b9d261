using Tandem.Journey.Public;
using Tandem.Notifications.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Timers;
using Tandem.Sales.Handoffs.Policy;
using Tandem.Sales.Handoffs.Routing;
using Tandem.Sales.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>A step of a promise has come: a warning, or the end of the wait. Whoever answers meanwhile wins over the timer, as both lock the handoff.</summary>
public sealed class HandoffTimer(HandoffClock clock, HandoffDesk desk, Journal journal, Notifier notifier) : ITimerHandler
{
    /// <inheritdoc/>
    public async Task Due(DueTimer timer, Tx tx)
    {
        if (await HandoffTable.Lock(tx, Guid.Parse(timer.Key)) is not { State: HandoffState.Sent } handoff)
        {
            return;
        }

        var percent = timer.Payload.As<HandoffClock.Step>().Percent;
        var name = (await Lead.Load(tx, handoff.ContactId))!.Name;
        if (percent < 100)
        {
            await Warn(tx, handoff, name, percent);
            await clock.GoOn(tx, handoff, percent);
        }
        else
        {
            await Expire(tx, handoff, name);
        }
    }

    /// <summary>At half the owner hears of it, at four fifths the owner's manager, too.</summary>
    private async Task Warn(Tx tx, Handoff handoff, string name, int percent)
    {
        List<Guid> told = handoff.OwnerId is { } owner ? [owner] : [];
        if (percent >= 80 || told.Count == 0)
        {
            told.AddRange(await Above(tx, handoff));
        }

        await notifier.Tell(tx, [.. told.Distinct().Select(user => HandoffNotices.Due(handoff, name, user, percent))]);
    }

    private async Task Expire(Tx tx, Handoff handoff, string name)
    {
        var policy = await HandoffPolicy.Load(tx);
        if (handoff.OwnerId is null)
        {
            // It waits for a manager already, and there is nobody to take it from.
            await notifier.Tell(tx, [.. (await Above(tx, handoff)).Select(user => HandoffNotices.Due(handoff, name, user, 100))]);
            return;
        }

        var expired = await HandoffTable.Save(tx, handoff with { State = HandoffState.Expired, ClosedAt = tx.Now, ClosedBy = "system" });
        journal.Append(tx, HandoffDesk.Event(expired, HandoffEvents.Expired, tx.Now, "system", new { handoffId = expired.Id, owner = expired.OwnerId }));
        IReadOnlyList<Guid> told = [handoff.OwnerId.Value, .. await Above(tx, handoff)];
        await notifier.Tell(tx, [.. told.Distinct().Select(user => HandoffNotices.Expired(expired, name, user))]);
        await desk.PassOn(tx, expired, mayGoOn: handoff.Round < policy.Rounds);
    }

    /// <summary>Who answers for the owner: their manager, or all managers where there is none.</summary>
    private static async Task<IReadOnlyList<Guid>> Above(Session session, Handoff handoff)
    {
        var manager = await session.First<Guid?>(
            """
            select m.id
            from access_public_users u
            join access_public_users m on m.id = u.manager_id and m.status = 'active'
            where u.id = @owner
            """, new { owner = handoff.OwnerId ?? Guid.Empty });
        return manager is { } one ? [one] : await HandoffDesk.Managers(session);
    }
}

/// <summary>The day has come until which somebody was sent back: whoever did it is reminded.</summary>
public sealed class RecycleTimer(Notifier notifier) : ITimerHandler
{
    /// <summary>The kind of the timers; the key is the handoff.</summary>
    public const string Kind = "sales.recycle";

    /// <inheritdoc/>
    public async Task Due(DueTimer timer, Tx tx)
    {
        var handoff = await HandoffTable.Lock(tx, Guid.Parse(timer.Key));
        if (handoff is { State: HandoffState.Recycled, OwnerId: { } owner } && await Lead.Load(tx, handoff.ContactId) is { ArchivedAt: null } lead)
        {
            await notifier.Tell(tx, [HandoffNotices.RecycleEnds(handoff, lead.Name, owner)]);
        }
    }
}
