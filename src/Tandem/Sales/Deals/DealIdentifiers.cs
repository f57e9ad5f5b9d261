using Tandem.Platform.Data;

namespace Tandem.Sales.Deals;

/// <summary>What deals are recognised by: ids of other systems, and values of unique fields (their source is <c>field:ID</c>).</summary>
internal static class DealIdentifiers
{
    private static readonly Bulk<(Guid DealId, string Source, string Value, Instant At)> InsertRows = new("sales_deal_identifiers",
        new("value", ColumnType.Text, row => row.Value),
        new("source", ColumnType.Text, row => row.Source),
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("created_at", ColumnType.Bigint, row => row.At));

    private const string DeleteOfDeals = "delete from sales_deal_identifiers where ";

    /// <summary>The source of a unique custom field's values.</summary>
    public static string OfField(string fieldId) => $"field:{fieldId}";

    /// <summary>
    /// Takes the new identifiers of <paramref name="deals"/>. False where a concurrent transaction was faster with one of them (PostgreSQL only):
    /// then none is kept, and the deals must be matched again.
    /// </summary>
    public static async Task<bool> Claim(Tx tx, IReadOnlyCollection<Deal> deals)
    {
        var wanted = deals
            .SelectMany(deal => deal.NewIdentifiers, (deal, key) => (deal.Id, key.Source, key.Value, tx.Now))
            .OrderBy(row => row.Value, StringComparer.Ordinal).ThenBy(row => row.Source, StringComparer.Ordinal)
            .ToList();
        await InsertRows.InsertMissing(tx, wanted);
        var owners = await DealLoader.FindIdentified(tx, [.. wanted.Select(row => (row.Source, row.Value))]);
        if (wanted.TrueForAll(row => owners.GetValueOrDefault((row.Source, row.Value)) == row.Id))
        {
            return true;
        }

        foreach (var deal in deals)
        {
            foreach (var (source, value) in deal.NewIdentifiers)
            {
                await tx.Execute("delete from sales_deal_identifiers where value = @value and source = @source and deal_id = @id", new { value, source, deal.Id });
            }
        }

        return false;
    }

    /// <summary>Gives back all identifiers of deals that are no more.</summary>
    public static Task Release(Tx tx, Guid[] ids) => tx.Execute(DeleteOfDeals + tx.In("deal_id", "ids"), new { ids });
}
