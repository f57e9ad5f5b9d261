using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>A row of <c>sales_deals</c>, as loaded and as it is to become.</summary>
internal sealed class DealRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string SortName { get; set; } = "";

    public long? AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    public Guid PipelineId { get; set; }

    public Guid StageId { get; set; }

    /// <summary>Since when it has been in its stage.</summary>
    public Instant StageAt { get; set; }

    /// <summary>The category of its stage, kept beside it because everything asks for it.</summary>
    public StageCategory Outcome { get; set; }

    /// <summary>The last time both sides spoke; a reactor writes it, the writer never does.</summary>
    public Instant? LastActivityAt { get; init; }

    /// <summary>The later of <see cref="StageAt"/> and <see cref="LastActivityAt"/>: since when it has been going stale.</summary>
    public Instant FreshAt { get; set; }

    /// <summary>What people said about its probability; null is the stage's.</summary>
    public int? Probability { get; set; }

    public Instant OpenedAt { get; set; }

    public string? ExpectedCloseOn { get; set; }

    public Instant? ClosedAt { get; set; }

    public Guid? OwnerId { get; set; }

    public Guid? CompanyId { get; set; }

    /// <summary>The main contact; also among the deal's contacts.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>The product as it was written down.</summary>
    public string? Product { get; set; }

    /// <summary>The product of the catalogue with that name.</summary>
    public Guid? ProductId { get; set; }

    public string? LossReason { get; set; }

    public string? LossNote { get; set; }

    public string? WinReason { get; set; }

    /// <summary>Whom it was lost to, or who is in it beside us.</summary>
    public string? Competitor { get; set; }

    /// <summary>What the buyer held against it: a JSON list of texts.</summary>
    public string Objections { get; set; } = "[]";

    public string? NextStep { get; set; }

    public string Custom { get; set; } = "{}";

    public string SearchKey { get; set; } = "";

    public string CreatedBy { get; set; } = "";

    public Instant CreatedAt { get; set; }

    public Instant UpdatedAt { get; set; }

    public Instant? ArchivedAt { get; set; }

    public int Version { get; set; }

    public DealRow Copy() => (DealRow)MemberwiseClone();
}
