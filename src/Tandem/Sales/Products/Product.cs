using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Sales.Products;

/// <summary>Something that is sold, as the API shows it.</summary>
public sealed record ProductView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public string? Series { get; init; }

    public string? Sku { get; init; }

    public decimal? Price { get; init; }

    public string? Currency { get; init; }

    /// <summary>Whether it is sold now.</summary>
    public required bool Active { get; init; }
}

/// <summary>A row of <c>sales_products</c>.</summary>
internal sealed class ProductRow
{
    public const string Columns = "id, name, name_key, series, sku, price_minor, currency, archived_at, version";

    public Guid Id { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public string? Series { get; set; }

    public string? Sku { get; set; }

    public long? PriceMinor { get; set; }

    public string? Currency { get; set; }

    public Instant? ArchivedAt { get; set; }

    public int Version { get; set; }

    public ProductView ToView() => new()
    {
        Id = Id,
        Version = Version,
        Name = Name,
        Series = Series,
        Sku = Sku,
        Price = Money.ToMajor(PriceMinor, Currency),
        Currency = Currency,
        Active = ArchivedAt is null,
    };
}
