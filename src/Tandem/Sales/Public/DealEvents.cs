namespace Tandem.Sales.Public;

/// <summary>The types of events whose subject is a deal.</summary>
public static class DealEvents
{
    /// <summary>There is a deal; data: name, amount, currency, pipeline, stage.</summary>
    public const string Created = "deal_created";

    /// <summary>It went from one open stage to another; data: from, to.</summary>
    public const string StageChanged = "deal_stage_changed";

    /// <summary>They bought; data: from, to, amount, currency, reason.</summary>
    public const string Won = "deal_won";

    /// <summary>They did not; data: from, to, amount, currency, reason, note, competitor, objections.</summary>
    public const string Lost = "deal_lost";

    /// <summary>It was over and is open again; data: from, to.</summary>
    public const string Reopened = "deal_reopened";

    /// <summary>Fields changed; data: changed, field → [before, after].</summary>
    public const string Updated = "deal_updated";

    /// <summary>It was put away.</summary>
    public const string Archived = "deal_archived";

    /// <summary>It was brought back.</summary>
    public const string Restored = "deal_restored";

    /// <summary>The import that made it was taken back.</summary>
    public const string Removed = "deal_removed";
}
