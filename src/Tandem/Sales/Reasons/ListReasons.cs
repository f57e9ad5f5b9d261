using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Reasons;

/// <summary>The reasons that may be given for a loss, a win, or for sending somebody back.</summary>
public static class ListReasons
{
    public sealed class Handler(Db db)
    {
        public async Task<Result<Page<Reason>>> Handle(string kind, CancellationToken cancel) =>
            new Page<Reason>(await db.Read(session => ReasonRows.Of(session, kind), cancel), Next: null);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in (string[])[ReasonRows.Loss, ReasonRows.Win, ReasonRows.Reject, ReasonRows.Recycle])
        {
            routes.MapGet($"/api/v1/{kind}-reasons", async (Handler handler, CancellationToken cancel) => (await handler.Handle(kind, cancel)).ToHttp())
                .Needs(Rights.Deals.Read)
                .Produces<Page<Reason>>();
        }
    }
}
