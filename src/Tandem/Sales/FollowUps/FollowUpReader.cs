using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;

namespace Tandem.Sales.FollowUps;

/// <summary>Reads tasks as their callers may see them.</summary>
internal static class FollowUpReader
{
    private const string Columns =
        """
        t.id, t.version, t.title, t.kind, t.assignee_id, u.name as assignee_name, t.due_at, t.due_on, t.remind_at, t.done_at, t.done_by, t.outcome,
        c.id as contact_id, c.name as contact_name, co.id as company_id, co.name as company_name, d.id as deal_id, d.name as deal_name, t.created_at
        """;

    /// <summary>The query for rows; conditions come behind it and name the task <c>t</c>. Needs the caller's parameters.</summary>
    public static string Select(Session session, Caller caller) =>
        $"""
        select {Columns}
        from sales_tasks t
        left join access_public_users u on u.id = t.assignee_id
        left join people_public_contacts c on c.id = t.contact_id and {caller.Reach(session, Rights.Contacts.Read, "c.owner_id")}
        left join people_public_companies co on co.id = t.company_id and {caller.Reach(session, Rights.Companies.Read, "co.owner_id")}
        left join sales_deals d on d.id = t.deal_id and {caller.Reach(session, Rights.Deals.Read, "d.owner_id")}
        """;

    /// <summary>One task, or null where there is none within reach.</summary>
    public static async Task<FollowUpView?> Find(Session session, Caller caller, Guid id)
    {
        var sql = $"{Select(session, caller)}\nwhere t.id = @id and {caller.Reach(session, Rights.Tasks.Read, "t.assignee_id")}";
        var row = await session.First<FollowUpRow>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id });
        return row is null ? null : (await Show(session, [row]))[0];
    }

    public static async Task<IReadOnlyList<FollowUpView>> Show(Session session, IReadOnlyList<FollowUpRow> rows)
    {
        var doers = await Users.Names(session, rows.Select(row => Actor.UserOf(row.DoneBy)).OfType<Guid>());
        return [.. rows.Select(row => View(row, doers))];
    }

    private static FollowUpView View(FollowUpRow row, IReadOnlyDictionary<Guid, string> doers) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Title = row.Title,
        Kind = row.Kind,
        Assignee = new Named(row.AssigneeId, row.AssigneeName ?? "a former user"),
        DueAt = row.DueAt,
        DueOn = row.DueOn,
        RemindAt = row.RemindAt,
        DoneAt = row.DoneAt,
        DoneBy = Actor.UserOf(row.DoneBy) is { } id && doers.TryGetValue(id, out var name) ? new Named(id, name) : null,
        Outcome = row.Outcome,
        Contact = Name(row.ContactId, row.ContactName),
        Company = Name(row.CompanyId, row.CompanyName),
        Deal = Name(row.DealId, row.DealName),
        CreatedAt = row.CreatedAt,
    };

    private static Named? Name(Guid? id, string? name) => id is { } known ? new Named(known, name ?? "") : null;
}
