using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>Takes all deals of a pipeline to others, stage by stage, as the caller maps them: what is open stays open, what is over stays over.</summary>
public static class MapPipeline
{
    private const string CountByStage =
        """
        select stage_id, count(*) as count
        from sales_deals
        where pipeline_id = @id
        group by stage_id
        """;

    /// <summary>Which stage goes to which.</summary>
    /// <param name="Stages">Stage of this pipeline → stage of another one, for each stage that has deals.</param>
    public sealed record MappingBody(IReadOnlyDictionary<string, Guid> Stages);

    /// <summary>What was done.</summary>
    /// <param name="Moved">How many deals went to another pipeline.</param>
    public sealed record Mapped(long Moved);

    /// <summary>A stage that nobody has mapped yet.</summary>
    public sealed record Unmapped(Guid StageId, string Name, StageCategory Category, long Count);

    public sealed class Handler(Db db, DealSaver saver)
    {
        public Task<Result<Mapped>> Handle(Guid id, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<Mapped>>(async tx =>
            {
                await PipelineSet.Lock(tx, id);
                var pipelines = await PipelineSet.LoadForDeals(tx);
                if (pipelines.Find(id) is not { } pipeline)
                {
                    return Problem.NotFound("The pipeline");
                }

                var mapping = Read(body, pipeline, pipelines);
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                var counts = (await tx.Query<Row>(CountByStage, new { id })).ToDictionary(row => row.StageId, row => row.Count);
                var unmapped = pipeline.Stages.Where(stage => counts.ContainsKey(stage.Id) && !mapping.ContainsKey(stage.Id))
                    .Select(stage => new Unmapped(stage.Id, stage.Name, stage.Category, counts[stage.Id]))
                    .ToList();
                if (unmapped.Count > 0)
                {
                    return Problem.Conflict(
                        "stagesUnmapped", $"Say for each stage with deals where they go: {string.Join(", ", unmapped.Select(stage => stage.Name))}.", new { stages = unmapped });
                }

                foreach (var (from, to) in mapping.Where(pair => counts.ContainsKey(pair.Key)))
                {
                    await saver.MoveAll(tx, pipelines.FindStage(from)!, to, caller);
                }

                await Audit.Write(tx, caller, new AuditEntry("moveDeals", "pipeline", id)
                {
                    After = new { stages = mapping.ToDictionary(pair => pair.Key, pair => pair.Value.Id) },
                });
                return new Mapped(counts.Values.Sum());
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/pipelines/{id:guid}/move-deals", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete)
            .Accepts<MappingBody>("application/json")
            .Produces<Mapped>();

    private static Dictionary<Guid, Stage> Read(JsonBody body, Pipeline pipeline, PipelineSet pipelines)
    {
        var mapping = new Dictionary<Guid, Stage>();
        if (body.Raw("stages") is not { ValueKind: JsonValueKind.Object } stages)
        {
            body.Refuse("stages", "An object is expected: stage of this pipeline → stage of another one.");
            return mapping;
        }

        foreach (var pair in stages.EnumerateObject())
        {
            var from = Guid.TryParse(pair.Name, out var left) ? pipeline.Stages.FirstOrDefault(stage => stage.Id == left) : null;
            var to = pair.Value.ValueKind == JsonValueKind.String && pair.Value.TryGetGuid(out var right) ? pipelines.FindStage(right) : null;
            if (from is null || to is null || to.PipelineId == pipeline.Id || to.Category != from.Category)
            {
                body.Refuse("stages", $"{from?.Name ?? pair.Name} can go to a stage of another pipeline that is {(from is null ? "of the same kind" : EnumText.Of(from.Category))}.");
            }
            else
            {
                mapping[from.Id] = to;
            }
        }

        return mapping;
    }

    private sealed class Row
    {
        public Guid StageId { get; init; }

        public long Count { get; init; }
    }
}
