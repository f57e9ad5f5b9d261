using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rollups;

/// <summary>
/// The day of an instant as the plain scoreboard has it: the last day that has begun. That is the day on the calendar except for the hour of a clock change
/// that goes back over midnight. Each day's edges are computed once.
/// </summary>
internal sealed class DayCutter(WorkspaceCalendar calendar)
{
    /// <summary>Nobody can ask for days beyond these, so what lies there has the day next to them.</summary>
    private static readonly DateOnly First = new(1899, 12, 30);
    private static readonly DateOnly Last = new(3000, 1, 3);
    private static readonly Instant Before = Instant.From(new DateTimeOffset(1899, 12, 30, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant After = Instant.From(new DateTimeOffset(3000, 1, 3, 0, 0, 0, TimeSpan.Zero));

    private readonly Dictionary<DateOnly, Day> _days = [];

    /// <summary>A cutter for a zone by its name.</summary>
    public static DayCutter For(string timeZone) => new(new WorkspaceCalendar(TimeZoneInfo.FindSystemTimeZoneById(timeZone)));

    /// <summary>Written yyyy-mm-dd.</summary>
    public string? Of(Instant? at) => at is { } instant ? Of(instant) : null;

    private string Of(Instant at)
    {
        if (at < Before || at > After)
        {
            return Text(at < Before ? First : Last);
        }

        var date = calendar.DayOf(at);
        var day = Edges(date);
        return at < day.Starts ? Edges(date.AddDays(-1)).Name : at >= day.Ends ? Edges(date.AddDays(1)).Name : day.Name;
    }

    private Day Edges(DateOnly date)
    {
        if (!_days.TryGetValue(date, out var day))
        {
            _days.Add(date, day = new Day(Text(date), calendar.StartOf(date), calendar.StartOf(date.AddDays(1))));
        }

        return day;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Day(string Name, Instant Starts, Instant Ends);
}
