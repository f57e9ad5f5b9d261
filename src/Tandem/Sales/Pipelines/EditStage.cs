using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Pipelines;

/// <summary>Renames a stage, changes its probability or its patience, moves it. Its category is fixed: deals in it depend on it.</summary>
public static class EditStage
{
    private const string Update =
        """
        update sales_stages
        set name = @name, probability = @probability, rot_days = @rotDays, required_fields = @requiredFields, version = version + 1
        where id = @id
        """;

    public sealed class Handler(Db db, FieldDefinitions fields)
    {
        public Task<Result<StageView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<StageView>>(async tx =>
            {
                if ((await PipelineSet.Load(tx)).FindStage(id) is not { } found)
                {
                    return Problem.NotFound("The stage");
                }

                await PipelineSet.Lock(tx, found.PipelineId);
                var pipeline = (await PipelineSet.Load(tx)).Find(found.PipelineId)!;
                var stage = pipeline.Stages.First(candidate => candidate.Id == id);
                if (!ifMatch.Allows(stage.Version))
                {
                    return Problem.Stale(StageView.Of(stage));
                }

                var input = StageInput.Read(body, isNew: false);
                StageRequirements.Check(body, input.RequiredFields, await fields.Of(tx, "deal"));
                if (Refusal(body, input, stage, pipeline) is { } problem)
                {
                    return problem;
                }

                var changed = input.Change(stage);
                await tx.Execute(Update, new { id, changed.Name, changed.Probability, changed.RotDays, changed.RequiredFields });
                if (input.Position is { } position)
                {
                    var order = pipeline.Stages.Where(candidate => candidate.Id != id).ToList();
                    order.Insert(Math.Min(position, order.Count), stage);
                    await StageRows.Number(tx, order);
                }

                var after = StageView.Of((await PipelineSet.Load(tx)).FindStage(id)!);
                await Audit.Write(tx, caller, new AuditEntry("update", "stage", id) { Before = StageView.Of(stage), After = after });
                return after;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/stages/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(stage => stage.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<NewStageBody>("application/json")
            .Produces<StageView>();

    private static Problem? Refusal(JsonBody body, StageInput input, Stage stage, Pipeline pipeline)
    {
        if (body.Problem is { } problem)
        {
            return problem;
        }

        if (input.Category is { } category && category != stage.Category)
        {
            return Problem.Conflict("categoryIsFixed", "Whether a stage is open, won or lost cannot change. Add another stage instead.");
        }

        return input.Name is { } name && PipelineSet.FindStageByName(pipeline, name) is { } same && same.Id != stage.Id
            ? Problem.Conflict("nameTaken", $"There is a stage {same.Name} already.", new { existing = same.Id })
            : null;
    }
}
