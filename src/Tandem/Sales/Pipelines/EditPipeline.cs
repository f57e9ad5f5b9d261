using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Qualification;

namespace Tandem.Sales.Pipelines;

/// <summary>Renames a pipeline, makes it the default, orders its stages, chooses by which questions its deals are judged.</summary>
public static class EditPipeline
{
    private const string Update =
        """
        update sales_pipelines
        set name = @name, currency = @currency, question_set = @questionSet, position = @position, version = version + 1
        where id = @id
        """;

    private const string SetDefault = "update sales_pipelines set is_default = (id = @id) where is_default <> (id = @id)";

    public sealed class Handler(Db db)
    {
        public Task<Result<PipelineView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<PipelineView>>(async tx =>
            {
                await PipelineSet.Lock(tx, id);
                var pipelines = await PipelineSet.Load(tx);
                if (pipelines.Find(id) is not { } pipeline)
                {
                    return Problem.NotFound("The pipeline");
                }

                if (!ifMatch.Allows(pipeline.Version))
                {
                    return Problem.Stale(PipelineView.Of(pipeline));
                }

                var changed = Read(body, pipeline);
                var order = StageOrder(body, pipeline);
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                if (await QuestionSets.Check(tx, changed.QuestionSet) is { } unknown)
                {
                    return unknown;
                }

                if (pipelines.FindByName(changed.Name) is { } same && same.Id != id)
                {
                    return Problem.Conflict("nameTaken", $"There is a pipeline {same.Name} already.", new { existing = same.Id });
                }

                await tx.Execute(Update, new { id, changed.Name, changed.Currency, changed.QuestionSet, changed.Position });
                await StageRows.Number(tx, order);
                if (changed.IsDefault)
                {
                    await MakeDefault(tx, id);
                }

                var after = PipelineView.Of((await PipelineSet.Load(tx)).Find(id)!);
                await Audit.Write(tx, caller, new AuditEntry("update", "pipeline", id) { Before = PipelineView.Of(pipeline), After = after });
                return after;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/pipelines/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(pipeline => pipeline.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<PipelineBody>("application/json")
            .Produces<PipelineView>();

    /// <summary>Exactly one pipeline is the default.</summary>
    internal static Task MakeDefault(Tx tx, Guid id) => tx.Execute(SetDefault, new { id });

    private static Pipeline Read(JsonBody body, Pipeline pipeline)
    {
        var name = body.Text("name", longest: 100);
        if (body.Has("name") && name is null)
        {
            body.Refuse("name", "A pipeline needs a name.");
        }

        if (pipeline.IsDefault && body.Flag("isDefault") == false)
        {
            body.Refuse("isDefault", "One pipeline is the default: choose another one instead.");
        }

        return pipeline with
        {
            Name = name ?? pipeline.Name,
            Currency = body.Has("currency") ? body.Currency("currency") : pipeline.Currency,
            QuestionSet = body.Has("questionSet") ? body.Text("questionSet") : pipeline.QuestionSet,
            Position = body.Whole("position", 0, 1000) ?? pipeline.Position,
            IsDefault = body.Flag("isDefault") ?? false,
        };
    }

    private static IEnumerable<Stage> StageOrder(JsonBody body, Pipeline pipeline)
    {
        if (body.Raw("stageOrder") is not { } order)
        {
            return pipeline.Stages;
        }

        var ids = order.ValueKind == JsonValueKind.Array
            ? order.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String && item.TryGetGuid(out var id) ? id : Guid.Empty).ToList()
            : [];
        if (!ids.Order().SequenceEqual(pipeline.Stages.Select(stage => stage.Id).Order()))
        {
            body.Refuse("stageOrder", "The order names every stage of the pipeline once.");
        }

        return pipeline.Stages.OrderBy(stage => ids.IndexOf(stage.Id));
    }
}
