using Tandem.Engines.Schedules;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Platform.Timers;
using Tandem.Sales.Handoffs.Policy;

namespace Tandem.Sales.Handoffs;

/// <summary>
/// The clock of a promise: it counts business hours of the teams' calendar, warns when half and when four fifths of them are used, and ends the wait when
/// all are. One timer a handoff, set from step to step.
/// </summary>
public sealed class HandoffClock(Timers timers, WorkspaceSettings settings)
{
    /// <summary>The kind of the timers; the key is the handoff.</summary>
    public const string Kind = "sales.handoff";

    private static readonly int[] Steps = [50, 80, 100];

    /// <summary>The promises for leads that are handed over now, by their fit.</summary>
    internal async Task<Func<string?, (int Minutes, Instant AcceptBy)>> Promises(Tx tx)
    {
        var (policy, calendar) = (await HandoffPolicy.Load(tx), (await settings.Get(tx)).BusinessCalendar);
        return fit => (policy.Minutes(fit), After(calendar, tx.Now, policy.Minutes(fit), percent: 100));
    }

    /// <summary>Sets the timers of the first step that has yet to come.</summary>
    internal Task Start(Tx tx, params IReadOnlyCollection<Handoff> handoffs) => SetStep(tx, handoffs, Steps[0]);

    /// <summary>Sets the timer of the step after <paramref name="percent"/>; after the last there is none.</summary>
    internal async Task GoOn(Tx tx, Handoff handoff, int percent)
    {
        if (Steps.FirstOrDefault(step => step > percent) is var next and > 0)
        {
            await SetStep(tx, [handoff], next);
        }
    }

    /// <summary>The answer has come.</summary>
    internal Task Stop(Tx tx, Handoff handoff) => timers.Clear(tx, Kind, handoff.Id.ToString());

    /// <summary>The working minutes from an instant to now.</summary>
    internal async Task<int> MinutesSince(Session session, Instant from)
    {
        var calendar = (await settings.Get(session)).BusinessCalendar;
        return (int)calendar.Between(from.ToDateTimeOffset(), session.Now.ToDateTimeOffset()).TotalMinutes;
    }

    private async Task SetStep(Tx tx, IReadOnlyCollection<Handoff> handoffs, int percent)
    {
        var calendar = (await settings.Get(tx)).BusinessCalendar;
        var step = JsonText.Of(new Step(percent));
        await timers.Set(tx, Kind, [.. handoffs.Select(handoff => new TimerSetting(
            handoff.Id.ToString(), After(calendar, handoff.PromisedAt, handoff.AcceptMinutes, percent), step))]);
    }

    private static Instant After(BusinessCalendar calendar, Instant from, int minutes, int percent) =>
        Instant.From(calendar.Add(from.ToDateTimeOffset(), TimeSpan.FromMinutes(minutes * percent / 100.0)));

    /// <summary>What a timer carries.</summary>
    internal sealed record Step(int Percent);
}
