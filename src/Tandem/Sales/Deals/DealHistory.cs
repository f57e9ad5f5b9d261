using Tandem.Access.Public;
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

    /// <summary>A step; seconds is how long the deal was in the stage that it left, by is null for what nobody did by hand.</summary>
    public sealed record Step(Guid Id, Instant At, StageCategory Outcome, long? Seconds)
    {
        public Guid? FromStageId { get; init; }

        public string? From { get; init; }

        public required Guid ToStageId { get; init; }

        public required string To { get; init; }

        public Named? By { get; init; }
    }

    public sealed class Handler(Db db, DealReader reader)
    {
        public Task<Result<Page<Step>>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<Page<Step>>>(
            async session => await reader.Find(session, caller, id) is null ? Problem.NotFound("The deal") : await Steps(session, id), cancel);

        private static async Task<Page<Step>> Steps(Session session, Guid id)
        {
            var rows = await session.Query<Row>(Select, new { id });
            var names = await Users.Names(session, rows.Select(row => Actor.UserOf(row.Actor)).OfType<Guid>());
            return new Page<Step>([.. rows.Select(row => Show(row, names))], Next: null);
        }

        private static Step Show(Row row, IReadOnlyDictionary<Guid, string> names) => new(row.Id, row.At, row.Outcome, row.Seconds)
        {
            FromStageId = row.FromStageId,
            From = row.FromStage,
            ToStageId = row.ToStageId,
            To = row.ToStage,
            By = Actor.UserOf(row.Actor) is { } user && names.TryGetValue(user, out var name) ? new Named(user, name) : null,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/{id:guid}/history", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<Step>>();

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Instant At { get; init; }

        public Guid? FromStageId { get; init; }

        public string? FromStage { get; init; }

        public Guid ToStageId { get; init; }

        public required string ToStage { get; init; }

        public StageCategory Outcome { get; init; }

        public long? Seconds { get; init; }

        public required string Actor { get; init; }
    }
}
