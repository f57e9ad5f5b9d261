using Tandem.Engines.Schedules;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Somebody of sales who takes leads, as routing sees them.</summary>
internal sealed record Rep
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid? ManagerId { get; init; }

    /// <summary>The share, beside the others'.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>How many leads at once; 0 is none.</summary>
    public int Capacity { get; init; } = RepDefaults.Capacity;

    /// <summary>Leads waiting or being worked on.</summary>
    public long Open { get; init; }

    public required BusinessCalendar Calendar { get; init; }

    /// <summary>The days, in the calendar's zone, on which the rep is away.</summary>
    public required IReadOnlyList<(DateOnly From, DateOnly To)> Away { get; init; }

    public Named Named => new(Id, Name);

    public bool IsAway(Instant at)
    {
        var day = LocalClock.DayOf(at.ToDateTimeOffset(), Calendar.Zone);
        return Away.Any(away => away.From <= day && day <= away.To);
    }

    public bool IsWorking(Instant at) => !IsAway(at) && Calendar.IsOpen(at.ToDateTimeOffset());
}

/// <summary>How somebody takes leads about whom nothing was set.</summary>
internal static class RepDefaults
{
    public const int Capacity = 30;

    /// <summary>The calendar of a rep with hours of their own, or the workspace's.</summary>
    public static BusinessCalendar Calendar(Workspace workspace, string? timeZone, JsonText? hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone ?? workspace.Business.TimeZone ?? workspace.TimeZone);
        return new BusinessCalendar(zone, hours is { } own ? own.As<List<OpenHours>>() : workspace.Business.Hours, workspace.Business.Holidays);
    }
}
