using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>How many deals, counted no further than people read.</summary>
public static class CountDeals
{
    private const int Most = 10_000;

    /// <summary>The answer.</summary>
    /// <param name="Count">How many, at most 10,000.</param>
    /// <param name="Capped">Whether there are more.</param>
    public sealed record Counted(long Count, bool Capped);

    public sealed class Handler(Db db, DealQuery query)
    {
        public Task<Result<Counted>> Handle(DealSelection selection, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Counted>>(async session =>
            {
                var found = await query.Condition(session, caller, selection);
                if (found.Problem is { } problem)
                {
                    return problem;
                }

                var condition = found.Value!;
                condition.Parameters["most"] = Most + 1;
                var count = await session.Scalar<long>(
                    $"""
                    select count(*)
                    from (
                      select 1
                      from sales_deals d
                      join sales_stages s on s.id = d.stage_id
                      where {condition.Sql}
                      limit @most) counted
                    """, condition.Parameters);
                return new Counted(Math.Min(count, Most), count > Most);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/count", async (string? q, string? filter, bool? archived, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(new DealSelection(q, filter, archived ?? false), caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Counted>();
}
