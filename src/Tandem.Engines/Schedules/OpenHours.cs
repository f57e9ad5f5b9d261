namespace Tandem.Engines.Schedules;

/// <summary>A stretch of a weekday in which people work, by the clock on their wall.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; midnight is the end of the day.</param>
public sealed record OpenHours(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    /// <summary>Nine to five, Monday to Friday.</summary>
    public static readonly IReadOnlyList<OpenHours> OfficeWeek =
        [.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new OpenHours((DayOfWeek)day, new TimeOnly(9, 0), new TimeOnly(17, 0)))];

    /// <summary>Whether it goes to the end of the day.</summary>
    public bool IsToMidnight => To == TimeOnly.MinValue;

    /// <summary>Whether it ends after it begins.</summary>
    public bool IsForward => IsToMidnight || To > From;
}
