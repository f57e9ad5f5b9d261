using Tandem.Engines.Schedules;

namespace Tandem.Engines.Segments;

/// <summary>Whole calendar days of a time zone as instants.</summary>
internal static class CalendarDays
{
    /// <summary>Days outside these are refused: the arithmetic around them must stay inside what a date can hold.</summary>
    public static readonly DateOnly First = new(1000, 1, 1);
    public static readonly DateOnly Last = new(9000, 12, 31);

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) => LocalClock.DayOf(instant, zone);

    /// <summary>The first millisecond of the day.</summary>
    public static long StartOf(DateOnly day, TimeZoneInfo zone) => LocalClock.StartOf(day, zone).ToUnixTimeMilliseconds();
}
