using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Reasons;

/// <summary>What may be said about a deal that ended (reasons, competitors, objections), and why people are sent back to marketing.</summary>
public static class ListReasons
{
    public sealed class Handler(Db db)
    {
        public async Task<Result<Page<Reason>>> Handle(string kind, CancellationToken cancel) =>
            new Page<Reason>(await db.Read(session => ReasonRows.Of(session, kind), cancel), Next: null);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/api/v1/loss-reasons", ReasonRows.Loss);
        Map(routes, "/api/v1/win-reasons", ReasonRows.Win);
        Map(routes, "/api/v1/competitors", ReasonRows.Competitor);
        Map(routes, "/api/v1/objections", ReasonRows.Objection);
        Map(routes, "/api/v1/reject-reasons", ReasonRows.Reject);
        Map(routes, "/api/v1/recycle-reasons", ReasonRows.Recycle);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string kind) =>
        routes.MapGet(path, async (Handler handler, CancellationToken cancel) => (await handler.Handle(kind, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<Reason>>();
}
