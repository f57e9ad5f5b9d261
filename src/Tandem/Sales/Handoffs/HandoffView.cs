using Tandem.Platform.Data;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs;

/// <summary>The person of a handoff, as far as it takes to decide about it.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to write to.</param>
/// <param name="JobTitle">What the person does.</param>
/// <param name="Company">The primary company.</param>
public sealed record HandoffPerson(Guid Id, string Name, string? Email, string? JobTitle, Named? Company);

/// <summary>A handoff as the API shows it.</summary>
public sealed record HandoffView
{
    /// <summary>The handoff.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required HandoffState State { get; init; }

    /// <summary>Who is handed over.</summary>
    public required HandoffPerson Person { get; init; }

    /// <summary>score or manual.</summary>
    public required string Source { get; init; }

    /// <summary>A–D at the moment of sending; null where it was not known.</summary>
    public string? Fit { get; init; }

    /// <summary>1–4 at the moment of sending, 1 the liveliest.</summary>
    public int? Engagement { get; init; }

    /// <summary>Why now, in sentences.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>The event that led to it.</summary>
    public string? TriggerType { get; init; }

    /// <summary>The campaign that brought the person.</summary>
    public string? Campaign { get; init; }

    /// <summary>The form that was sent.</summary>
    public string? Form { get; init; }

    /// <summary>Where the person came from first.</summary>
    public string? Origin { get; init; }

    /// <summary>What whoever handed over by hand wanted to say.</summary>
    public string? Message { get; init; }

    /// <summary>Who has the lead; null while nobody has.</summary>
    public Named? Owner { get; init; }

    /// <summary>Why this one.</summary>
    public required string OwnerWhy { get; init; }

    /// <summary>1 for the first who gets it, 2 after it expired once.</summary>
    public required int Round { get; init; }

    /// <summary>When it was sent.</summary>
    public required Instant SentAt { get; init; }

    /// <summary>Who sent it, in words.</summary>
    public required string SentBy { get; init; }

    /// <summary>The business minutes that were promised.</summary>
    public required int AcceptMinutes { get; init; }

    /// <summary>Until when it is to be answered.</summary>
    public required Instant AcceptBy { get; init; }

    /// <summary>How much of the promise is used, 0 to 1, in business hours; above 1 it is broken. Null when it is not waiting.</summary>
    public double? Used { get; init; }

    /// <summary>When sales took the person on.</summary>
    public Instant? AcceptedAt { get; init; }

    /// <summary>Who did.</summary>
    public Named? AcceptedBy { get; init; }

    /// <summary>When somebody of sales first spoke or tried to speak with the person.</summary>
    public Instant? FirstTouchAt { get; init; }

    /// <summary>How often since it was accepted.</summary>
    public required int Touches { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; init; }

    /// <summary>More about that.</summary>
    public string? Note { get; init; }

    /// <summary>The day until which the person is left in peace, yyyy-mm-dd.</summary>
    public string? RecycleUntil { get; init; }

    /// <summary>The deal that it became.</summary>
    public Guid? DealId { get; init; }
}
