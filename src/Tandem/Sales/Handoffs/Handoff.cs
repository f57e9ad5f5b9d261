using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs;

/// <summary>Where a handoff stands: sent → accepted, rejected or expired; accepted → qualified or recycled.</summary>
public enum HandoffState
{
    /// <summary>Waits for an answer.</summary>
    Sent,

    /// <summary>Sales works on it.</summary>
    Accepted,

    /// <summary>Sent back at once, with a reason.</summary>
    Rejected,

    /// <summary>Nobody answered in time; it went on to somebody else.</summary>
    Expired,

    /// <summary>Became a deal.</summary>
    Qualified,

    /// <summary>Sent back later, until a day.</summary>
    Recycled,
}

/// <summary>A row of <c>sales_handoffs</c>.</summary>
internal sealed record Handoff
{
    public required Guid Id { get; init; }

    public required Guid ContactId { get; init; }

    public Guid? CompanyId { get; init; }

    public required HandoffState State { get; init; }

    /// <summary>score or manual.</summary>
    public required string Source { get; init; }

    public string? Fit { get; init; }

    public int? Engagement { get; init; }

    /// <summary>A list of sentences.</summary>
    public required JsonText Why { get; init; }

    public string? TriggerType { get; init; }

    public string? Campaign { get; init; }

    public string? Form { get; init; }

    public string? Origin { get; init; }

    public string? Message { get; init; }

    public Guid? OwnerId { get; init; }

    public required string OwnerWhy { get; init; }

    public int Round { get; init; } = 1;

    public Guid? PreviousId { get; init; }

    public required Instant SentAt { get; init; }

    public required string SentBy { get; init; }

    /// <summary>When the promise began: at sending, or when the lead was given to somebody else.</summary>
    public required Instant PromisedAt { get; init; }

    public required int AcceptMinutes { get; init; }

    public required Instant AcceptBy { get; init; }

    public Instant? AcceptedAt { get; init; }

    public Guid? AcceptedBy { get; init; }

    public Instant? FirstTouchAt { get; init; }

    public int Touches { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>A day of the workspace, yyyy-mm-dd.</summary>
    public string? RecycleUntil { get; init; }

    public Guid? DealId { get; init; }

    public Instant UpdatedAt { get; init; }

    public int Version { get; init; } = 1;

    public bool IsOpen => State is HandoffState.Sent or HandoffState.Accepted;
}
