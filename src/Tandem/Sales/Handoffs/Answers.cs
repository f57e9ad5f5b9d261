using Tandem.Access.Public;
using Tandem.Audience.Public;
using Tandem.Journey.Public;
using Tandem.Notifications.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Handoffs;

/// <summary>What every answer to a handoff does beside its own: stops the clock, moves the person's stage, writes it into the journey, tells the sender.</summary>
public sealed class Answers(HandoffClock clock, ContactWriter contacts, Journal journal, Notifier notifier, Qualifications qualifications)
{
    /// <summary>A reason from the list of <paramref name="kind"/>: marketing learns from reasons only if they add up.</summary>
    internal static async Task<string?> Reason(Tx tx, JsonBody body, string kind)
    {
        if (body.Text("reason") is not { } text)
        {
            body.Refuse("reason", "A reason is needed: marketing learns from it.");
            return null;
        }

        await Starters.Ensure(tx);
        if (await ReasonRows.Find(tx, kind, text) is { } known)
        {
            return known;
        }

        var names = (await ReasonRows.Of(tx, kind)).Select(reason => reason.Name);
        body.Refuse("reason", $"One of these is expected: {string.Join(", ", names)}.");
        return null;
    }

    /// <summary>Saves the answer, stops the clock and moves the person to <paramref name="stage"/>.</summary>
    internal async Task<Handoff> Save(Tx tx, Caller caller, Handoff answered, LifecycleEntry stage)
    {
        var saved = await HandoffTable.Save(tx, answered);
        await clock.Stop(tx, saved);
        await contacts.Write(tx, new ContactDraft { Id = saved.ContactId, OwnerId = saved.IsOpen ? saved.OwnerId : null, Lifecycle = [stage] }, HandoffWriting.By(caller.Actor));
        return saved;
    }

    /// <summary>The person is marketing's again and left in peace until then.</summary>
    internal async Task<Handoff> SendBack(Tx tx, Caller caller, Handoff answered, Instant until)
    {
        var back = answered with { ClosedAt = tx.Now, ClosedBy = caller.Actor };
        var saved = await Save(tx, caller, back, new LifecycleEntry(LifecycleStage.Lead, At: null, "handoff", $"Sent back: {answered.Reason}"));
        await qualifications.CoolDown(tx, saved.ContactId, until, EnumText.Of(saved.State));
        return saved;
    }

    /// <summary>Writes the answer into the journey and tells whoever handed the person over by hand; what the score sent has no sender to tell.</summary>
    internal async Task Tell(Tx tx, Caller caller, Handoff answered, Answer answer)
    {
        journal.Append(tx, HandoffDesk.Event(answered, answer.Event, tx.Now, caller.Actor, answer.Data));
        if (Actor.UserOf(answered.SentBy) is { } sender)
        {
            await notifier.Tell(tx, [HandoffNotices.Answered(answered, answer.Title, answer.Detail, sender)]);
        }
    }
}

/// <summary>An answer as the journey and the sender hear of it.</summary>
internal sealed record Answer(string Event, object Data, string Title, string? Detail = null);
