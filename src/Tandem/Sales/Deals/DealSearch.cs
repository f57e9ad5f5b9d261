using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>Deals for the search over everything: those that begin with what was typed come first, then the newest.</summary>
public sealed class DealSearch(DealQuery query) : SearchSource
{
    /// <inheritdoc/>
    public override Right Right => Rights.Deals.Read;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<SearchHit>> Find(Session session, Caller caller, string typed, int limit)
    {
        if (TextKey.Of(typed).Length == 0)
        {
            return [];
        }

        var condition = (await query.Condition(session, caller, new DealSelection(typed, Filter: null, Archived: false))).Must();
        condition.Parameters["beginning"] = $"{TextKey.EscapeLike(TextKey.Of(typed))}%";
        condition.Parameters["limit"] = limit;
        var rows = await session.Query<Row>(
            $"""
            select d.id, d.name, s.name as stage
            from sales_deals d
            join sales_stages s on s.id = d.stage_id
            where {condition.Sql}
            order by case when d.sort_name like @beginning escape '\' then 0 else 1 end, d.opened_at desc, d.id desc
            limit @limit
            """, condition.Parameters);
        return [.. rows.Select(row => new SearchHit("deal", row.Id, row.Name, row.Stage))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Stage { get; init; }
    }
}
