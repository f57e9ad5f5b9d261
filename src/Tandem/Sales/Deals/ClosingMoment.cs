using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Deals;

/// <summary>When a deal ended, as people say it: a time, or only a day.</summary>
public sealed record ClosingMoment(Instant? Time, DateOnly? Day)
{
    /// <summary>Reads <c>closedAt</c>; null where it was not given.</summary>
    internal static ClosingMoment? Read(JsonBody body)
    {
        if (body.Text("closedAt") is not { } text)
        {
            return null;
        }

        return text.Contains('T', StringComparison.Ordinal) ? new(body.Time("closedAt"), null) : new(null, body.Day("closedAt"));
    }

    /// <summary>Today is now, the day on which the deal was opened is no earlier than that, another day is its beginning.</summary>
    public Instant? At(Instant openedAt, Instant now, WorkspaceCalendar calendar)
    {
        if (Day is not { } day)
        {
            return Time;
        }

        return day == calendar.DayOf(now) ? now : day == calendar.DayOf(openedAt) ? openedAt : calendar.StartOf(day);
    }
}
