using System.Data.Common;
using System.Globalization;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>The scoreboard's counts as somebody would ask the database for them: two statements, each with one pass. Days are those of UTC.</summary>
internal sealed class RawBoard(DbEngine engine)
{
    private const string Entries =
        """
        select contact_id, min(at) as lead_at,
          min(case when to_stage <> 'lead' then at end) as mql_at,
          min(case when to_stage not in ('lead', 'marketingQualified') then at end) as sal_at,
          min(case when to_stage not in ('lead', 'marketingQualified', 'salesAccepted') then at end) as sql_at
        from people_lifecycle_changes
        where to_stage in ('lead', 'marketingQualified', 'salesAccepted', 'salesQualified', 'opportunity', 'customer', 'evangelist')
        group by contact_id
        """;

    private static readonly string[] Stages = ["lead_at", "mql_at", "sal_at", "sql_at"];

    public string People(ScoreboardBench.Question question)
    {
        if (question is { By: "month", Mode: "period" })
        {
            return string.Join(" union all ", Stages.Select(stage =>
                $"select '{stage}', {Month($"e.{stage}")}, count(*) from ({Entries}) e join people_contacts c on c.id = e.contact_id where c.archived_at is null and {In($"e.{stage}", question)} group by 2"));
        }

        var counted = Stages.Select(stage => question.Mode == "cohort" ? $"count(e.{stage})" : $"sum(case when {In($"e.{stage}", question)} then 1 else 0 end)");
        var among = question.Mode == "cohort" ? $" and {In("e.lead_at", question)}" : "";
        return $"""
            select {Key(question.By, "c", "e.lead_at")} as key, {string.Join(", ", counted)}
            from ({Entries}) e join people_contacts c on c.id = e.contact_id
            where c.archived_at is null{among}
            group by 1
            """;
    }

    public string Deals(ScoreboardBench.Question question)
    {
        var entered = "coalesce(e.lead_at, d.opened_at)";
        var figures = question.Mode == "cohort"
            ? "count(*), sum(case d.outcome when 'won' then 1 else 0 end), sum(case d.outcome when 'lost' then 1 else 0 end), sum(case d.outcome when 'won' then d.amount_minor end)"
            : $"""
              sum(case when {In("d.opened_at", question)} then 1 else 0 end), sum(case when d.outcome = 'won' and {In("d.closed_at", question)} then 1 else 0 end),
              sum(case when d.outcome = 'lost' and {In("d.closed_at", question)} then 1 else 0 end),
              sum(case when d.outcome = 'won' and {In("d.closed_at", question)} then d.amount_minor end)
              """;
        var lead = question.Mode == "cohort" ? $"left join (select contact_id, min(at) as lead_at from people_lifecycle_changes where to_stage <> 'subscriber' group by contact_id) e on e.contact_id = d.contact_id" : "";
        var date = question.Mode == "cohort" ? entered : "coalesce(d.closed_at, d.opened_at)";
        return $"""
            select {Key(question.By, question.By == "owner" ? "d" : "c", date)} as key, {figures}
            from sales_deals d left join people_contacts c on c.id = d.contact_id {lead}
            where d.archived_at is null{(question.Mode == "cohort" ? $" and {In(entered, question)}" : "")}
            group by 1
            """;
    }

    public static async Task Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }

    private string Key(string by, string table, string date) => by switch
    {
        "none" => "0",
        "month" => Month(date),
        "owner" => $"{table}.owner_id",
        _ => $"{table}.{by}",
    };

    private string Month(string at) => engine == DbEngine.Sqlite
        ? $"strftime('%Y-%m', {at} / 1000, 'unixepoch')"
        : $"to_char(to_timestamp({at} / 1000) at time zone 'UTC', 'YYYY-MM')";

    private static string In(string at, ScoreboardBench.Question question) => $"{at} >= {At(question.From)} and {at} < {At(question.To)}";

    private static long At(string day) => new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
