using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Sales.Merge;

/// <summary>The tables of sales that name a contact or a company.</summary>
internal static class SalesMergeParts
{
    public static readonly IReadOnlyList<MergePart> All =
    [
        new RepointedRows("sales_deals", "contact_id"), new DealPeoplePart(), new RepointedRows("sales_tasks", "contact_id"),
        new RepointedRows("sales_handoffs", "contact_id"), new OpenHandoffPart(),
        new RepointedRows("sales_deals", "company_id") { Object = "company" }, new RepointedRows("sales_tasks", "company_id") { Object = "company" },
        new RepointedRows("sales_handoffs", "company_id") { Object = "company" },
    ];
}

/// <summary>Deals that it is among the people of. Where the other one is too, the place is given up and kept in mind with its role.</summary>
internal sealed class DealPeoplePart() : MergePart("sales_deal_contacts", "contact_id")
{
    private const string Select =
        """
        select f.deal_id, f.role, t.deal_id is not null as is_both, t.role as other_role
        from sales_deal_contacts f
        left join sales_deal_contacts t on t.deal_id = f.deal_id and t.contact_id = @to
        where f.contact_id = @from
        order by f.deal_id
        """;

    private const string Return =
        """
        insert into sales_deal_contacts (deal_id, contact_id, role)
        select id, @from, @role from sales_deals where id = @deal
        on conflict do nothing
        """;

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var places = (await tx.Query<Row>(Select, new { from, to })).Select(row => new Place(row.DealId, row.Role, row.IsBoth, row.OtherRole)).ToArray();
        foreach (var place in places.Where(place => place is { IsBoth: true, OtherRole: null, Role: not null }))
        {
            await tx.Execute("update sales_deal_contacts set role = @role where deal_id = @deal and contact_id = @to", new { place.Role, deal = place.DealId, to });
        }

        var deals = places.Where(place => place.IsBoth).Select(place => place.DealId).ToArray();
        await tx.Execute($"delete from sales_deal_contacts where contact_id = @from and {tx.In("deal_id", "deals")}", new { from, deals });
        await tx.Execute("update sales_deal_contacts set contact_id = @to where contact_id = @from", new { from, to });
        return JsonText.Of(places);
    }

    public override async Task Back(Tx tx, Guid from, Guid to, JsonText moved)
    {
        foreach (var place in moved.As<Place[]>())
        {
            var args = new { deal = place.DealId, place.Role, from, to };
            if (!place.IsBoth)
            {
                // Somebody may have taken the person off the deal since, or given another role.
                await tx.Execute(
                    "update sales_deal_contacts set contact_id = @from where deal_id = @deal and contact_id = @to and coalesce(role, '') = coalesce(@role, '')", args);
                continue;
            }

            await tx.Execute(Return, args);
            if (place is { OtherRole: null, Role: not null })
            {
                await tx.Execute("update sales_deal_contacts set role = null where deal_id = @deal and contact_id = @to and role = @role", args);
            }
        }
    }

    private sealed record Place(Guid DealId, string? Role, bool IsBoth, string? OtherRole);

    private sealed class Row
    {
        public Guid DealId { get; init; }

        public string? Role { get; init; }

        public bool IsBoth { get; init; }

        public string? OtherRole { get; init; }
    }
}
