using Tandem.Platform;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Which stage a draft means: by id, by name, by outcome; where it says nothing, the deal stays or begins at the beginning.</summary>
internal sealed class StageChoice(PipelineSet pipelines, DealDraft draft, List<DealWarning> warnings)
{
    public Result<Stage> For(DealRow? known)
    {
        if (draft.StageId is { } id)
        {
            return ById(id);
        }

        var chosen = Pipeline(known);
        if (chosen.Problem is { } problem)
        {
            return problem;
        }

        var pipeline = chosen.Value!;
        var named = draft.Stage is { } name ? StageNames.Find(pipeline, name) : null;
        var guess = StageNames.Meaning(draft.Stage);
        var category = draft.Outcome ?? named?.Category ?? guess ?? known?.Outcome ?? StageCategory.Open;
        if (named?.Category == category)
        {
            return named;
        }

        var stay = known is not null && known.PipelineId == pipeline.Id ? pipelines.FindStage(known.StageId) : null;
        var stage = stay?.Category == category ? stay : pipeline.Entry(category);
        if (draft.Stage is not null && named is null && guess is null or StageCategory.Open)
        {
            warnings.Add(new("unknownStage", $"The pipeline {pipeline.Name} has no stage “{draft.Stage}”; the deal is in {stage.Name}. Make the stage, or let the import make it.")
            {
                // What is longer was never a stage: columns slipped.
                Stage = draft.Stage is { Length: <= 200 } missing ? new MissingStage(pipeline.Id, missing, stage.Id) : null,
            });
        }

        return stage;
    }

    private Result<Stage> ById(Guid id)
    {
        if (pipelines.FindStage(id) is not { } stage)
        {
            return Problem.Invalid("stageId", "There is no such stage.");
        }

        return draft.PipelineId is { } pipelineId && pipelineId != stage.PipelineId
            ? Problem.Invalid("stageId", "The stage belongs to another pipeline.")
            : stage;
    }

    private Result<Pipeline> Pipeline(DealRow? known)
    {
        if (draft.PipelineId is { } id)
        {
            return pipelines.Find(id) is { } pipeline ? pipeline : Problem.Invalid("pipelineId", "There is no such pipeline.");
        }

        var present = (known is null ? null : pipelines.Find(known.PipelineId)) ?? pipelines.Default;
        if (draft.Pipeline is not { } name)
        {
            return present;
        }

        if (pipelines.FindByName(name) is { } named)
        {
            return named;
        }

        warnings.Add(new("unknownPipeline", $"There is no pipeline {name}; the deal is in {present.Name}."));
        return present;
    }
}
