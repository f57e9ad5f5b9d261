using System.ComponentModel.DataAnnotations;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.ContactScore;

/// <summary>A contact's score, every point of it explained.</summary>
public sealed record ContactScoreView
{
    /// <summary>Fit and engagement together, for example B2; where there is no fit, the level alone.</summary>
    public required string Grade { get; init; }

    /// <summary>The grade of fit; null where there is no rule of it.</summary>
    [AllowedValues("A", "B", "C", "D", null)]
    public string? Fit { get; init; }

    public required int FitPoints { get; init; }

    /// <summary>Every rule of fit, whether it holds or not.</summary>
    public required IReadOnlyList<FitReason> FitReasons { get; init; }

    /// <summary>1 (most) to 4.</summary>
    public required int Engagement { get; init; }

    public required decimal EngagementPoints { get; init; }

    /// <summary>The rules of engagement that have ever counted, the most points first.</summary>
    public required IReadOnlyList<EngagementReason> EngagementReasons { get; init; }

    /// <summary>When the contact last reached the MQL rule.</summary>
    public Instant? QualifiedAt { get; init; }

    /// <summary>Until when the contact does not qualify again, where that lies ahead.</summary>
    public Instant? CoolDownUntil { get; init; }

    /// <summary>Why not.</summary>
    public string? CoolDownCause { get; init; }
}

/// <summary>A rule of fit and what it found.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Holds">Whether it gives its points.</param>
/// <param name="Points">What it gives; 0 where it does not hold.</param>
/// <param name="Fields">What is there in the fields that it asks about.</param>
public sealed record FitReason(Guid RuleId, string Name, bool Holds, int Points, IReadOnlyList<AskedField> Fields);

/// <summary>A rule of engagement and what it came to.</summary>
public sealed record EngagementReason
{
    public required Guid RuleId { get; init; }

    public required string Name { get; init; }

    /// <summary>What it gives now: faded, and at most as much as the rule allows.</summary>
    public required decimal Points { get; init; }

    /// <summary>What it would give if nothing faded and there were no limit.</summary>
    public required decimal PointsBeforeFading { get; init; }

    /// <summary>Whether the rule's limit holds it down.</summary>
    public required bool IsCapped { get; init; }

    /// <summary>After how many days half is left; null: it does not fade.</summary>
    public int? HalfLifeDays { get; init; }

    /// <summary>How often it counted.</summary>
    public required long Times { get; init; }

    /// <summary>When it counted last.</summary>
    public required Instant LastAt { get; init; }
}
