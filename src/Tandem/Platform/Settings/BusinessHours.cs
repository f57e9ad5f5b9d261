using Tandem.Engines.Schedules;

namespace Tandem.Platform.Settings;

/// <summary>When the teams work.</summary>
/// <param name="TimeZone">The IANA name of the teams' zone; null for the workspace's.</param>
/// <param name="Hours">The weekly hours.</param>
/// <param name="Holidays">Days on which nobody works.</param>
public sealed record BusinessHours(string? TimeZone, IReadOnlyList<OpenHours> Hours, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>Nine to five, Monday to Friday, no holidays.</summary>
    public static readonly BusinessHours Standard = new(TimeZone: null, OpenHours.OfficeWeek, []);
}
