using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Board;

/// <summary>What the deals of a stage come to.</summary>
internal sealed record BoardHead(long Count, long Rotting, IReadOnlyList<BoardSum> Sums)
{
    public static readonly BoardHead Empty = new(0, 0, []);
}

/// <summary>
/// The heads of a board's columns: counts and sums, from the index <c>sales_deals_by_board</c> alone where no filter asks for more. Sums are floating
/// point, exact up to nine quadrillion minor units, so that no amount that somebody typed can make a board fail.
/// </summary>
internal static class BoardSums
{
    private const string Select =
        """
        select d.stage_id, d.currency, d.probability, count(*) as count, sum(cast(d.amount_minor as double precision)) as amount_minor,
          sum(case when d.fresh_at < case d.stage_id {0} end then 1 else 0 end) as rotting
        from sales_stages s
        join sales_deals d on d.stage_id = s.id
        where s.pipeline_id = @pipeline and s.archived_at is null and {1}
        group by d.stage_id, d.currency, d.probability
        """;

    public static string Sql(Pipeline pipeline, DealCondition condition)
    {
        var limits = string.Concat(pipeline.Stages.Index().Select(stage => $" when @stage{stage.Index} then @rotten{stage.Index}"));
        return Select.Replace("{0}", limits, StringComparison.Ordinal).Replace("{1}", condition.Sql, StringComparison.Ordinal);
    }

    public static Dictionary<string, object?> Parameters(Pipeline pipeline, DealCondition condition, RotClock clock)
    {
        var parameters = new Dictionary<string, object?>(condition.Parameters, StringComparer.Ordinal) { ["pipeline"] = pipeline.Id };
        foreach (var (index, stage) in pipeline.Stages.Index())
        {
            parameters[$"stage{index}"] = stage.Id;
            // Where nothing rots, nothing was fresh before the beginning of time.
            parameters[$"rotten{index}"] = (stage.Category == StageCategory.Open ? clock.RottenBefore(stage.RotDays) : null) ?? new Instant(long.MinValue);
        }

        return parameters;
    }

    public static async Task<Dictionary<Guid, BoardHead>> Read(Session session, Pipeline pipeline, DealCondition condition, RotClock clock)
    {
        var rows = await session.Query<Row>(Sql(pipeline, condition), Parameters(pipeline, condition, clock));
        return rows.GroupBy(row => row.StageId).ToDictionary(
            group => group.Key,
            group => Head(group, pipeline.Stages.First(stage => stage.Id == group.Key)));
    }

    private static BoardHead Head(IEnumerable<Row> rows, Stage stage)
    {
        var all = rows.ToList();
        var sums = all.Where(row => row.AmountMinor is not null)
            .GroupBy(row => row.Currency, StringComparer.Ordinal)
            .Select(group => new BoardSum(
                group.Key,
                Major(group.Sum(row => row.AmountMinor!.Value), group.Key),
                Major(group.Sum(row => row.AmountMinor!.Value * Percent(row, stage) / 100), group.Key)))
            .OrderByDescending(sum => sum.Amount).ThenBy(sum => sum.Currency, StringComparer.Ordinal);
        return new BoardHead(all.Sum(row => row.Count), all.Sum(row => row.Rotting), [.. sums]);
    }

    private static int Percent(Row row, Stage stage) => stage.Category == StageCategory.Open ? row.Probability ?? stage.Probability : stage.Probability;

    private static decimal Major(double minor, string currency) => Math.Round((decimal)minor / (decimal)Math.Pow(10, Money.Digits(currency)), Money.Digits(currency));

    private sealed class Row
    {
        public Guid StageId { get; init; }

        public required string Currency { get; init; }

        public int? Probability { get; init; }

        public long Count { get; init; }

        public double? AmountMinor { get; init; }

        public long Rotting { get; init; }
    }
}
