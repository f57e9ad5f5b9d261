using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Every step of a deal from stage to stage, newest first.</summary>
public static class DealHistory
{
    private const string Select =
        """
        select h.id, h.at, h.from_stage_id, f.name as from_stage, h.to_stage_id, t.name as to_stage, h.outcome, h.seconds, h.actor
        from sales_stage_changes h
        join sales_stages t on t.id = h.to_stage_id
        left join sales_stages f on f.id = h.from_stage_id
        where h.deal_id = @id
        order by h.at desc, h.id desc
        """;

    /// <summary>A step; seconds is how long the deal was in the stage that it left.</summary>
    public sealed record Step
    {
        public required Guid Id { get; init; }

        public required Instant At { get; init; }

        public Guid? FromStageId { get; init; }

        public string? FromStage { get; init; }

        public required Guid ToStageId { get; init; }

        public required string ToStage { get; init; }

        public required StageCategory Outcome { get; init; }

        public long? Seconds { get; init; }

        public required string Actor { get; init; }
    }

    public sealed class Handler(Db db, DealReader reader)
    {
        public Task<Result<Page<Step>>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<Page<Step>>>(
            async session => await reader.Find(session, caller, id) is null
                ? Problem.NotFound("The deal")
                : new Page<Step>(await session.Query<Step>(Select, new { id }), Next: null), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/{id:guid}/history", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<Step>>();
}
