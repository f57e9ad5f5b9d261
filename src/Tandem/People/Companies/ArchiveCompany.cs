using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Companies;

/// <summary>Puts a company away, or brings it back. Its people and deals stay as they are.</summary>
public static class ArchiveCompany
{
    public sealed class Handler(Db db, CompanyWriter writer, CompanyViews views)
    {
        public Task<Result<CompanyView>> Handle(Guid id, bool archived, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<CompanyView>>(async tx =>
            {
                var reached = await RecordAccess.ChangeCompany(tx, caller, id, Rights.Companies.Delete);
                if (reached.Problem is { } unreachable)
                {
                    return unreachable;
                }

                if (!ifMatch.Allows(reached.Value!.Version))
                {
                    return Problem.Stale((await views.Find(tx, caller, id))!);
                }

                var written = await writer.Write(tx, new CompanyDraft { Id = id, Archived = archived }, WriteOptions.By(caller));
                return written.Problem is { } problem ? problem : (await views.Find(tx, caller, id))!;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/v1/companies/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: true, ifMatch, caller, cancel)).Problem?.ToHttp() ?? Results.NoContent())
            .Needs(Rights.Companies.Delete)
            .Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/api/v1/companies/{id:guid}/restore", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: false, IfMatch.Any, caller, cancel)).ToHttp(company => company.Version))
            .Needs(Rights.Companies.Delete)
            .Produces<CompanyView>();
    }
}
