using Tandem.Platform.Data;

namespace Tandem.Sales.Deals;

/// <summary>The rows around a deal's own: what it is recognised by, its people, tags and stage history.</summary>
internal static class DealParts
{
    private static readonly Bulk<(Guid DealId, DealPerson Person)> InsertPeople = new("sales_deal_contacts",
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("contact_id", ColumnType.Uuid, row => row.Person.ContactId),
        new("role", ColumnType.Text, row => row.Person.Role));

    private static readonly Bulk<(Guid DealId, string Key, string Tag)> InsertTags = new("sales_deal_tags",
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("tag_key", ColumnType.Text, row => row.Key),
        new("tag", ColumnType.Text, row => row.Tag));

    private static readonly Bulk<(Guid DealId, Guid Id, StageMove Move, string Actor)> InsertMoves = new("sales_stage_changes",
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("id", ColumnType.Uuid, row => row.Id),
        new("from_stage_id", ColumnType.Uuid, row => row.Move.FromStage),
        new("to_stage_id", ColumnType.Uuid, row => row.Move.ToStage),
        new("outcome", ColumnType.Text, row => EnumText.Of(row.Move.ToOutcome)),
        new("at", ColumnType.Bigint, row => row.Move.At),
        new("actor", ColumnType.Text, row => row.Actor),
        new("seconds", ColumnType.Bigint, row => row.Move.Seconds));

    private const string DeletePeople = "delete from sales_deal_contacts where deal_id = @dealId and ";

    private const string DeleteTags = "delete from sales_deal_tags where deal_id = @dealId and ";

    public static async Task Save(Tx tx, IReadOnlyList<Deal> deals, string actor)
    {
        await SavePeople(tx, [.. deals.Where(deal => !deal.SamePeople)]);
        await SaveTags(tx, [.. deals.Where(deal => !deal.SameTags)]);
        await InsertMoves.Insert(tx, [.. deals.SelectMany(deal => deal.Moves, (deal, move) => (deal.Id, OrderedId.Next(tx.Now), move, actor))]);
    }

    private static async Task SavePeople(Tx tx, IReadOnlyList<Deal> deals)
    {
        foreach (var deal in deals.Where(deal => deal.PeopleBefore.Count > 0))
        {
            var gone = deal.PeopleBefore.Values.Except(deal.People.Values).Select(person => person.ContactId).ToArray();
            await tx.Execute(DeletePeople + tx.In("contact_id", "gone"), new { dealId = deal.Id, gone });
        }

        await InsertPeople.Insert(tx,
            [.. deals.SelectMany(deal => deal.People.Values.Except(deal.PeopleBefore.Values), (deal, person) => (deal.Id, person))]);
    }

    private static async Task SaveTags(Tx tx, IReadOnlyList<Deal> deals)
    {
        foreach (var deal in deals.Where(deal => deal.TagsBefore.Count > 0))
        {
            var gone = deal.TagsBefore.Keys.Except(deal.Tags.Keys, StringComparer.Ordinal).ToArray();
            await tx.Execute(DeleteTags + tx.In("tag_key", "gone"), new { dealId = deal.Id, gone });
        }

        await InsertTags.Insert(tx,
            [.. deals.SelectMany(deal => deal.Tags.Where(tag => !deal.TagsBefore.ContainsKey(tag.Key)), (deal, tag) => (deal.Id, tag.Key, tag.Value))]);
    }
}
