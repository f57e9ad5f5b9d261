using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>One deal.</summary>
public static class GetDeal
{
    public sealed class Handler(Db db, DealReader reader)
    {
        public Task<Result<DealView>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<DealView>>(
            async session => await reader.Find(session, caller, id) is { } deal ? deal : Problem.NotFound("The deal"), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp(deal => deal.Version))
            .Needs(Rights.Deals.Read)
            .Produces<DealView>();
}
