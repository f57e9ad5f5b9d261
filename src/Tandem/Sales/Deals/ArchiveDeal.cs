using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Puts a deal away, out of lists and numbers, or brings it back. Nothing of it is lost.</summary>
public static class ArchiveDeal
{
    public sealed class Handler(Db db, DealWriter writer, DealAccess access)
    {
        public Task<Result<DealView>> Handle(Guid id, bool archived, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<DealView>>(async tx =>
            {
                var found = await access.Find(tx, caller, id, Rights.Deals.Delete, ifMatch);
                if (found.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var written = await writer.Write(tx, new DealDraft { Id = id, Archived = archived }, Writing.By(caller));
                return written.Problem is { } problem ? problem : await access.Show(tx, caller, id);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/v1/deals/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: true, ifMatch, caller, cancel)).ToHttp(deal => deal.Version))
            .Needs(Rights.Deals.Delete)
            .Produces<DealView>();
        routes.MapPost("/api/v1/deals/{id:guid}/restore", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: false, ifMatch, caller, cancel)).ToHttp(deal => deal.Version))
            .Needs(Rights.Deals.Delete)
            .Produces<DealView>();
    }
}
