using System.Globalization;
using System.Text.Json;
using Tandem.Engines.Schedules;
using Tandem.Platform.Http;

namespace Tandem.Platform.Settings;

/// <summary>A stretch of a weekday as the API writes it; times are written hh:mm, and 00:00 as an end is midnight.</summary>
public sealed record OpenHoursView(DayOfWeek Day, string From, string To);

/// <summary>Reads and writes weekly hours as the API has them.</summary>
public static class OpenHoursText
{
    private const int Most = 50;

    /// <summary>The hours of the field; those that make no calendar are refused there.</summary>
    public static IReadOnlyList<OpenHours> Read(JsonBody body, string field)
    {
        if (body.Raw(field) is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > Most)
        {
            body.Refuse(field, "A list of hours is expected: [{\"day\": \"monday\", \"from\": \"09:00\", \"to\": \"17:00\"}].");
            return [];
        }

        var hours = list.EnumerateArray().Select(One).ToList();
        if (hours.Contains(null))
        {
            body.Refuse(field, "Each has a day (monday to sunday), from and to, written hh:mm.");
            return [];
        }

        if (BusinessCalendar.Check([.. hours.OfType<OpenHours>()]) is { } problem)
        {
            body.Refuse(field, problem);
        }

        return [.. hours.OfType<OpenHours>()];
    }

    /// <summary>Hours for an answer.</summary>
    public static IReadOnlyList<OpenHoursView> Write(IEnumerable<OpenHours> hours) =>
        [.. hours.Select(open => new OpenHoursView(open.Day, Text(open.From), Text(open.To)))];

    private static OpenHours? One(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && Enum.TryParse<DayOfWeek>(Property(item, "day"), ignoreCase: true, out var day) && Enum.IsDefined(day)
        && Time(Property(item, "from")) is { } from && Time(Property(item, "to")) is { } to ? new OpenHours(day, from, to) : null;

    private static string? Property(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeOnly? Time(string? text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
