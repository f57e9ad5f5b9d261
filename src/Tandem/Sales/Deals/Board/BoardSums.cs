using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Board;

/// <summary>What the deals of a stage come to.</summary>
internal sealed record BoardHead(long Count, IReadOnlyList<BoardSum> Sums)
{
    public static readonly BoardHead Empty = new(0, []);
}

/// <summary>
/// The heads of a board's columns. All deals of a reader are added up from <c>sales_board_totals</c>; what a filter leaves of them, from the deals.
/// </summary>
internal static class BoardSums
{
    /// <summary>More stale deals than this are not counted: nobody reads further.</summary>
    public const int MostRotting = 1000;

    private const string FromTotals =
        """
        select t.stage_id, t.currency, nullif(t.probability, -1) as probability, sum(t.deals) as deals, sum(t.amount_minor) as amount_minor
        from sales_stages s
        join sales_board_totals t on t.stage_id = s.id
        where s.pipeline_id = @pipeline and s.archived_at is null and {0}
        group by t.stage_id, t.currency, t.probability
        """;

    private const string FromDeals =
        """
        select d.stage_id, d.currency, d.probability, count(*) as deals, coalesce(sum(cast(d.amount_minor as double precision)), 0) as amount_minor
        from sales_stages s
        join sales_deals d on d.stage_id = s.id
        where s.pipeline_id = @pipeline and s.archived_at is null and {0}
        group by d.stage_id, d.currency, d.probability
        """;

    // One range of sales_deals_by_fresh for each stage in which deals go stale; of those found there, a planned task holds some.
    private const string RottingBranch =
        """
        select @stage{0} as stage_id, count(*) as rotting
        from (
          select 1
          from sales_deals d
          join sales_stages s on s.id = d.stage_id
          where d.stage_id = @stage{0} and d.fresh_at < @rotten{0} and {1}
            and not exists (select 1 from sales_tasks t where t.deal_id = d.id and t.done_at is null and t.due_at >= @now)
          limit @mostRotting) r{0}
        """;

    public static async Task<Dictionary<Guid, BoardHead>> Read(Session session, Pipeline pipeline, DealCondition condition, Caller? everythingOf)
    {
        var sql = everythingOf is { } caller
            ? FromTotals.Replace("{0}", caller.Reach(session, Rights.Deals.Read, "nullif(t.owner_id, @nobody)"), StringComparison.Ordinal)
            : FromDeals.Replace("{0}", condition.Sql, StringComparison.Ordinal);
        var parameters = new Dictionary<string, object?>(condition.Parameters, StringComparer.Ordinal)
        {
            ["pipeline"] = pipeline.Id,
            ["nobody"] = BoardTotals.Nobody,
        };
        return (await session.Query<Row>(sql, parameters)).GroupBy(row => row.StageId).ToDictionary(
            group => group.Key,
            group => Head([.. group], pipeline.Stages.First(stage => stage.Id == group.Key)));
    }

    /// <summary>How many deals of each stage have gone stale.</summary>
    public static async Task<Dictionary<Guid, long>> Rotting(Session session, Pipeline pipeline, DealCondition condition, RotClock clock)
    {
        var limits = Limits(pipeline, clock);
        return limits.Count == 0
            ? []
            : (await session.Query<RottingRow>(RottingSql(limits.Count, condition), RottingParameters(limits, condition, session.Now))).ToDictionary(row => row.StageId, row => row.Rotting);
    }

    internal static List<(Guid Stage, Instant Before)> Limits(Pipeline pipeline, RotClock clock) =>
        [.. pipeline.Stages.Where(stage => stage is { Category: StageCategory.Open, RotDays: not null }).Select(stage => (stage.Id, clock.RottenBefore(stage.RotDays)!.Value))];

    internal static string RottingSql(int stages, DealCondition condition) => string.Join("\nunion all\n", Enumerable.Range(0, stages).Select(index => RottingBranch
        .Replace("{0}", index.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{1}", condition.Sql, StringComparison.Ordinal)));

    internal static Dictionary<string, object?> RottingParameters(IReadOnlyList<(Guid Stage, Instant Before)> limits, DealCondition condition, Instant now)
    {
        var parameters = new Dictionary<string, object?>(condition.Parameters, StringComparer.Ordinal) { ["mostRotting"] = MostRotting, ["now"] = now };
        foreach (var (index, limit) in limits.Index())
        {
            parameters[$"stage{index}"] = limit.Stage;
            parameters[$"rotten{index}"] = limit.Before;
        }

        return parameters;
    }

    private static BoardHead Head(List<Row> rows, Stage stage)
    {
        var sums = rows.GroupBy(row => row.Currency, StringComparer.Ordinal)
            .Select(group => new BoardSum(
                group.Key,
                Major(group.Sum(row => row.AmountMinor), group.Key),
                Major(group.Sum(row => row.AmountMinor * Percent(row, stage) / 100), group.Key)))
            .Where(sum => sum.Amount != 0)
            .OrderByDescending(sum => sum.Amount).ThenBy(sum => sum.Currency, StringComparer.Ordinal);
        return new BoardHead(rows.Sum(row => row.Deals), [.. sums]);
    }

    private static int Percent(Row row, Stage stage) => stage.Category == StageCategory.Open ? row.Probability ?? stage.Probability : stage.Probability;

    private static decimal Major(double minor, string currency) => Math.Round((decimal)minor / (decimal)Math.Pow(10, Money.Digits(currency)), Money.Digits(currency));

    private sealed class Row
    {
        public Guid StageId { get; init; }

        public required string Currency { get; init; }

        public int? Probability { get; init; }

        public long Deals { get; init; }

        public double AmountMinor { get; init; }
    }

    private sealed class RottingRow
    {
        public Guid StageId { get; init; }

        public long Rotting { get; init; }
    }
}
