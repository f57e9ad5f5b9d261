using Tandem.Engines.Schedules;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Demo.Story;

/// <summary>The year of the story: it ends at <paramref name="end"/>, in the workspace's zone and hours.</summary>
internal sealed class StoryTime(Workspace workspace, Instant end)
{
    public const int Days = 365;

    // How busy a month is, from January on: spring and autumn sell, summer and the end of the year do not.
    private static readonly double[] Season = [0.95, 1.05, 1.15, 1.1, 1.05, 0.95, 0.75, 0.7, 1.15, 1.2, 1.15, 0.75];
    private readonly BusinessCalendar _business = workspace.BusinessCalendar;

    public WorkspaceCalendar Calendar { get; } = workspace.Calendar;

    public Instant End => end;

    public DateOnly Today => Calendar.DayOf(end);

    public DateOnly FirstDay => Today.AddDays(-Days);

    public Instant Start => At(FirstDay, 8, 0);

    /// <summary>A time of a day.</summary>
    public Instant At(DateOnly day, int hour, int minute) => Calendar.StartOf(day) + TimeSpan.FromMinutes((hour * 60) + minute);

    /// <summary>So many working hours later.</summary>
    public Instant Working(Instant from, double hours) => Instant.From(_business.Add(from.ToDateTimeOffset(), TimeSpan.FromMinutes(Math.Max(1, Math.Round(hours * 60)))));

    public bool IsWorkday(DateOnly day) => _business.IsOpen(At(day, 11, 0).ToDateTimeOffset());

    /// <summary>The first working day from <paramref name="day"/> on.</summary>
    public DateOnly Workday(DateOnly day)
    {
        while (!IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>A day of the year after <paramref name="from"/>, by season and by the company's growth.</summary>
    public DateOnly AnyDay(Dice dice, DateOnly from)
    {
        var span = Today.DayNumber - from.DayNumber;
        while (true)
        {
            var day = from.AddDays(dice.Between(0, span));
            var growth = 0.6 + (0.4 * (day.DayNumber - FirstDay.DayNumber) / Days);
            if (dice.Share() * 1.2 < Season[day.Month - 1] * growth * (IsWorkday(day) ? 1 : 0.3))
            {
                return day;
            }
        }
    }

    /// <summary>A time of day at which people look at websites: mostly at work, some in the evening.</summary>
    public Instant AnyHour(Dice dice, DateOnly day)
    {
        var hour = IsWorkday(day)
            ? dice.Weighted((7, 2), (8, 6), (9, 11), (10, 12), (11, 11), (12, 5), (13, 9), (14, 11), (15, 10), (16, 8), (17, 4), (19, 3), (20, 4), (21, 3))
            : dice.Weighted((9, 3), (10, 4), (11, 3), (15, 2), (18, 3), (20, 5), (21, 4));
        return At(day, hour, dice.Below(60)) + TimeSpan.FromSeconds(dice.Below(60));
    }
}
