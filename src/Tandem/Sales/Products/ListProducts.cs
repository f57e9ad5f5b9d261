using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Products;

/// <summary>The catalogue by name, with what is no longer sold unless <c>all=false</c>.</summary>
public static class ListProducts
{
    // The name is unique, so it is the whole cursor.
    private const string Select =
        $"""
        select {ProductRow.Columns}
        from sales_products
        where (archived_at is null or @all)
          and name_key > @after
          and name_key like @q escape '\'
        order by name_key
        limit @take
        """;

    public sealed class Handler(Db db)
    {
        public async Task<Result<Page<ProductView>>> Handle(string? q, bool all, string? cursor, int? limit, CancellationToken cancel)
        {
            var size = PageSize.Of(limit);
            var rows = await db.Read(session => session.Query<ProductRow>(
                Select,
                new { all, after = cursor ?? "", q = $"%{TextKey.EscapeLike(TextKey.Of(q))}%", take = size + 1 }), cancel);
            return new Page<ProductView>([.. rows.Take(size).Select(row => row.ToView())], rows.Count > size ? rows[size - 1].NameKey : null);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/products",
                async (string? q, bool? all, string? cursor, int? limit, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(q, all ?? true, cursor, limit, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<ProductView>>();
}
