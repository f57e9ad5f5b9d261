namespace Tandem.Engines.Segments;

/// <summary>Whole calendar days of a time zone as instants.</summary>
internal static class CalendarDays
{
    /// <summary>Days outside these are refused: the arithmetic around them must stay inside what a date can hold.</summary>
    public static readonly DateOnly First = new(1000, 1, 1);
    public static readonly DateOnly Last = new(9000, 12, 31);

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The first millisecond of the day. Where midnight comes twice it is the earlier one; where a clock change skips
    /// midnight it is the moment of the change.
    /// </summary>
    public static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight)) return AfterTheGap(midnight, zone);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, TimeSpan.Zero).ToUnixTimeMilliseconds() - (long)offset.TotalMilliseconds;
    }

    private static long AfterTheGap(DateTime midnight, TimeZoneInfo zone)
    {
        var utc = new DateTimeOffset(midnight, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var (before, after) = (utc - DayInMilliseconds, utc + DayInMilliseconds);
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(middle), zone).DateTime;
            if (local < midnight) before = middle;
            else after = middle;
        }
        return after;
    }

    private const long DayInMilliseconds = 24 * 60 * 60 * 1000;
}
