using Tandem.Platform.Data;

namespace Tandem.Alignment.Sla;

/// <summary>A handoff as the agreement looks at it.</summary>
internal sealed class HandedOver
{
    private const string Select =
        """
        select h.contact_id, h.state, h.fit, h.owner_id, u.name as owner_name, h.round, h.sent_at, h.accept_by, h.accepted_at, h.first_touch_at, h.touches,
          h.closed_at, h.reason
        from sales_public_handoffs h
        left join access_public_users u on u.id = h.owner_id
        where h.sent_at >= @from and h.sent_at < @to
        order by h.sent_at, h.id
        """;

    public Guid ContactId { get; init; }

    public required string State { get; init; }

    public string? Fit { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public int Round { get; init; }

    public Instant SentAt { get; init; }

    public Instant AcceptBy { get; init; }

    public Instant? AcceptedAt { get; init; }

    public Instant? FirstTouchAt { get; init; }

    public int Touches { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? Reason { get; init; }

    public string FitKey => Fit ?? "–";

    /// <summary>When sales said yes or no; null while it has not, and for good where it expired.</summary>
    public Instant? AnsweredAt => AcceptedAt ?? (State == "rejected" ? ClosedAt : null);

    public static Task<IReadOnlyList<HandedOver>> Load(Session session, Instant from, Instant to) => session.Query<HandedOver>(Select, new { from, to });
}
