using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Public;

namespace Tandem.Sales.Products;

/// <summary>Adds products to the catalogue, changes them, takes them out and back. Deals keep the words that they were sold with.</summary>
public static class EditProducts
{
    private const string SelectOne = $"select {ProductRow.Columns} from sales_products where id = @id";

    /// <summary>A product as the API takes it.</summary>
    public sealed record ProductBody(string? Name, string? Series, string? Sku, decimal? Price, string? Currency, bool? Active);

    public sealed class Handler(Db db, ProductWriter writer)
    {
        public Task<Result<ProductView>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write(
            tx => Write(tx, body, Read(body), caller, before: null), cancel);

        public Task<Result<ProductView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ProductView>>(async tx =>
            {
                if (await tx.First<ProductRow>(SelectOne, new { id }) is not { } row)
                {
                    return Problem.NotFound("The product");
                }

                return ifMatch.Allows(row.Version) ? await Write(tx, body, Read(body) with { Id = id }, caller, row.ToView()) : Problem.Stale(row.ToView());
            }, cancel);

        public Task<Result<ProductView>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            Edit(id, ifMatch, new JsonBody(System.Text.Json.JsonSerializer.SerializeToElement(new { active = false })), caller, cancel);

        private async Task<Result<ProductView>> Write(Tx tx, JsonBody body, ProductDraft draft, Caller caller, ProductView? before)
        {
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var match = before is null ? MatchPolicy.CreateOnly : MatchPolicy.UpdateOnly;
            var written = (await writer.Write(tx, [draft], Writing.By(caller) with { Match = match }))[0];
            if (written.Problem is { } problem)
            {
                return problem;
            }

            var after = (await tx.First<ProductRow>(SelectOne, new { written.Id }))!.ToView();
            await Audit.Write(tx, caller, new AuditEntry(before is null ? "create" : "update", "product", after.Id) { Before = before, After = after });
            return after;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/products", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(product => product.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Accepts<ProductBody>("application/json")
            .Produces<ProductView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/products/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(product => product.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<ProductBody>("application/json")
            .Produces<ProductView>();
        routes.MapDelete("/api/v1/products/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp(product => product.Version))
            .Needs(Rights.Settings.Delete)
            .Produces<ProductView>();
    }

    private static ProductDraft Read(JsonBody body)
    {
        if (body.Has("name") && body.Text("name", longest: 300) is null)
        {
            body.Refuse("name", "A product needs a name.");
        }

        return new ProductDraft
        {
            Name = body.Text("name", longest: 300),
            Series = body.Text("series", longest: 100),
            Sku = body.Text("sku", longest: 100),
            Price = body.Number("price"),
            Currency = body.Currency("currency"),
            Archived = !body.Flag("active"),
            Clear = [.. new[] { "series", "sku", "price" }.Where(body.Empties)],
        };
    }
}
