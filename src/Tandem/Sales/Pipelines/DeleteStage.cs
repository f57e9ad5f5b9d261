using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Pipelines;

/// <summary>Removes a stage. The deals in it go where the caller says; their history keeps the name of the stage they left.</summary>
public static class DeleteStage
{
    private const string CountDeals = "select count(*) from sales_deals where stage_id = @id";

    private const string Archive = "update sales_stages set archived_at = @now, version = version + 1 where id = @id";

    public sealed class Handler(Db db, DealSaver saver)
    {
        public Task<Result<Done>> Handle(Guid id, Guid? moveTo, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<Done>>(async tx =>
            {
                if ((await PipelineSet.Load(tx)).FindStage(id) is not { } found)
                {
                    return Problem.NotFound("The stage");
                }

                await PipelineSet.Lock(tx, found.PipelineId);
                var pipelines = await PipelineSet.Load(tx);
                var stage = pipelines.FindStage(id)!;
                var target = moveTo is { } wanted ? pipelines.FindStage(wanted) : null;
                var count = await tx.Scalar<long>(CountDeals, new { id });
                if (Refusal(pipelines.Find(stage.PipelineId)!, stage, ifMatch) is { } problem)
                {
                    return problem;
                }

                if (count > 0 && target is null)
                {
                    return Problem.Conflict("stageInUse", $"{count} deals are in this stage. Say with moveTo which stage they go to.", new { count });
                }

                if (moveTo is not null && !CanTakeOver(stage, target))
                {
                    return Problem.Invalid("moveTo", "The deals can go to another stage of the same pipeline and the same category.");
                }

                if (count > 0)
                {
                    await saver.MoveAll(tx, stage, target!, caller);
                }

                await tx.Execute(Archive, new { id, now = tx.Now });
                await Audit.Write(tx, caller, new AuditEntry("delete", "stage", id) { Before = StageView.Of(stage), After = moveTo is null ? null : new { moveTo, count } });
                return Done.Value;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/stages/{id:guid}",
                async (Guid id, Guid? moveTo, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, moveTo, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete);

    private static Problem? Refusal(Pipeline pipeline, Stage stage, IfMatch ifMatch)
    {
        if (!ifMatch.Allows(stage.Version))
        {
            return Problem.Stale(StageView.Of(stage));
        }

        return pipeline.Stages.Count(other => other.Category == stage.Category) == 1
            ? Problem.Conflict("lastStage", $"A pipeline keeps at least one {EnumText.Of(stage.Category)} stage, and this is the last one.")
            : null;
    }

    private static bool CanTakeOver(Stage stage, Stage? target) =>
        target is not null && target.Id != stage.Id && target.PipelineId == stage.PipelineId && target.Category == stage.Category;
}
