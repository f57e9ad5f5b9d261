using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>A way that deals go, from the first stage to won or lost.</summary>
public sealed record Pipeline
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required bool IsDefault { get; init; }

    /// <summary>The currency of new deals; null is the workspace's.</summary>
    public string? Currency { get; init; }

    /// <summary>By which questions its deals are judged; null is none.</summary>
    public string? QuestionSet { get; init; }

    public required int Position { get; init; }

    /// <summary>The stages in use, in order: open ones, the won one, lost ones.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    public Stage FirstOpen => Stages.First(stage => stage.Category == StageCategory.Open);

    public Stage Won => Stages.First(stage => stage.Category == StageCategory.Won);

    public Stage FirstLost => Stages.First(stage => stage.Category == StageCategory.Lost);

    /// <summary>The stage of a category that a deal enters when nobody names one.</summary>
    public Stage Entry(StageCategory category) => category switch
    {
        StageCategory.Won => Won,
        StageCategory.Lost => FirstLost,
        _ => FirstOpen,
    };
}

/// <summary>A step of a pipeline. Its name is free; its category says what being there means, and never changes.</summary>
public sealed record Stage
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required Guid PipelineId { get; init; }

    public required string Name { get; init; }

    public required StageCategory Category { get; init; }

    /// <summary>How likely a deal here is to be won, in percent, until somebody says otherwise for a deal.</summary>
    public required int Probability { get; init; }

    /// <summary>After how many days without news a deal here has gone stale; null is never.</summary>
    public int? RotDays { get; init; }

    /// <summary>What a deal must have to enter it, by the API's names; a JSON list.</summary>
    public JsonText RequiredFields { get; init; } = new("[]");

    public required int Position { get; init; }
}
