using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Sales.Public;

/// <summary>A product by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record CatalogueProduct(Guid Id, string Name);

/// <summary>The products that are sold, by name.</summary>
public sealed class Catalogue
{
    private const string Select = "select id, name, name_key from sales_products where archived_at is null order by name_key, id";

    private readonly Dictionary<string, CatalogueProduct> _byKey;

    private Catalogue(Dictionary<string, CatalogueProduct> byKey) => _byKey = byKey;

    /// <summary>Reads the whole catalogue.</summary>
    public static async Task<Catalogue> Load(Session session)
    {
        var rows = await session.Query<Row>(Select);
        return new Catalogue(rows.ToDictionary(row => row.NameKey, row => new CatalogueProduct(row.Id, row.Name), StringComparer.Ordinal));
    }

    /// <summary>The product of that name; case, accents and runs of spaces do not count, a missing space does.</summary>
    public CatalogueProduct? Find(string name) => _byKey.GetValueOrDefault(TextKey.Of(name));

    /// <summary>
    /// The product that was probably meant by a name that no product has: the same letters and digits with other spaces or signs between them.
    /// A person decides.
    /// </summary>
    public CatalogueProduct? Suggest(string name)
    {
        var bare = Bare(TextKey.Of(name));
        return Find(name) is null && bare.Length > 0 ? _byKey.Where(pair => Bare(pair.Key) == bare).Select(pair => pair.Value).FirstOrDefault() : null;
    }

    private static string Bare(string key) => string.Concat(key.Where(char.IsLetterOrDigit));

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public required string NameKey { get; init; }
    }
}
