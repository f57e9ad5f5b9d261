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
public sealed record Rot(RotLevel Level, int Days, int Of);

/// <summary>
/// Counts the business days that a deal has gone without news, by the workspace's days: the day of the last news does not count, today does.
/// </summary>
internal sealed class RotClock(Workspace workspace, Instant now)
{
    private const double AmberFrom = 0.75;
    private readonly WorkspaceCalendar _calendar = workspace.Calendar;

    /// <summary>How stale a deal is that was fresh at <paramref name="freshAt"/>, in a stage that allows <paramref name="rotDays"/>.</summary>
    public Rot? Of(Instant freshAt, int? rotDays)
    {
        if (rotDays is not { } allowed)
        {
            return null;
        }

        var days = Days(_calendar.DayOf(freshAt));
        return new Rot(days >= allowed ? RotLevel.Red : days >= allowed * AmberFrom ? RotLevel.Amber : RotLevel.Fresh, days, allowed);
    }

    /// <summary>A deal is rotting if it was last fresh before this; null where a stage has no limit.</summary>
    public Instant? RottenBefore(int? rotDays)
    {
        if (rotDays is not { } allowed)
        {
            return null;
        }

        var day = _calendar.DayOf(now);
        for (var left = allowed; left > 0; day = day.AddDays(-1))
        {
            left -= IsOpen(day) ? 1 : 0;
        }

        return _calendar.StartOf(day.AddDays(1));
    }

    private int Days(DateOnly since)
    {
        var days = 0;
        for (var day = _calendar.DayOf(now); day > since; day = day.AddDays(-1))
        {
            days += IsOpen(day) ? 1 : 0;
        }

        return days;
    }

    private static bool IsOpen(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
