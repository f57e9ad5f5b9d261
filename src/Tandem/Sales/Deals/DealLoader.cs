using Tandem.Platform.Data;

namespace Tandem.Sales.Deals;

/// <summary>Loads deals to change them: in one order, locked to the end of the transaction.</summary>
internal static class DealLoader
{
    private const string SelectPeople = "select deal_id, contact_id, role from sales_deal_contacts where ";

    private const string SelectTags = "select deal_id, tag_key, tag from sales_deal_tags where ";

    private const string SelectIdentifiers = "select deal_id, source, value from sales_deal_identifiers where ";

    /// <summary>The deals of these ids by id; ids of nothing are left out.</summary>
    public static async Task<Dictionary<Guid, Deal>> Load(Tx tx, IEnumerable<Guid> wanted)
    {
        var ids = wanted.Distinct().ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var select = $"select {DealTable.Columns} from sales_deals where {tx.In("id", "ids")} order by id";
        var rows = await tx.Query<DealRow>(tx.Sql(select, select + " for update"), new { ids });
        var people = (await tx.Query<PersonRow>(SelectPeople + tx.In("deal_id", "ids"), new { ids })).ToLookup(row => row.DealId);
        var tags = (await tx.Query<TagRow>(SelectTags + tx.In("deal_id", "ids"), new { ids })).ToLookup(row => row.DealId);
        return rows.ToDictionary(row => row.Id, row => Deal.Loaded(
            row,
            people[row.Id].Select(person => new DealPerson(person.ContactId, person.Role)),
            tags[row.Id].Select(tag => KeyValuePair.Create(tag.TagKey, tag.Tag))));
    }

    /// <inheritdoc cref="Load"/>
    public static async Task<Deal?> LoadOne(Tx tx, Guid id) => (await Load(tx, [id])).GetValueOrDefault(id);

    /// <summary>Whose these external ids are.</summary>
    public static async Task<Dictionary<(string Source, string Value), Guid>> FindIdentified(
        Session session, IReadOnlyCollection<(string Source, string Value)> keys)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var values = keys.Select(key => key.Value).Distinct(StringComparer.Ordinal).ToArray();
        var rows = await session.Query<IdentifierRow>(SelectIdentifiers + session.In("value", "values"), new { values });
        return rows.ToDictionary(row => (row.Source, row.Value), row => row.DealId);
    }

    private sealed class PersonRow
    {
        public Guid DealId { get; init; }

        public Guid ContactId { get; init; }

        public string? Role { get; init; }
    }

    private sealed class TagRow
    {
        public Guid DealId { get; init; }

        public required string TagKey { get; init; }

        public required string Tag { get; init; }
    }

    private sealed class IdentifierRow
    {
        public Guid DealId { get; init; }

        public required string Source { get; init; }

        public required string Value { get; init; }
    }
}
