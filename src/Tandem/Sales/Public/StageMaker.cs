using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Public;

/// <summary>A stage that was made because a file named it.</summary>
public sealed record MadeStage(Guid Id, string Pipeline, string Name, int Probability);

/// <summary>
/// Makes the stages that drafts of deals name and their pipelines lack: open ones, behind those that are there, in the order in which they are first named.
/// </summary>
public static class StageMaker
{
    private const int LongestName = 100;
    private const string InUse = "select count(*) from sales_deals where stage_id = @id";
    private const string Archive = "update sales_stages set archived_at = @now, version = version + 1 where id = @id and version = 1 and archived_at is null";

    /// <summary>Makes what is missing. Names that mean a known stage, or say that a deal is won or lost, need none.</summary>
    public static async Task<IReadOnlyList<MadeStage>> Ensure(Tx tx, IEnumerable<DealDraft> drafts, Caller caller)
    {
        var wanted = drafts.Where(draft => draft.Stage is not null && (draft.Outcome ?? StageNames.Meaning(draft.Stage)) is null or StageCategory.Open)
            .Select(draft => (draft.Pipeline, Stage: draft.Stage!.Trim()))
            .Where(want => want.Stage.Length is > 0 and <= LongestName)
            .DistinctBy(want => (TextKey.Of(want.Pipeline), TextKey.Of(want.Stage)))
            .ToArray();
        var made = new List<MadeStage>();
        var pipelines = wanted.Length == 0 ? null : await PipelineSet.LoadForDeals(tx);
        foreach (var (pipelineName, stageName) in wanted)
        {
            var pipeline = (pipelineName is null ? null : pipelines!.FindByName(pipelineName)) ?? pipelines!.Default;
            if (StageNames.Find(pipeline, stageName) is null && await Make(tx, pipeline.Id, stageName, caller) is { } stage)
            {
                made.Add(stage);
                pipelines = await PipelineSet.Load(tx);
            }
        }

        return made;
    }

    /// <summary>Takes away those that no deal is in and nobody has edited; how many.</summary>
    public static async Task<int> Undo(Tx tx, IEnumerable<Guid> stages, Caller caller)
    {
        var removed = 0;
        foreach (var id in stages)
        {
            if ((await PipelineSet.Load(tx)).FindStage(id) is not { } stage)
            {
                continue;
            }

            await PipelineSet.Lock(tx, stage.PipelineId);
            var isLast = (await PipelineSet.Load(tx)).Find(stage.PipelineId)!.Stages.Count(other => other.Category == stage.Category) == 1;
            if (isLast || await tx.Scalar<long>(InUse, new { id }) > 0 || await tx.Execute(Archive, new { id, now = tx.Now }) == 0)
            {
                continue;
            }

            await Audit.Write(tx, caller, new AuditEntry("undoImport", "stage", id) { Before = StageView.Of(stage) });
            removed++;
        }

        return removed;
    }

    private static async Task<MadeStage?> Make(Tx tx, Guid pipelineId, string name, Caller caller)
    {
        await PipelineSet.Lock(tx, pipelineId);
        var pipeline = (await PipelineSet.Load(tx)).Find(pipelineId)!;
        // Another import may have made it while this one waited.
        if (StageNames.Find(pipeline, name) is not null)
        {
            return null;
        }

        var open = pipeline.Stages.Where(stage => stage.Category == StageCategory.Open).ToList();
        var stage = new Stage
        {
            Id = OrderedId.Next(tx.Now),
            Version = 1,
            PipelineId = pipelineId,
            Name = name,
            Category = StageCategory.Open,
            Probability = Between(open.Count == 0 ? 0 : open.Max(other => other.Probability)),
            Position = open.Count,
        };
        await StageRows.Insert(tx, stage);
        await StageRows.Number(tx, [.. open, stage, .. pipeline.Stages.Where(other => other.Category != StageCategory.Open)]);
        await Audit.Write(tx, caller, new AuditEntry("import", "stage", stage.Id) { After = StageView.Of(stage) });
        return new MadeStage(stage.Id, pipeline.Name, name, stage.Probability);
    }

    /// <summary>Half of the way from the stage before to won: later is likelier, and nothing open is certain.</summary>
    private static int Between(int before) => Math.Min(99, before + Math.Max(1, (100 - before) / 2));
}
