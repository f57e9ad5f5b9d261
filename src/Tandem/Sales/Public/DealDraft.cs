using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Sales.Public;

/// <summary>What is known about a deal, to be written by <see cref="DealWriter"/>. What is null was not given and stays as it is.</summary>
public sealed record DealDraft
{
    /// <summary>The deal, where it is known already; then nothing is matched.</summary>
    public Guid? Id { get; init; }

    /// <summary>What other systems call this deal.</summary>
    public IReadOnlyList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>Its name. A new deal without one is named after its company and product.</summary>
    public string? Name { get; init; }

    /// <summary>The amount in major units of <see cref="Currency"/>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217 code; a new deal without one has its pipeline's or the workspace's.</summary>
    public string? Currency { get; init; }

    /// <summary>The pipeline by id.</summary>
    public Guid? PipelineId { get; init; }

    /// <summary>The pipeline by name, where the id is not known.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage by id.</summary>
    public Guid? StageId { get; init; }

    /// <summary>The stage by name, where the id is not known. A name that no stage has leads to the pipeline's first stage, with a warning.</summary>
    public string? Stage { get; init; }

    /// <summary>Open, won or lost. It decides where it contradicts the stage.</summary>
    public StageCategory? Outcome { get; init; }

    /// <summary>How likely it is, in percent, where somebody knows better than the stage.</summary>
    public int? Probability { get; init; }

    /// <summary>When it began.</summary>
    public Instant? OpenedAt { get; init; }

    /// <summary>When it is expected to be decided.</summary>
    public DateOnly? ExpectedCloseOn { get; init; }

    /// <summary>When it was won or lost.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Who works on it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Who buys.</summary>
    public CompanyReference? Company { get; init; }

    /// <summary>The people on their side. The first one becomes the main contact of a deal that has none.</summary>
    public IReadOnlyList<DealContact> Contacts { get; init; } = [];

    /// <summary>People who are no longer part of it.</summary>
    public IReadOnlyList<Guid> RemoveContacts { get; init; } = [];

    /// <summary>What it is about, as it was written down. The product of the catalogue with that name is linked.</summary>
    public string? Product { get; init; }

    /// <summary>Why it was lost.</summary>
    public string? LossReason { get; init; }

    /// <summary>More about why it was lost.</summary>
    public string? LossNote { get; init; }

    /// <summary>Why it was won.</summary>
    public string? WinReason { get; init; }

    /// <summary>Whom it was lost to, or who is in it beside us.</summary>
    public string? Competitor { get; init; }

    /// <summary>Everything that the buyer held against it.</summary>
    public IReadOnlyList<string>? Objections { get; init; }

    /// <summary>What is to be done next.</summary>
    public string? NextStep { get; init; }

    /// <summary>Tags to put on.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tags to take off.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Custom values by field id, as the API writes them; null JSON clears one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    /// <summary>When the deal became known, where that is earlier than now.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>Fields to empty, by their API names.</summary>
    public IReadOnlyCollection<string> Clear { get; init; } = [];

    /// <summary>A stage that the deal enters may refuse it for what it lacks. History that is imported is not held to that.</summary>
    public bool HeldToStage { get; init; }

    /// <summary>Puts the deal away (true) or brings it back (false).</summary>
    public bool? Archived { get; init; }
}

/// <summary>A person on the buyer's side: by id, or by what they are recognised by.</summary>
public sealed record DealContact
{
    /// <summary>The contact, where it is known.</summary>
    public Guid? Id { get; init; }

    /// <summary>What another system calls the person.</summary>
    public ExternalId? ExternalId { get; init; }

    /// <summary>An email address of the person.</summary>
    public string? Email { get; init; }

    /// <summary>What the person is in this deal: decision maker, user, …</summary>
    public string? Role { get; init; }
}

/// <summary>What became of one deal's draft.</summary>
/// <param name="Id">The deal; empty where refused.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Problem">Why it was refused.</param>
public readonly record struct DealWritten(Guid Id, WriteOutcome Outcome, Platform.Problem? Problem = null)
{
    /// <summary>What was written otherwise than it was said, in words for the person who said it.</summary>
    public IReadOnlyList<DealWarning> Warnings { get; init; } = [];
}

/// <summary>Something that was written otherwise than it was said.</summary>
/// <param name="Code">A stable word: <c>unknownStage</c>, <c>unknownPipeline</c>, <c>unknownContact</c>, <c>unknownCompany</c>, <c>closedAtUnknown</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record DealWarning(string Code, string Message)
{
    /// <summary>The stage that was named and is not there.</summary>
    public MissingStage? Stage { get; init; }
}

/// <summary>A stage that was named and is not there.</summary>
/// <param name="PipelineId">In which pipeline it was looked for.</param>
/// <param name="Name">What it was called.</param>
/// <param name="PutInto">The stage that the deal is in instead.</param>
public sealed record MissingStage(Guid PipelineId, string Name, Guid PutInto);
