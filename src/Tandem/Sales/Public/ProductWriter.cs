using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;
using Tandem.Sales.Products;

namespace Tandem.Sales.Public;

/// <summary>What became of one product's draft.</summary>
/// <param name="Id">The product; empty where refused.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Problem">Why it was refused.</param>
public readonly record struct ProductWritten(Guid Id, WriteOutcome Outcome, Problem? Problem = null)
{
    /// <summary>What is needed to take it back; null where nothing was written.</summary>
    public ProductChange? Change { get; init; }
}

/// <summary>The one way into the catalogue. A product is recognised by its name; case, accents and runs of spaces do not count.</summary>
public sealed class ProductWriter(WorkspaceSettings settings)
{
    private const int NameLength = 300;

    private const string SelectAll = $"select {ProductRow.Columns} from sales_products";

    private const string Insert =
        """
        insert into sales_products (id, name, name_key, series, sku, price_minor, currency, archived_at, version)
        values (@id, @name, @nameKey, @series, @sku, @priceMinor, @currency, @archivedAt, @version)
        """;

    private const string Update =
        """
        update sales_products
        set name = @name, name_key = @nameKey, series = @series, sku = @sku, price_minor = @priceMinor, currency = @currency,
            archived_at = @archivedAt, version = @version
        where id = @id
        """;

    /// <summary>Writes <paramref name="drafts"/>; the answers come in their order, and a refused draft has changed nothing.</summary>
    public async Task<IReadOnlyList<ProductWritten>> Write(Tx tx, IReadOnlyList<ProductDraft> drafts, WriteOptions options)
    {
        var currency = (await settings.Get(tx)).Currency;
        var known = (await tx.Query<ProductRow>(SelectAll)).ToList();
        var written = new List<ProductWritten>(drafts.Count);
        foreach (var draft in drafts)
        {
            written.Add(await Write(tx, draft, known, currency, options));
        }

        return written;
    }

    private static async Task<ProductWritten> Write(Tx tx, ProductDraft draft, List<ProductRow> known, string currency, WriteOptions options)
    {
        var key = TextKey.Of(draft.Name);
        var named = known.Find(row => row.NameKey == key);
        var target = draft.Id is { } id ? known.Find(row => row.Id == id) : named;
        if (Refusal(draft, target, named, options) is { } problem)
        {
            return new ProductWritten(Guid.Empty, WriteOutcome.Refused, problem);
        }

        var row = target ?? new ProductRow { Id = OrderedId.Next(tx.Now), Name = "", NameKey = "" };
        var before = (row.Name, row.Series, row.Sku, row.PriceMinor, row.Currency, row.ArchivedAt);
        if (Fill(row, draft, currency, tx.Now) is { } wrong)
        {
            return new ProductWritten(Guid.Empty, WriteOutcome.Refused, wrong);
        }

        if (target is not null && before == (row.Name, row.Series, row.Sku, row.PriceMinor, row.Currency, row.ArchivedAt))
        {
            return new ProductWritten(row.Id, WriteOutcome.Unchanged);
        }

        var change = new ProductChange(row.Id, row.Version + 1, target is null ? null : new ProductImage(before.Name, before.Series, before.Sku, before.PriceMinor, before.Currency, before.ArchivedAt));
        row.Version++;
        await tx.Execute(target is null ? Insert : Update, row);
        if (target is null)
        {
            known.Add(row);
        }

        return new ProductWritten(row.Id, target is null ? WriteOutcome.Created : WriteOutcome.Updated) { Change = change };
    }

    private static Problem? Refusal(ProductDraft draft, ProductRow? target, ProductRow? named, WriteOptions options)
    {
        if (target is null && (draft.Id is not null || options.Match is MatchPolicy.UpdateOnly))
        {
            return Problem.NotFound("The product");
        }

        if (draft.Name is null ? target is null : DealText.Line(draft.Name) is not { Length: <= NameLength })
        {
            return Problem.Invalid("name", $"A product needs a name of at most {NameLength} characters.");
        }

        var isTaken = named is not null && (named.Id != target?.Id || (draft.Id is null && options.Match is MatchPolicy.CreateOnly));
        return isTaken
            ? Problem.Conflict("nameTaken", $"There is a product {named!.Name} already{(named.ArchivedAt is null ? "" : ", taken out of the catalogue: restore it")}.",
                new { existing = named.Id })
            : null;
    }

    private static Problem? Fill(ProductRow row, ProductDraft draft, string currency, Instant now)
    {
        var paidIn = draft.Currency ?? row.Currency ?? currency;
        var price = draft.Clear.Contains("price", StringComparer.Ordinal) ? null : draft.Price ?? Money.ToMajor(row.PriceMinor, row.Currency);
        if (!Money.IsCurrency(paidIn) || (price is { } amount && Money.ToMinor(amount, paidIn) is null))
        {
            return Problem.Invalid("price", "The price is larger than can be kept, or its currency is not written with three letters.");
        }

        row.Name = DealText.Line(draft.Name) ?? row.Name;
        row.NameKey = TextKey.Of(row.Name);
        row.Series = draft.Clear.Contains("series", StringComparer.Ordinal) ? null : DealText.Line(draft.Series) ?? row.Series;
        row.Sku = draft.Clear.Contains("sku", StringComparer.Ordinal) ? null : DealText.Line(draft.Sku) ?? row.Sku;
        row.PriceMinor = price is { } kept ? Money.ToMinor(kept, paidIn) : null;
        row.Currency = price is null ? null : paidIn;
        row.ArchivedAt = draft.Archived switch
        {
            true => row.ArchivedAt ?? now,
            false => null,
            null => row.ArchivedAt,
        };
        return null;
    }
}
