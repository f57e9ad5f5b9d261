using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Pipelines;

/// <summary>The pipelines in use with their stages.</summary>
public static class ListPipelines
{
    public sealed class Handler(Db db)
    {
        public async Task<Result<Page<PipelineView>>> Handle(CancellationToken cancel)
        {
            var pipelines = await db.Read(PipelineSet.Load, cancel);
            return new Page<PipelineView>([.. pipelines.All.Select(PipelineView.Of)], Next: null);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/pipelines", async (Handler handler, CancellationToken cancel) => (await handler.Handle(cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<PipelineView>>();
}
