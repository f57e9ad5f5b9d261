using Tandem.Platform.Data;
using Tandem.Sales.Deals;

namespace Tandem.Sales.FollowUps;

/// <summary>A task as the API shows it. Records out of the caller's reach are left out.</summary>
public sealed record FollowUpView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required FollowUpKind Kind { get; init; }

    public required Named Assignee { get; init; }

    /// <summary>After this it is overdue.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>The day, where it is due on a day and at no time of it.</summary>
    public string? DueOn { get; init; }

    public Instant? RemindAt { get; init; }

    public Instant? DoneAt { get; init; }

    /// <summary>Who did it.</summary>
    public Named? DoneBy { get; init; }

    public string? Outcome { get; init; }

    public Named? Contact { get; init; }

    public Named? Company { get; init; }

    public Named? Deal { get; init; }

    public required Instant CreatedAt { get; init; }
}

/// <summary>A task with the names around it, as one row.</summary>
internal sealed class FollowUpRow
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Title { get; init; }

    public FollowUpKind Kind { get; init; }

    public Guid AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    public Instant DueAt { get; init; }

    public string? DueOn { get; init; }

    public Instant? RemindAt { get; init; }

    public Instant? DoneAt { get; init; }

    public string? DoneBy { get; init; }

    public string? Outcome { get; init; }

    public Guid? ContactId { get; init; }

    public string? ContactName { get; init; }

    public Guid? CompanyId { get; init; }

    public string? CompanyName { get; init; }

    public Guid? DealId { get; init; }

    public string? DealName { get; init; }

    public Instant CreatedAt { get; init; }
}
