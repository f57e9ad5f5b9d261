using Tandem.Engines.Schedules;
using Tandem.Platform.Data;

namespace Tandem.Platform.Settings;

/// <summary>What holds for everybody who works here.</summary>
public sealed record Workspace
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "Tandem";

    /// <summary>The base currency: sums over several currencies are in it.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The IANA name of the zone in which days and months begin and end.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Days and months in <see cref="TimeZone"/>.</summary>
    public WorkspaceCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>When the teams work: promises between them are counted in these hours.</summary>
    public BusinessHours Business { get; init; } = BusinessHours.Standard;

    /// <summary><see cref="Business"/> as a calendar; in <see cref="TimeZone"/> where it names no zone of its own.</summary>
    public BusinessCalendar BusinessCalendar =>
        new(TimeZoneInfo.FindSystemTimeZoneById(Business.TimeZone ?? TimeZone), Business.Hours, Business.Holidays);
}

/// <summary>Whole calendar days of the workspace's zone.</summary>
public sealed class WorkspaceCalendar(TimeZoneInfo zone)
{
    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The day on which an instant falls.</summary>
    public DateOnly DayOf(Instant at) => LocalClock.DayOf(at.ToDateTimeOffset(), zone);

    /// <summary>
    /// The first instant of a day. Where midnight comes twice it is the earlier one; where a clock change skips it, the moment of the change.
    /// </summary>
    public Instant StartOf(DateOnly day) => Instant.From(LocalClock.StartOf(day, zone));

    /// <summary>Whole calendar days from one instant to another; negative where the second is on an earlier day.</summary>
    public int DaysBetween(Instant from, Instant to) => DayOf(to).DayNumber - DayOf(from).DayNumber;
}
