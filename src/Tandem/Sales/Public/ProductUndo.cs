using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Sales.Public;

/// <summary>What a product said.</summary>
public sealed record ProductImage(string Name, string? Series, string? Sku, long? PriceMinor, string? Currency, Instant? ArchivedAt);

/// <summary>What a writer did to one product.</summary>
/// <param name="Id">The product.</param>
/// <param name="VersionAfter">Its version since; whoever has edited it later has another one.</param>
/// <param name="Before">What it said before; null where it was made.</param>
public sealed record ProductChange(Guid Id, int VersionAfter, ProductImage? Before)
{
    /// <summary>Each product once: as it was before the first change, and as the last one left it.</summary>
    public static IReadOnlyList<ProductChange> Join(IEnumerable<ProductChange> first, IEnumerable<ProductChange> later) =>
        [.. first.Concat(later).GroupBy(change => change.Id).Select(changes => changes.First() with { VersionAfter = changes.Last().VersionAfter })];
}

/// <summary>Takes changes of the catalogue back: what was made and no deal has goes, what was changed says again what it said. What people have edited since stays.</summary>
public static class ProductUndo
{
    private const string Remove =
        "delete from sales_products where id = @id and version = @versionAfter and not exists (select 1 from sales_deals d where d.product_id = @id)";

    // A name that another product has taken meanwhile is left to it.
    private const string Restore =
        """
        update sales_products
        set name = @name, name_key = @nameKey, series = @series, sku = @sku, price_minor = @priceMinor, currency = @currency, archived_at = @archivedAt, version = version + 1
        where id = @id and version = @versionAfter and not exists (select 1 from sales_products o where o.name_key = @nameKey and o.id <> @id)
        """;

    /// <summary>How many were restored and removed.</summary>
    public static async Task<(int Restored, int Removed)> Run(Tx tx, IReadOnlyCollection<ProductChange> changes)
    {
        var (restored, removed) = (0, 0);
        foreach (var change in changes.OrderBy(change => change.Id))
        {
            if (change.Before is { } was)
            {
                restored += await tx.Execute(Restore, new { change.Id, change.VersionAfter, was.Name, nameKey = TextKey.Of(was.Name), was.Series, was.Sku, was.PriceMinor, was.Currency, was.ArchivedAt });
            }
            else
            {
                removed += await tx.Execute(Remove, new { change.Id, change.VersionAfter });
            }
        }

        return (restored, removed);
    }
}
