using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Catalogue;

/// <summary>Shows which events come in, with what, how often and when last.</summary>
public static class ListCatalogue
{
    public sealed class Handler(Db db)
    {
        public Task<Result<Page<CatalogueItem>>> Handle(CancellationToken cancel) => db.Read<Result<Page<CatalogueItem>>>(
            async session => new Page<CatalogueItem>(await CatalogueReader.Read(session), Next: null), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events/catalogue", async (Handler handler, CancellationToken cancel) => (await handler.Handle(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .WithTags("Events")
            .Produces<Page<CatalogueItem>>();
}
