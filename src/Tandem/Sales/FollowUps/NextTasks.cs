using Tandem.Platform.Data;
using Tandem.Sales.Deals;

namespace Tandem.Sales.FollowUps;

/// <summary>What is planned on a deal: the open task that is due first, and until when there is one.</summary>
internal sealed record Planned(NextTask Next, Instant Until);

/// <summary>The next step of deals.</summary>
internal static class NextTasks
{
    private const string Select =
        """
        select t.deal_id, t.id, t.title, t.kind, t.due_at, t.due_on, t.until, u.name as assignee_name
        from (
          select deal_id, id, title, kind, due_at, due_on, assignee_id, row_number() over (partition by deal_id order by due_at, id) as place,
            max(due_at) over (partition by deal_id) as until
          from sales_tasks
          where {0} and done_at is null) t
        left join access_public_users u on u.id = t.assignee_id
        where t.place = 1
        """;

    public static async Task<IReadOnlyDictionary<Guid, Planned>> Of(Session session, Guid[] deals)
    {
        if (deals.Length == 0)
        {
            return new Dictionary<Guid, Planned>();
        }

        var rows = await session.Query<Row>(Select.Replace("{0}", session.In("deal_id", "deals"), StringComparison.Ordinal), new { deals });
        return rows.ToDictionary(row => row.DealId, row => new Planned(new NextTask(row.Id, row.Title, row.Kind, row.DueAt, row.DueOn, row.AssigneeName), row.Until));
    }

    private sealed class Row
    {
        public Guid DealId { get; init; }

        public Guid Id { get; init; }

        public required string Title { get; init; }

        public FollowUpKind Kind { get; init; }

        public Instant DueAt { get; init; }

        public string? DueOn { get; init; }

        public Instant Until { get; init; }

        public string? AssigneeName { get; init; }
    }
}
