namespace Tandem.Engines.Schedules;

/// <summary>Times on the wall of a zone as instants, on the days too when the clocks are changed.</summary>
public static class LocalClock
{
    private const long DayInMilliseconds = 24 * 60 * 60 * 1000;

    /// <summary>
    /// The instant at which the wall shows <paramref name="local"/>. A time that comes twice is the earlier one where something begins and the later one
    /// where it ends; a time that is skipped is the moment at which the clocks jump over it.
    /// </summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone, bool isEnd)
    {
        if (zone.IsInvalidTime(local))
        {
            return Jump(local, zone);
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return Utc(local, zone.GetUtcOffset(local));
        }

        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return Utc(local, isEnd ? offsets.Min() : offsets.Max());
    }

    /// <summary>
    /// The first instant of a day. Where midnight comes twice it is the earlier one; where a clock change skips it, the moment of the change.
    /// </summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => At(day.ToDateTime(TimeOnly.MinValue), zone, isEnd: false);

    /// <summary>The day that the wall's calendar shows.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The moment, to the millisecond, at which the wall's clock goes past a time that it skips.</summary>
    private static DateTimeOffset Jump(DateTime local, TimeZoneInfo zone)
    {
        var utc = Utc(local, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var (before, after) = (utc - DayInMilliseconds, utc + DayInMilliseconds);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            if (TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(middle), zone).DateTime < local)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(after);
    }

    private static DateTimeOffset Utc(DateTime local, TimeSpan offset) => new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero) - offset;
}
