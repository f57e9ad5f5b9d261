using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Traffic;

/// <summary>Days of the workspace: the first, and the one after the last.</summary>
internal sealed record TrafficPeriod(DateOnly From, DateOnly To)
{
    private const int MostDays = 3700;

    /// <summary>Reads the days, or says what is wrong with them.</summary>
    public static Result<TrafficPeriod> Read(string? from, string? to)
    {
        if (Day(from) is not { } first || Day(to) is not { } end || first.Year < 1990 || end.Year > 2999)
        {
            return new Problem(400, "invalidDay", "from is the first day and to the day after the last one, both written yyyy-mm-dd.");
        }

        return first >= end || end.DayNumber - first.DayNumber > MostDays
            ? new Problem(400, "emptyPeriod", "from must be before to, and at most ten years before it.")
            : new TrafficPeriod(first, end);
    }

    public Instant Start(Workspace workspace) => workspace.Calendar.StartOf(From);

    public Instant End(Workspace workspace) => workspace.Calendar.StartOf(To);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
