namespace Tandem.Platform.Settings;

/// <summary>Names of time zones.</summary>
public static class Zones
{
    /// <summary>Only IANA names: the same text must mean the same zone on every machine.</summary>
    public static bool IsKnown(string zone) =>
        zone is "UTC" || (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId && string.Equals(found.Id, zone, StringComparison.Ordinal));
}
