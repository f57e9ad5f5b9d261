using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>
/// Compares <c>insights_people_days</c> with the grouping of <c>insights_people</c>, in one statement for each dimension, so in one snapshot. A difference may be
/// added to the cell at any later moment: everybody else changes rows and cells by the same amount.
/// </summary>
internal static class CellSums
{
    private static readonly (string Name, string Sqlite, string Postgres)[] Dimensions =
    [
        Text(DayCells.None, "''"),
        Text(DayCells.Origin, "coalesce(origin, '')"),
        Text(DayCells.Campaign, "coalesce(campaign, '')"),
        Text(DayCells.LandingPage, "coalesce(landing_page, '')"),
        Id(DayCells.Owner, "owner_id"),
        Id(DayCells.Company, "company_id"),
    ];

    private static readonly string[] Days = ["lead_day", "marketing_qualified_day", "sales_accepted_day", "sales_qualified_day"];

    /// <summary>Every cell that differs, with what is missing in it.</summary>
    public static async Task<List<(CellKey Cell, long[] Missing)>> Differences(Session session)
    {
        var found = new List<(CellKey Cell, long[] Missing)>();
        foreach (var (name, sqlite, postgres) in Dimensions)
        {
            var rows = await session.Query<Row>(Difference(name, session.Sql(sqlite, postgres)), new { dimension = name });
            found.AddRange(rows.Select(row => (new CellKey(name, row.Day, row.Key), row.Missing)));
        }

        return found;
    }

    private static string Difference(string dimension, string key)
    {
        var counted = dimension == DayCells.LandingPage ? $"counted and length(coalesce(landing_page, '')) <= {DayCells.LongestKey}" : "counted";
        var parts = Days.Select((day, stage) =>
            $"select {day} as day, {key} as key, {Part(stage)} from insights_people where {counted} and {day} is not null");
        return $"""
            select day, key, {string.Join(", ", DayCells.Figures.Select(figure => $"cast(sum({figure}) as bigint) as {figure}"))}
            from (
              {string.Join("\n  union all ", parts)}
              union all select day, key, {string.Join(", ", DayCells.Figures.Select(figure => $"-{figure}"))} from insights_people_days where dimension = @dimension) d
            group by day, key
            having {string.Join(" or ", DayCells.Figures.Select(figure => $"sum({figure}) <> 0"))}
            """;
    }

    /// <summary>What a row says on one of its days: its stage; on the first day also who of those who entered went how far.</summary>
    private static string Part(int stage)
    {
        var own = Enumerable.Range(0, Days.Length).Select(i => i == stage ? "1" : "0");
        var cohort = Days.Skip(1).Select(day => stage == 0 ? $"case when {day} is null then 0 else 1 end" : "0");
        return string.Join(", ", own.Concat(cohort).Zip(DayCells.Figures, (value, figure) => $"{value} as {figure}"));
    }

    private static (string Name, string Sqlite, string Postgres) Text(string name, string sql) => (name, sql, sql);

    private static (string Name, string Sqlite, string Postgres) Id(string name, string column) =>
        (name, $"coalesce(lower(hex({column})), '')", $"coalesce(replace({column}::text, '-', ''), '')");

    private sealed class Row
    {
        public required string Day { get; init; }

        public required string Key { get; init; }

        public long Leads { get; init; }

        public long MarketingQualified { get; init; }

        public long SalesAccepted { get; init; }

        public long SalesQualified { get; init; }

        public long CohortMarketingQualified { get; init; }

        public long CohortSalesAccepted { get; init; }

        public long CohortSalesQualified { get; init; }

        public long[] Missing =>
            [Leads, MarketingQualified, SalesAccepted, SalesQualified, CohortMarketingQualified, CohortSalesAccepted, CohortSalesQualified];
    }
}
