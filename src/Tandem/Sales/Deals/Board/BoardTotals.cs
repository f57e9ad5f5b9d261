using Tandem.Platform.Data;

namespace Tandem.Sales.Deals.Board;

/// <summary>
/// Keeps <c>sales_board_totals</c> in the transaction that changes deals. It must be told of every deal that is made, changed or removed; the check
/// beside <see cref="Verify.SalesChecks"/> compares it with the deals themselves.
/// </summary>
internal static class BoardTotals
{
    /// <summary>A deal that nobody owns counts under this id, one with its stage's probability under <see cref="OfStage"/>.</summary>
    public static readonly Guid Nobody = Guid.Empty;

    public const int OfStage = -1;

    private const string OnConflict =
        """
        on conflict (stage_id, owner_id, currency, probability) do update set
          deals = sales_board_totals.deals + excluded.deals,
          amount_minor = sales_board_totals.amount_minor + excluded.amount_minor
        """;

    private const string AddOne =
        $"""
        insert into sales_board_totals (stage_id, owner_id, currency, probability, deals, amount_minor)
        values (@stageId, @ownerId, @currency, @probability, @deals, @amount)
        {OnConflict}
        """;

    private const string AddMany =
        $"""
        insert into sales_board_totals (stage_id, owner_id, currency, probability, deals, amount_minor)
        select * from unnest(@stages, @owners, @currencies, @probabilities, @deals, @amounts) as t (stage_id, owner_id, currency, probability, deals, amount_minor)
        order by t.stage_id, t.owner_id, t.currency, t.probability
        {OnConflict}
        """;

    /// <summary>Counts what was before out and what is now in.</summary>
    public static async Task Follow(Tx tx, IEnumerable<(DealRow? Before, DealRow? After)> changes)
    {
        var sums = new Dictionary<Key, Sum>();
        foreach (var (before, after) in changes)
        {
            Add(sums, before, -1);
            Add(sums, after, 1);
        }

        var changed = sums.Where(pair => pair.Value != default).ToList();
        if (changed.Count > 0 && tx.Engine == DbEngine.Postgres)
        {
            await tx.Execute(AddMany, new
            {
                stages = changed.Select(pair => pair.Key.StageId).ToArray(),
                owners = changed.Select(pair => pair.Key.OwnerId).ToArray(),
                currencies = changed.Select(pair => pair.Key.Currency).ToArray(),
                probabilities = changed.Select(pair => pair.Key.Probability).ToArray(),
                deals = changed.Select(pair => pair.Value.Deals).ToArray(),
                amounts = changed.Select(pair => pair.Value.Amount).ToArray(),
            });
            return;
        }

        foreach (var (key, sum) in changed)
        {
            await tx.Execute(AddOne, new { key.StageId, key.OwnerId, key.Currency, key.Probability, sum.Deals, sum.Amount });
        }
    }

    private static void Add(Dictionary<Key, Sum> sums, DealRow? row, int sign)
    {
        if (row is null or { ArchivedAt: not null })
        {
            return;
        }

        var key = new Key(row.StageId, row.OwnerId ?? Nobody, row.Currency, row.Probability ?? OfStage);
        var sum = sums.GetValueOrDefault(key);
        sums[key] = new Sum(sum.Deals + sign, sum.Amount + (sign * (double)(row.AmountMinor ?? 0)));
    }

    private readonly record struct Key(Guid StageId, Guid OwnerId, string Currency, int Probability);

    private readonly record struct Sum(long Deals, double Amount);
}
