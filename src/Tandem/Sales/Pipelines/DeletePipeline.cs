using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Pipelines;

/// <summary>Puts a pipeline away. One with deals stays until they have gone elsewhere.</summary>
public static class DeletePipeline
{
    private const string CountDeals = "select count(*) from sales_deals where pipeline_id = @id";

    private const string Archive = "update sales_pipelines set archived_at = @now, version = version + 1 where id = @id";

    private const string ArchiveStages = "update sales_stages set archived_at = @now where pipeline_id = @id and archived_at is null";

    public sealed class Handler(Db db)
    {
        public Task<Result<Done>> Handle(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            await PipelineSet.Lock(tx, id);
            if ((await PipelineSet.Load(tx)).Find(id) is not { } pipeline)
            {
                return Problem.NotFound("The pipeline");
            }

            if (!ifMatch.Allows(pipeline.Version))
            {
                return Problem.Stale(PipelineView.Of(pipeline));
            }

            if (pipeline.IsDefault)
            {
                return Problem.Conflict("pipelineIsDefault", "This is the default pipeline: make another one the default first.");
            }

            if (await tx.Scalar<long>(CountDeals, new { id }) is > 0 and var count)
            {
                return Problem.Conflict("pipelineInUse", $"{count} deals are in this pipeline. Move them to another one first.", new { count });
            }

            await tx.Execute(Archive, new { id, now = tx.Now });
            await tx.Execute(ArchiveStages, new { id, now = tx.Now });
            await Audit.Write(tx, caller, new AuditEntry("delete", "pipeline", id) { Before = PipelineView.Of(pipeline) });
            return Done.Value;
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/pipelines/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete);
}
