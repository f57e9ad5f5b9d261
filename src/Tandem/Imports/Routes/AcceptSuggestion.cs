using Tandem.Imports.Files;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Imports.Routes;

/// <summary>A person confirms that another product was meant: the deals of this import are changed, as an edit of theirs.</summary>
internal sealed class AcceptSuggestion(Db db, DealWriter deals)
{
    private const string Affected =
        """
        select d.id from sales_public_job_deals j
        join sales_public_deals d on d.id = j.deal_id
        where j.job_id = @jobId and d.product = @from
        order by d.id
        """;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/imports/{id:guid}/suggestions/{number:int}/accept", async (Guid id, int number, Caller caller, AcceptSuggestion handler, CancellationToken cancel) =>
            (await handler.Handle(id, number, caller, cancel)).ToHttp())
        .Needs(Rights.Deals.Import).Produces<ImportView>().WithTags("Imports");

    public Task<Result<ImportView>> Handle(Guid id, int number, Caller caller, CancellationToken cancel) => db.Write<Result<ImportView>>(async tx =>
    {
        var file = await RunImport.Find(tx, id, caller);
        var warning = file?.Report?.Warnings.FirstOrDefault(one => one.Suggestion?.Number == number);
        if (file is null || warning?.Suggestion is not { } suggestion)
        {
            return Problem.NotFound("That suggestion");
        }

        var ids = await tx.Query<Guid>(Affected, new { file.JobId, from = suggestion.From });
        await deals.Write(tx, [.. ids.Select(deal => new DealDraft { Id = deal, Product = suggestion.To })],
            new People.Public.WriteOptions { Source = "ui", Actor = caller.Actor });
        var report = file.Report! with
        {
            Warnings = [.. file.Report.Warnings.Select(one => one == warning ? one with { Suggestion = suggestion with { Accepted = true } } : one)],
        };
        await ImportTable.SetState(tx, id, file.State, jobId: null, report);
        return ImportView.Of(file with { Report = report });
    }, cancel);
}
