using Tandem.Platform.Data;

namespace Tandem.Audience.Rules;

/// <summary>Points for what is written down about a contact or its primary company.</summary>
public sealed record FitRule
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>Whom it holds for: a filter as lists of contacts take it.</summary>
    public required JsonText Condition { get; init; }

    public required int Points { get; init; }

    /// <summary>Its place among the others.</summary>
    public required int Position { get; init; }

    /// <summary>Why it holds for nobody: a field that it asks for is gone.</summary>
    public string? Fault { get; init; }
}

/// <summary>What is sent to make or change a rule of fit. Fields that are left out stay as they are.</summary>
public sealed record FitRuleBody(string? Name, JsonText? Condition, int? Points, int? Position);
