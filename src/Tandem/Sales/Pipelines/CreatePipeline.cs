using System.Text.Json;
using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Qualification;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>A new pipeline, with the stages given or the plainest ones: one open, won, lost.</summary>
public static class CreatePipeline
{
    private const string Insert =
        """
        insert into sales_pipelines (id, name, currency, question_set, is_default, position, archived_at, version)
        select @id, @name, @currency, @questionSet, false, coalesce(max(position), 0) + 1, null, 1
        from sales_pipelines
        """;

    public sealed class Handler(Db db, FieldDefinitions fields)
    {
        public Task<Result<PipelineView>> Handle(JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<PipelineView>>(async tx =>
            {
                var name = body.Text("name", longest: 100);
                var currency = body.Currency("currency");
                var questionSet = body.Text("questionSet");
                var isDefault = body.Flag("isDefault") ?? false;
                var id = OrderedId.Next(tx.Now);
                var stages = Stages(body, id, await fields.Of(tx, "deal"));
                if (name is null)
                {
                    body.Refuse("name", "A pipeline needs a name.");
                }

                if (body.Problem is { } problem)
                {
                    return problem;
                }

                if (await QuestionSets.Check(tx, questionSet) is { } unknown)
                {
                    return unknown;
                }

                await Starters.Ensure(tx);
                if ((await PipelineSet.Load(tx)).FindByName(name!) is { } same)
                {
                    return Problem.Conflict("nameTaken", $"There is a pipeline {same.Name} already.", new { existing = same.Id });
                }

                await tx.Execute(Insert, new { id, name, currency, questionSet });
                foreach (var stage in stages)
                {
                    await StageRows.Insert(tx, stage);
                }

                await StageRows.Number(tx, stages);
                if (isDefault)
                {
                    await EditPipeline.MakeDefault(tx, id);
                }

                var made = PipelineView.Of((await PipelineSet.Load(tx)).Find(id)!);
                await Audit.Write(tx, caller, new AuditEntry("create", "pipeline", id) { After = made });
                return made;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/pipelines", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp(pipeline => pipeline.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Accepts<PipelineBody>("application/json")
            .Produces<PipelineView>(StatusCodes.Status201Created);

    private static List<Stage> Stages(JsonBody body, Guid pipelineId, FieldSet fields)
    {
        var stages = new List<Stage>();
        if (body.Raw("stages") is { ValueKind: JsonValueKind.Array } array)
        {
            foreach (var item in array.EnumerateArray())
            {
                var stage = new JsonBody(item);
                var input = StageInput.Read(stage, isNew: true);
                StageRequirements.Check(stage, input.RequiredFields, fields);
                if (stage.Problem is { } problem)
                {
                    body.Refuse("stages", problem.Message);
                    return [];
                }

                stages.Add(input.New(Guid.CreateVersion7(), pipelineId));
            }
        }
        else if (body.Raw("stages") is not null)
        {
            body.Refuse("stages", "A list of stages is expected.");
        }

        Complete(stages, pipelineId);
        if (stages.Count(stage => stage.Category == StageCategory.Won) > 1)
        {
            body.Refuse("stages", "A pipeline has exactly one won stage.");
        }

        return stages;
    }

    /// <summary>Every pipeline has a way in and both ways out.</summary>
    private static void Complete(List<Stage> stages, Guid pipelineId)
    {
        foreach (var (category, name, probability) in new[] { (StageCategory.Open, "New", 10), (StageCategory.Won, "Won", 100), (StageCategory.Lost, "Lost", 0) })
        {
            if (stages.TrueForAll(stage => stage.Category != category))
            {
                stages.Add(new StageInput { Name = name, Category = category, Probability = probability }.New(Guid.CreateVersion7(), pipelineId));
            }
        }
    }
}
