using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Insights.Costs;

/// <summary>Cost entries, the latest day first.</summary>
public static class ListCosts
{
    private static readonly Keyset Order = new([new SortColumn("day", "c.day", SortType.Text) { Descending = true }], "c.id");

    public sealed class Handler(Db db)
    {
        public Task<Result<Page<CostView>>> Handle(Guid? campaignId, string? cursor, int? limit, CancellationToken cancel) =>
            db.Read<Result<Page<CostView>>>(async session =>
            {
                var dialect = session.Engine == DbEngine.Sqlite ? SqlDialect.Sqlite : SqlDialect.Postgres;
                var size = PageSize.Of(limit);
                var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["take"] = size + 1 };
                var where = "true";
                if (campaignId is { } campaign)
                {
                    where += " and c.campaign_id = @campaign";
                    parameters["campaign"] = campaign;
                }

                if (cursor is { Length: > 0 })
                {
                    if (!Order.TryDecode(cursor, out var position, out var bad))
                    {
                        return new Problem(400, bad.Code, bad.Message);
                    }

                    var after = Order.After(dialect, position);
                    where += $" and {after.Text}";
                    foreach (var (name, value) in after.Parameters)
                    {
                        parameters[name] = value;
                    }
                }

                var rows = await session.Query<CostRow>(
                    $"{CostRow.Select}\nwhere {where}\norder by {Order.OrderBy(dialect)}\nlimit @take", parameters);
                var shown = rows.Take(size).ToList();
                var next = rows.Count > size ? Order.Encode([shown[^1].Day], shown[^1].Id) : null;
                return new Page<CostView>([.. shown.Select(row => row.Show())], next);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/costs", async (Guid? campaignId, string? cursor, int? limit, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(campaignId, cursor, limit, cancel)).ToHttp())
            .Needs(Rights.Campaigns.Read)
            .Produces<Page<CostView>>();
}
