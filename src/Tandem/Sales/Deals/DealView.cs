using Tandem.Platform.Data;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Somebody or something by name.</summary>
public sealed record Named(Guid Id, string Name);

/// <summary>A person of a deal by name.</summary>
public sealed record DealContactView(Guid Id, string Name, string? Role, bool Main);

/// <summary>A deal as the API shows it.</summary>
public sealed record DealView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public decimal? Amount { get; init; }

    public required string Currency { get; init; }

    public required Guid PipelineId { get; init; }

    public required string PipelineName { get; init; }

    public required Guid StageId { get; init; }

    public required string StageName { get; init; }

    public required StageCategory Category { get; init; }

    /// <summary>In percent: 100 when won, 0 when lost, otherwise what people said or what the stage says.</summary>
    public required int Probability { get; init; }

    /// <summary>Where the probability comes from: stage, manual or closed.</summary>
    public required string ProbabilityFrom { get; init; }

    public required StageCategory Outcome { get; init; }

    public required Instant OpenedAt { get; init; }

    public string? ExpectedCloseDate { get; init; }

    public Instant? ClosedAt { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    /// <summary>Null where there is none or the caller may not see it.</summary>
    public Named? Company { get; init; }

    /// <summary>Those whom the caller may see, the main contact first.</summary>
    public required IReadOnlyList<DealContactView> Contacts { get; init; }

    /// <summary>How many more there are whom the caller may not see.</summary>
    public required int HiddenContacts { get; init; }

    public string? Product { get; init; }

    public Guid? ProductId { get; init; }

    public string? LossReason { get; init; }

    public string? LossNote { get; init; }

    public string? WinReason { get; init; }

    public string? Competitor { get; init; }

    public required IReadOnlyList<string> Objections { get; init; }

    /// <summary>In words, as imports bring it; what is really planned is <see cref="NextTask"/>.</summary>
    public string? NextStep { get; init; }

    /// <summary>The open task that is due first; an open deal without one has no next step.</summary>
    public NextTask? NextTask { get; init; }

    public required IReadOnlyDictionary<string, JsonText> Custom { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<DealIdentifierView> ExternalIds { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    /// <summary>Since when it has been in its stage.</summary>
    public required Instant StageSince { get; init; }

    /// <summary>The last time both sides spoke.</summary>
    public Instant? LastActivityAt { get; init; }

    /// <summary>How stale it has gone; null where its stage has all the time in the world, or it is over.</summary>
    public Rot? Rot { get; init; }

    public Instant? ArchivedAt { get; init; }
}

/// <summary>What is to be done next about a deal.</summary>
public sealed record NextTask(Guid Id, string Title, FollowUpKind Kind, Instant DueAt, string? DueOn, string? AssigneeName);

/// <summary>What another system calls the deal.</summary>
public sealed record DealIdentifierView(string Source, string Value);

/// <summary>A deal with the names around it, as one row.</summary>
internal sealed class DealListRow
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public long? AmountMinor { get; init; }

    public required string Currency { get; init; }

    public Guid PipelineId { get; init; }

    public required string PipelineName { get; init; }

    public Guid StageId { get; init; }

    public required string StageName { get; init; }

    public int StageProbability { get; init; }

    public int? StageRotDays { get; init; }

    public long StagePosition { get; init; }

    public Instant StageAt { get; init; }

    public Instant? LastActivityAt { get; init; }

    public Instant FreshAt { get; init; }

    public StageCategory Outcome { get; init; }

    public int? Probability { get; init; }

    public Instant OpenedAt { get; init; }

    public string? ExpectedCloseOn { get; init; }

    public Instant? ClosedAt { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public Guid? CompanyId { get; init; }

    public string? CompanyName { get; init; }

    public Guid? ContactId { get; init; }

    public string? Product { get; init; }

    public Guid? ProductId { get; init; }

    public string? LossReason { get; init; }

    public string? LossNote { get; init; }

    public string? WinReason { get; init; }

    public string? Competitor { get; init; }

    public required JsonText Objections { get; init; }

    public string? NextStep { get; init; }

    public required string Custom { get; init; }

    public required string SortName { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; init; }

    public Instant? ArchivedAt { get; init; }

    public (int Percent, string From) Likelihood => Outcome switch
    {
        StageCategory.Won => (100, "closed"),
        StageCategory.Lost => (0, "closed"),
        _ when Probability is { } manual => (manual, "manual"),
        _ => (StageProbability, "stage"),
    };
}
