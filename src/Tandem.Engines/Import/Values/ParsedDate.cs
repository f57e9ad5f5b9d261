namespace Tandem.Engines.Import.Values;

/// <summary>A date as the file states it; the zone is the reader's unless the cell names an offset.</summary>
/// <param name="Value">Date and time of day, of no particular zone.</param>
/// <param name="HasTime">Whether a time was written beside the date.</param>
/// <param name="Offset">The offset from UTC that was written beside the time, if any.</param>
public readonly record struct ParsedDate(DateTime Value, bool HasTime, TimeSpan? Offset)
{
    /// <summary>The calendar day, as written.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Value);

    /// <summary>The instant, in milliseconds since 1970 UTC; a time without an offset is a local time of <paramref name="zone"/>.</summary>
    public long ToUnixMilliseconds(TimeZoneInfo zone)
    {
        var offset = Offset ?? zone.GetUtcOffset(DateTime.SpecifyKind(Value, DateTimeKind.Unspecified));
        return (Value.Ticks - DateTime.UnixEpoch.Ticks - offset.Ticks) / TimeSpan.TicksPerMillisecond;
    }
}
