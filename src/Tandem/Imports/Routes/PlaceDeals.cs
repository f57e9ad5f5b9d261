using Tandem.Engines.Text;
using Tandem.Imports.Files;
using Tandem.Imports.Runs;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Imports.Routes;

/// <summary>A person says which stage the file meant: the deals of this import that named it go there, as an edit of theirs.</summary>
internal sealed class PlaceDeals(Db db, DealWriter deals)
{
    /// <summary>What the file calls the stage, in which pipeline, and which stage that is.</summary>
    public sealed record Body(Guid PipelineId, string Name, Guid StageId);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/imports/{id:guid}/stages", async (Guid id, JsonBody body, Caller caller, PlaceDeals handler, CancellationToken cancel) =>
            (await handler.Handle(id, body, caller, cancel)).ToHttp())
        .Needs(Rights.Deals.Import).Accepts<Body>("application/json").Produces<ImportView>().WithTags("Imports");

    public Task<Result<ImportView>> Handle(Guid id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<ImportView>>(async tx =>
    {
        var (pipeline, name, stage) = (body.Id("pipelineId"), body.Text("name"), body.Id("stageId"));
        if (stage is null)
        {
            body.Refuse("stageId", "Say which stage is meant.");
        }

        var file = await RunImport.Find(tx, id, caller);
        var isAsked = file?.Report?.Warnings.Any(one => one.Stage is { } asked && asked.PipelineId == pipeline && asked.Name == name) is true;
        if (file is null || !isAsked || body.Problem is not null)
        {
            return file is null ? Problem.NotFound("That import") : body.Problem ?? Problem.NotFound("That stage of the file");
        }

        if (file.State is not "done")
        {
            return Problem.Conflict("importNotDone", "Stages are chosen when the import has run, and until it is taken back.");
        }

        var missing = new MissingStage(pipeline!.Value, name!, stage!.Value);
        var waiting = await UnplacedDeals.Of(tx, id, missing);
        // The pipeline goes along: a stage of another one is refused, and where one deal is refused for its stage all are.
        var written = await deals.Write(tx, [.. waiting.Select(deal => new DealDraft { Id = deal, PipelineId = pipeline, StageId = stage })],
            new People.Public.WriteOptions { Source = "ui", Actor = caller.Actor });
        if (written.Count == 0 || written.All(deal => deal.Problem is not null))
        {
            return written.Count == 0 ? Problem.Conflict("nothingLeft", "No deal of this import is still waiting for that stage.") : written[0].Problem!;
        }

        await UnplacedDeals.Forget(tx, id, missing);
        // The same name in other letters was the same stage.
        var report = file.Report! with
        {
            Warnings = [.. file.Report.Warnings.Select(one => one.Stage is { } asked && asked.PipelineId == pipeline && TextKey.Of(asked.Name) == TextKey.Of(name)
                ? one with { Stage = asked with { StageId = stage } }
                : one)],
        };
        await ImportTable.SetState(tx, id, file.State, jobId: null, report);
        return ImportView.Of(file with { Report = report });
    }, cancel);
}
