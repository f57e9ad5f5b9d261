using System.Globalization;
using Tandem.Insights.Rollups;
using Tandem.Platform.Data;

namespace Tandem.Insights.Scoreboard;

/// <summary>
/// Counts people from the sums by day that a reactor keeps. Deals are few against people and need their rows anyway (a median, a rate of the day): they are
/// read as they are, with the dates and the origin of their contact from the kept row.
/// </summary>
internal sealed class KeptBoard : BoardSource
{
    private const string Deals =
        """
        deals as (
          select d.id, d.name, d.owner_id, d.company_id, d.product, d.amount_minor, d.currency, d.outcome, d.opened_at, d.closed_at,
            e.origin, e.campaign, e.landing_page, coalesce(e.lead_at, d.opened_at) as entered_at
          from sales_public_deals d
          left join insights_people e on e.contact_id = d.contact_id
          where d.archived_at is null)
        """;

    private const string Days =
        """
        select {key} as key, sum(leads) as leads, sum({mode}marketing_qualified) as marketing_qualified, sum({mode}sales_accepted) as sales_accepted,
          sum({mode}sales_qualified) as sales_qualified
        from insights_people_days
        where dimension = @dimension and day >= @from and day < @to
        group by 1
        """;

    public override string People => Deals;

    public override async Task<IReadOnlyList<CountRow>> Counts(Session session, Question question, Facts facts)
    {
        var counts = new List<CountRow>(await Count(session, facts, Metric.OfDeals));
        if (question.CountsPeople)
        {
            foreach (var row in await OfPeople(session, question))
            {
                counts.AddRange(Rows(question, row));
            }
        }

        return counts;
    }

    private static async Task<IReadOnlyList<PeopleRow>> OfPeople(Session session, Question question)
    {
        var parameters = new { dimension = Dimension(question.By), from = Text(question.From), to = Text(question.To) };
        var sql = Days
            .Replace("{key}", question.By == BoardBy.Month ? "substr(day, 1, 7)" : "key", StringComparison.Ordinal)
            .Replace("{mode}", question.Mode == BoardMode.Cohort ? "cohort_" : "", StringComparison.Ordinal);
        var rows = await session.Query<PeopleRow>(sql, parameters);
        return question.By == BoardBy.LandingPage ? [.. rows, .. await session.Query<PeopleRow>(LongPages(question.Mode), parameters)] : rows;
    }

    /// <summary>Landing pages whose text fits into no index: hardly any, counted from their rows.</summary>
    private static string LongPages(BoardMode mode) =>
        $"""
        select landing_page as key, {Sum("lead", mode)} as leads, {Sum("marketing_qualified", mode)} as marketing_qualified, {Sum("sales_accepted", mode)} as sales_accepted,
          {Sum("sales_qualified", mode)} as sales_qualified
        from insights_people
        where counted and length(landing_page) > 500
        group by landing_page
        """;

    private static string Sum(string stage, BoardMode mode) =>
        $"sum(case when {(mode == BoardMode.Cohort ? "lead" : stage)}_day >= @from and {(mode == BoardMode.Cohort ? "lead" : stage)}_day < @to and {stage}_day is not null then 1 else 0 end)";

    private static IEnumerable<CountRow> Rows(Question question, PeopleRow row)
    {
        var isId = question.By is BoardBy.Owner or BoardBy.Company;
        var figures = new[]
        {
            (Metric.Leads, row.Leads), (Metric.MarketingQualified, row.MarketingQualified), (Metric.SalesAccepted, row.SalesAccepted), (Metric.SalesQualified, row.SalesQualified),
        };
        return figures.Where(figure => figure.Item2 != 0).Select(figure => new CountRow
        {
            Metric = figure.Item1.Key,
            KeyText = isId || row.Key.Length == 0 ? null : row.Key,
            KeyId = isId && row.Key.Length > 0 ? Guid.ParseExact(row.Key, "n") : null,
            N = figure.Item2,
        });
    }

    private static string Dimension(BoardBy by) => by switch
    {
        BoardBy.Origin => DayCells.Origin,
        BoardBy.Campaign => DayCells.Campaign,
        BoardBy.LandingPage => DayCells.LandingPage,
        BoardBy.Owner => DayCells.Owner,
        BoardBy.Company => DayCells.Company,
        _ => DayCells.None,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class PeopleRow
    {
        public required string Key { get; init; }

        public long Leads { get; init; }

        public long MarketingQualified { get; init; }

        public long SalesAccepted { get; init; }

        public long SalesQualified { get; init; }
    }
}
