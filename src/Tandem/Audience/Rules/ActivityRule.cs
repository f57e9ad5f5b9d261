using Tandem.Engines.Segments;
using Tandem.Platform.Data;

namespace Tandem.Audience.Rules;

/// <summary>Points for what somebody does, fading with time.</summary>
public sealed record ActivityRule
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>The type of event that counts.</summary>
    public required string EventType { get; init; }

    /// <summary>What must hold for the event's properties.</summary>
    public required IReadOnlyList<PropertyCondition> Properties { get; init; }

    /// <summary>For each time, before they fade.</summary>
    public required int Points { get; init; }

    /// <summary>After how many days half of them is left; null: they do not fade.</summary>
    public int? HalfLifeDays { get; init; }

    /// <summary>How many points it gives at most; null: no limit.</summary>
    public int? MostPoints { get; init; }

    /// <summary>Its place among the others.</summary>
    public required int Position { get; init; }
}

/// <summary>A property of an event compared with a value.</summary>
/// <param name="Property">Its name, with dots for what lies deeper.</param>
/// <param name="Op">The question, named as in filters.</param>
/// <param name="Value">What it is compared with; null for known and unknown.</param>
public sealed record PropertyCondition(string Property, FilterOp Op, string? Value);

/// <summary>What is sent to make or change a rule of engagement. Fields that are left out stay as they are.</summary>
public sealed record ActivityRuleBody(
    string? Name, string? EventType, IReadOnlyList<PropertyCondition>? Properties, int? Points, int? HalfLifeDays, int? MostPoints, int? Position);

/// <summary>A row of <c>audience_engagement_rules</c>.</summary>
internal sealed class ActivityRuleRow
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public required string EventType { get; init; }

    public required JsonText Properties { get; init; }

    public int Points { get; init; }

    public int? HalfLifeDays { get; init; }

    public int? MostPoints { get; init; }

    public int Position { get; init; }

    public ActivityRule ToRule() => new()
    {
        Id = Id,
        Version = Version,
        Name = Name,
        EventType = EventType,
        Properties = Properties.As<PropertyCondition[]>(),
        Points = Points,
        HalfLifeDays = HalfLifeDays,
        MostPoints = MostPoints,
        Position = Position,
    };
}
