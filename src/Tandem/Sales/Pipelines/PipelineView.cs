using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>A pipeline as the API shows it.</summary>
public sealed record PipelineView(
    Guid Id, int Version, string Name, bool IsDefault, string? Currency, string? QuestionSet, int Position, IReadOnlyList<StageView> Stages)
{
    public static PipelineView Of(Pipeline pipeline) => new(
        pipeline.Id, pipeline.Version, pipeline.Name, pipeline.IsDefault, pipeline.Currency, pipeline.QuestionSet, pipeline.Position,
        [.. pipeline.Stages.Select(StageView.Of)]);
}

/// <summary>A stage as the API shows it.</summary>
public sealed record StageView(
    Guid Id, int Version, Guid PipelineId, string Name, StageCategory Category, int Probability, int? RotDays, int Position)
{
    /// <summary>What a deal must have to enter the stage: names of fields, own ones as <c>custom.key</c>.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    public static StageView Of(Stage stage) => new(
        stage.Id, stage.Version, stage.PipelineId, stage.Name, stage.Category, stage.Probability, stage.RotDays, stage.Position)
    {
        RequiredFields = stage.RequiredFields.As<string[]>(),
    };
}

/// <summary>What is sent to make or change a pipeline. Fields that are left out stay as they are.</summary>
public sealed record PipelineBody(
    string? Name, bool? IsDefault, string? Currency, string? QuestionSet, int? Position, IReadOnlyList<NewStageBody>? Stages, IReadOnlyList<Guid>? StageOrder);

/// <summary>What is sent to make or change a stage. Fields that are left out stay as they are.</summary>
public sealed record NewStageBody(string? Name, StageCategory? Category, int? Probability, int? RotDays, int? Position, IReadOnlyList<string>? RequiredFields);
