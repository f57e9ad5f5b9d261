using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>What people say about a stage. What they did not say is null.</summary>
internal sealed record StageInput
{
    public string? Name { get; init; }

    public StageCategory? Category { get; init; }

    public int? Probability { get; init; }

    public int? RotDays { get; init; }

    public bool NeverRots { get; init; }

    public int? Position { get; init; }

    public IReadOnlyList<string>? RequiredFields { get; init; }

    /// <summary>Reads a stage; what is wrong with it is refused in <paramref name="body"/>.</summary>
    public static StageInput Read(JsonBody body, bool isNew)
    {
        var input = new StageInput
        {
            Name = body.Text("name", longest: 100),
            Category = body.OneOf<StageCategory>("category"),
            Probability = body.Whole("probability", 0, 100),
            RotDays = body.Whole("rotDays", 1, 3650),
            NeverRots = body.Empties("rotDays"),
            Position = body.Whole("position", 0, 1000),
            RequiredFields = body.Has("requiredFields") ? [.. body.Texts("requiredFields").Distinct(StringComparer.Ordinal)] : null,
        };
        if (input.Name is null && (isNew || body.Has("name")))
        {
            body.Refuse("name", "A stage needs a name.");
        }

        return input;
    }

    public Stage New(Guid id, Guid pipelineId)
    {
        var category = Category ?? StageCategory.Open;
        return new Stage
        {
            Id = id,
            Version = 1,
            PipelineId = pipelineId,
            Name = Name!,
            Category = category,
            Probability = Allowed(category, Probability ?? 50),
            RotDays = category == StageCategory.Open ? RotDays : null,
            RequiredFields = JsonText.Of(RequiredFields ?? []),
            Position = Position ?? int.MaxValue,
        };
    }

    public Stage Change(Stage stage) => stage with
    {
        Name = Name ?? stage.Name,
        Probability = Allowed(stage.Category, Probability ?? stage.Probability),
        RotDays = NeverRots ? null : RotDays ?? stage.RotDays,
        RequiredFields = RequiredFields is null ? stage.RequiredFields : JsonText.Of(RequiredFields),
    };

    /// <summary>What is over is certain, whatever was asked for.</summary>
    private static int Allowed(StageCategory category, int probability) => category switch
    {
        StageCategory.Won => 100,
        StageCategory.Lost => 0,
        _ => probability,
    };
}
