using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs;

/// <summary>Reads handoffs within the caller's reach, with the names that belong to them.</summary>
public sealed class HandoffReader(WorkspaceSettings settings)
{
    /// <summary>The query for rows; conditions come behind it and name the handoff <c>h</c>.</summary>
    internal const string Select =
        $"""
        select {HandoffTable.Columns}, c.name as contact_name, c.email, c.job_title, co.id as company_now, co.name as company_name, u.name as owner_name,
          a.name as accepted_by_name
        from sales_handoffs h
        join people_public_contacts c on c.id = h.contact_id
        left join people_public_companies co on co.id = c.company_id
        left join access_public_users u on u.id = h.owner_id
        left join access_public_users a on a.id = h.accepted_by
        """;

    /// <summary>One handoff, or null where there is none within reach.</summary>
    internal async Task<HandoffView?> Find(Session session, Caller caller, Guid id)
    {
        var sql = $"{Select}\nwhere h.id = @id and {caller.Reach(session, Rights.Handoffs.Read, "h.owner_id")}";
        var rows = await session.Query<HandoffRow>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id });
        return rows.Count == 0 ? null : (await Complete(session, rows))[0];
    }

    /// <summary>Adds who sent them and how much of the promise is used.</summary>
    internal async Task<IReadOnlyList<HandoffView>> Complete(Session session, IReadOnlyList<HandoffRow> rows)
    {
        var names = await ActorNames.Of(session, rows.Select(row => row.SentBy));
        var calendar = (await settings.Get(session)).BusinessCalendar;
        return [.. rows.Select(row => View(row) with
        {
            SentBy = names.NameOf(row.SentBy),
            Used = row.State == HandoffState.Sent
                ? calendar.Between(row.PromisedAt.ToDateTimeOffset(), session.Now.ToDateTimeOffset()).TotalMinutes / row.AcceptMinutes
                : null,
        })];
    }

    private static HandoffView View(HandoffRow row) => new()
    {
        Id = row.Id,
        Version = row.Version,
        State = row.State,
        Person = new HandoffPerson(row.ContactId, row.ContactName, row.Email, row.JobTitle, row.CompanyNow is { } company ? new Named(company, row.CompanyName!) : null),
        Source = row.Source,
        Fit = row.Fit,
        Engagement = row.Engagement,
        Why = row.Why.As<List<string>>(),
        TriggerType = row.TriggerType,
        Campaign = row.Campaign,
        Form = row.Form,
        Origin = row.Origin,
        Message = row.Message,
        Owner = row.OwnerId is { } owner ? new Named(owner, row.OwnerName ?? "") : null,
        OwnerWhy = row.OwnerWhy,
        Round = row.Round,
        SentAt = row.SentAt,
        SentBy = row.SentBy,
        AcceptMinutes = row.AcceptMinutes,
        AcceptBy = row.AcceptBy,
        AcceptedAt = row.AcceptedAt,
        AcceptedBy = row.AcceptedBy is { } by ? new Named(by, row.AcceptedByName ?? "") : null,
        FirstTouchAt = row.FirstTouchAt,
        Touches = row.Touches,
        ClosedAt = row.ClosedAt,
        Reason = row.Reason,
        Note = row.Note,
        RecycleUntil = row.RecycleUntil,
        DealId = row.DealId,
    };
}

/// <summary>A handoff with the names beside it.</summary>
internal sealed record HandoffRow
{
    public Guid Id { get; init; }

    public Guid ContactId { get; init; }

    public required string ContactName { get; init; }

    public string? Email { get; init; }

    public string? JobTitle { get; init; }

    public Guid? CompanyNow { get; init; }

    public string? CompanyName { get; init; }

    public HandoffState State { get; init; }

    public required string Source { get; init; }

    public string? Fit { get; init; }

    public int? Engagement { get; init; }

    public JsonText Why { get; init; }

    public string? TriggerType { get; init; }

    public string? Campaign { get; init; }

    public string? Form { get; init; }

    public string? Origin { get; init; }

    public string? Message { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public required string OwnerWhy { get; init; }

    public int Round { get; init; }

    public Instant SentAt { get; init; }

    public required string SentBy { get; init; }

    public Instant PromisedAt { get; init; }

    public int AcceptMinutes { get; init; }

    public Instant AcceptBy { get; init; }

    public Instant? AcceptedAt { get; init; }

    public Guid? AcceptedBy { get; init; }

    public string? AcceptedByName { get; init; }

    public Instant? FirstTouchAt { get; init; }

    public int Touches { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    public string? RecycleUntil { get; init; }

    public Guid? DealId { get; init; }

    public int Version { get; init; }
}
