namespace Tandem.Engines.Schedules;

/// <summary>
/// When a team works: weekly hours on the wall clock of a zone, less holidays. Durations are real time inside those hours, so an hour that a change of
/// the clocks skips is not counted and one that comes twice is counted twice.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly ILookup<DayOfWeek, OpenHours> _hours;
    private readonly HashSet<DateOnly> _holidays;

    /// <summary>Makes a calendar.</summary>
    /// <param name="zone">Whose wall clock counts.</param>
    /// <param name="hours">The weekly hours; stretches of one day must not overlap.</param>
    /// <param name="holidays">Days on which nobody works.</param>
    /// <exception cref="ArgumentException">There is no working hour, or hours are backward or overlap: <see cref="Check"/> says which.</exception>
    public BusinessCalendar(TimeZoneInfo zone, IReadOnlyCollection<OpenHours> hours, IEnumerable<DateOnly> holidays)
    {
        if (Check(hours) is { } problem)
        {
            throw new ArgumentException(problem, nameof(hours));
        }

        Zone = zone;
        _hours = hours.OrderBy(open => open.From).ToLookup(open => open.Day);
        _holidays = [.. holidays];
    }

    /// <summary>Whose wall clock counts.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>What is wrong with weekly hours, in words; null where nothing is.</summary>
    public static string? Check(IReadOnlyCollection<OpenHours> hours)
    {
        if (hours.Count == 0)
        {
            return "A business calendar needs at least one working hour: nothing could ever be due.";
        }

        if (hours.FirstOrDefault(open => !open.IsForward) is { } backward)
        {
            return $"On {backward.Day} the hours end ({backward.To:HH\\:mm}) before they begin ({backward.From:HH\\:mm}).";
        }

        var overlap = hours.GroupBy(open => open.Day).FirstOrDefault(day => day.OrderBy(open => open.From).ToList() is var sorted
            && sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.IsToMidnight || pair.First.To > pair.Second.From));
        return overlap is null ? null : $"On {overlap.Key} two stretches of hours overlap.";
    }

    /// <summary>Whether the team works at this moment.</summary>
    public bool IsOpen(DateTimeOffset at) => Open(LocalClock.DayOf(at, Zone)).Any(open => open.From <= at && at < open.To);

    /// <summary>Whether the day is a working day.</summary>
    public bool IsBusinessDay(DateOnly day) => _hours.Contains(day.DayOfWeek) && !_holidays.Contains(day);

    /// <summary>The instant at which <paramref name="work"/> of working time has passed since <paramref name="start"/>.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var left = work;
        for (var day = LocalClock.DayOf(start, Zone); ; day = day.AddDays(1))
        {
            foreach (var (from, to) in Open(day).Where(open => open.To > start))
            {
                var begin = from > start ? from : start;
                if (left <= to - begin)
                {
                    return begin + left;
                }

                left -= to - begin;
            }
        }
    }

    /// <summary>The working time between two instants; nothing where the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var last = LocalClock.DayOf(to, Zone);
        for (var day = LocalClock.DayOf(from, Zone); day <= last; day = day.AddDays(1))
        {
            foreach (var open in Open(day))
            {
                var (begin, end) = (open.From > from ? open.From : from, open.To < to ? open.To : to);
                sum += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return sum;
    }

    /// <summary>How many working days came after the day of <paramref name="from"/>, up to the day of <paramref name="to"/> and with it.</summary>
    public int DaysBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (LocalClock.DayOf(from, Zone), LocalClock.DayOf(to, Zone));
        return last <= first ? 0 : CountWeekdays(first, last) - _holidays.Count(day => day > first && day <= last && _hours.Contains(day.DayOfWeek));
    }

    private int CountWeekdays(DateOnly first, DateOnly last)
    {
        var (weeks, rest) = Math.DivRem(last.DayNumber - first.DayNumber, 7);
        return (weeks * _hours.Count) + Enumerable.Range(1, rest).Count(day => _hours.Contains(first.AddDays(day).DayOfWeek));
    }

    private IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Open(DateOnly day) =>
        _holidays.Contains(day) ? [] : [.. _hours[day.DayOfWeek].Select(open => Stretch(day, open))];

    private (DateTimeOffset From, DateTimeOffset To) Stretch(DateOnly day, OpenHours open)
    {
        var end = open.IsToMidnight ? day.AddDays(1).ToDateTime(TimeOnly.MinValue) : day.ToDateTime(open.To);
        return (LocalClock.At(day.ToDateTime(open.From), Zone, isEnd: false), LocalClock.At(end, Zone, isEnd: !open.IsToMidnight));
    }
}
