using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>A further stage of a pipeline, at a place among the others of its category.</summary>
public static class CreateStage
{
    public sealed class Handler(Db db, FieldDefinitions fields)
    {
        public Task<Result<StageView>> Handle(Guid pipelineId, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<StageView>>(async tx =>
            {
                await PipelineSet.Lock(tx, pipelineId);
                if ((await PipelineSet.Load(tx)).Find(pipelineId) is not { } pipeline)
                {
                    return Problem.NotFound("The pipeline");
                }

                var input = StageInput.Read(body, isNew: true);
                StageRequirements.Check(body, input.RequiredFields, await fields.Of(tx, "deal"));
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                if (input.Category == StageCategory.Won)
                {
                    return Problem.Conflict("oneWonStage", "A pipeline has exactly one won stage, and this one has it already.");
                }

                if (PipelineSet.FindStageByName(pipeline, input.Name!) is { } same)
                {
                    return Problem.Conflict("nameTaken", $"There is a stage {same.Name} already.", new { existing = same.Id });
                }

                var stage = input.New(OrderedId.Next(tx.Now), pipelineId);
                var order = pipeline.Stages.ToList();
                order.Insert(Math.Min(stage.Position, order.Count), stage);
                await StageRows.Insert(tx, stage);
                await StageRows.Number(tx, order);
                var made = StageView.Of((await PipelineSet.Load(tx)).FindStage(stage.Id)!);
                await Audit.Write(tx, caller, new AuditEntry("create", "stage", stage.Id) { After = made });
                return made;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/pipelines/{id:guid}/stages", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp(stage => stage.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Accepts<NewStageBody>("application/json")
            .Produces<StageView>(StatusCodes.Status201Created);
}
