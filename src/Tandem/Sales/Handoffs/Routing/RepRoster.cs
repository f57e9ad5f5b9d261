using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Reads who takes leads: active sales reps, and managers who asked to, with what they have on their desk.</summary>
internal static class RepRoster
{
    // A rep takes leads unless somebody said no; others only where somebody said yes.
    private const string Select =
        """
        select u.id, u.name, u.manager_id, r.weight, r.capacity, r.time_zone, r.hours,
          (select count(*) from sales_handoffs h where h.owner_id = u.id and h.state in ('sent', 'accepted')) as open
        from access_public_users u
        left join sales_reps r on r.user_id = u.id
        where u.status in ('active', 'invited') and (r.takes_leads or (r.takes_leads is null and u.role = 'salesRep'))
        order by u.id
        """;

    private const string Absences = "select user_id, from_day, to_day from sales_absences where to_day >= @since order by user_id, from_day";

    public static async Task<IReadOnlyList<Rep>> Load(Session session, Workspace workspace)
    {
        var since = workspace.Calendar.DayOf(session.Now).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var absences = (await session.Query<AbsenceRow>(Absences, new { since })).ToLookup(row => row.UserId, row => (Day(row.FromDay), Day(row.ToDay)));
        return [.. (await session.Query<RepRow>(Select)).Select(row => new Rep
        {
            Id = row.Id,
            Name = row.Name,
            ManagerId = row.ManagerId,
            Weight = row.Weight ?? 1,
            Capacity = row.Capacity ?? RepDefaults.Capacity,
            Open = row.Open,
            Calendar = RepDefaults.Calendar(workspace, row.TimeZone, row.Hours),
            Away = [.. absences[row.Id]],
        })];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class RepRow
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public Guid? ManagerId { get; init; }

        public int? Weight { get; init; }

        public int? Capacity { get; init; }

        public string? TimeZone { get; init; }

        public JsonText? Hours { get; init; }

        public long Open { get; init; }
    }

    private sealed class AbsenceRow
    {
        public Guid UserId { get; init; }

        public required string FromDay { get; init; }

        public required string ToDay { get; init; }
    }
}
