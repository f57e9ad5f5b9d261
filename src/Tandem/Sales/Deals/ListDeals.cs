using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>A page of deals.</summary>
public static class ListDeals
{
    /// <summary>Which page.</summary>
    /// <param name="Selection">Which.</param>
    /// <param name="Sort">By what: a key, with a minus for the greatest first.</param>
    /// <param name="Cursor">Where the page before ended.</param>
    /// <param name="Limit">How many.</param>
    public sealed record Query(DealSelection Selection, string? Sort, string? Cursor, int? Limit);

    public sealed class Handler(Db db, DealQuery query, DealReader reader)
    {
        public Task<Result<Page<DealView>>> Handle(Query wanted, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<DealView>>>(async session =>
            {
                if (DealFilters.Sort(wanted.Sort) is not { } sort)
                {
                    return Problem.Invalid("sort", $"Deals cannot be sorted by {wanted.Sort}.");
                }

                var found = await query.Condition(session, caller, wanted.Selection);
                if (found.Problem is { } problem)
                {
                    return problem;
                }

                var keyset = new Keyset([sort], "d.id");
                var condition = found.Value!;
                if (wanted.Cursor is { Length: > 0 } cursor)
                {
                    if (!keyset.TryDecode(cursor, out var position, out var bad))
                    {
                        return new Problem(400, bad.Code, bad.Message);
                    }

                    condition = condition.And(keyset.After(DealQuery.Dialect(session), position));
                }

                return await Page(session, caller, condition, sort, PageSize.Of(wanted.Limit));
            }, cancel);

        private async Task<Page<DealView>> Page(Session session, Caller caller, DealCondition condition, SortColumn sort, int size)
        {
            var keyset = new Keyset([sort], "d.id");
            var sql = $"""
                {DealReader.Select(session, caller)}
                where {condition.Sql}
                order by {keyset.OrderBy(DealQuery.Dialect(session))}
                limit @take
                """;
            condition.Parameters["take"] = size + 1;
            var rows = await session.Query<DealListRow>(sql, condition.Parameters);
            var shown = rows.Take(size).ToList();
            var next = rows.Count > size ? keyset.Encode([DealFilters.Value(sort, shown[^1])], shown[^1].Id) : null;
            return new Page<DealView>(await reader.Complete(session, caller, shown), next);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals", async ([AsParameters] Asked asked, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(asked.Query, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<DealView>>();

    internal sealed record Asked
    {
        public string? Q { get; init; }

        public string? Filter { get; init; }

        public bool? Archived { get; init; }

        public string? Sort { get; init; }

        public string? Cursor { get; init; }

        public int? Limit { get; init; }

        public Query Query => new(new DealSelection(Q, Filter, Archived ?? false), Sort, Cursor, Limit);
    }
}
