using Tandem.Engines.Schedules;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Deals.Rotting;

/// <summary>How far a deal has gone stale.</summary>
public enum RotLevel
{
    /// <summary>There is time left.</summary>
    Fresh,

    /// <summary>Three quarters of the time of its stage are over.</summary>
    Amber,

    /// <summary>The time of its stage is over.</summary>
    Red,
}

/// <summary>How stale a deal has gone.</summary>
/// <param name="Level">How far.</param>
/// <param name="Days">Business days since it entered its stage or both sides spoke.</param>
/// <param name="Of">How many its stage allows.</param>
public sealed record Rot(RotLevel Level, int Days, int Of)
{
    /// <summary>Until when a planned task holds the clock; null where nothing is planned. A deal that is held is not stale.</summary>
    public Instant? HeldUntil { get; init; }
}

/// <summary>
/// Counts the business days that a deal has gone without news, by the workspace's calendar: the day of the last news does not count, today does.
/// While a task on it is open whose time has not come yet, somebody has a plan, and the deal does not count as stale; <see cref="Board.BoardSums"/> counts alike.
/// </summary>
internal sealed class RotClock(Workspace workspace, Instant now)
{
    private const double AmberFrom = 0.75;

    private readonly BusinessCalendar _calendar = workspace.BusinessCalendar;

    /// <summary>
    /// How stale a deal is that was fresh at <paramref name="freshAt"/>, in a stage that allows <paramref name="rotDays"/>, with open tasks until
    /// <paramref name="plannedUntil"/>.
    /// </summary>
    public Rot? Of(Instant freshAt, int? rotDays, Instant? plannedUntil)
    {
        if (rotDays is not { } allowed)
        {
            return null;
        }

        var days = _calendar.DaysBetween(freshAt.ToDateTimeOffset(), now.ToDateTimeOffset());
        return plannedUntil >= now
            ? new Rot(RotLevel.Fresh, days, allowed) { HeldUntil = plannedUntil }
            : new Rot(days >= allowed ? RotLevel.Red : days >= allowed * AmberFrom ? RotLevel.Amber : RotLevel.Fresh, days, allowed);
    }

    /// <summary>A deal is rotting if it was last fresh before this; null where a stage has no limit.</summary>
    public Instant? RottenBefore(int? rotDays)
    {
        if (rotDays is not { } allowed)
        {
            return null;
        }

        var days = new WorkspaceCalendar(_calendar.Zone);
        var day = days.DayOf(now);
        for (var left = allowed; left > 0; day = day.AddDays(-1))
        {
            left -= _calendar.IsBusinessDay(day) ? 1 : 0;
        }

        return days.StartOf(day.AddDays(1));
    }
}
