using System.Globalization;
using Tandem.Insights.Costs;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>The cost entries behind a figure. There are hundreds, not millions, so their pages are cut in memory.</summary>
internal static class CostHits
{
    private const string InPeriod = CostRow.Select + " where c.day >= @from and c.day < @to order by c.day desc, c.id desc";

    public static async Task<ListRows.Hits> Read(Session session, Question question, ListRows.Query query, Workspace workspace)
    {
        var rows = await session.Query<CostRow>(InPeriod, new { from = Text(question.From), to = Text(question.To) });
        var hits = rows
            .Where(row => query.Figure == "acquisitionCost" || row.Team == "marketing")
            .Where(row => question.By == BoardBy.None || query.Key is null || Matches(row, question.By, query.Key))
            .Select(row => Show(row, workspace.Calendar))
            .ToList();
        var size = PageSize.Of(query.Limit);
        var start = int.TryParse(query.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
        var next = start + size < hits.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : null;
        return new ListRows.Hits([.. hits.Skip(start).Take(size)], next, Hidden: 0);
    }

    private static bool Matches(CostRow row, BoardBy by, string key) => by switch
    {
        BoardBy.Origin => (row.Origin ?? "") == key,
        BoardBy.Month => row.Day.StartsWith(key, StringComparison.Ordinal),
        BoardBy.Campaign => new[] { row.CampaignKey ?? "", row.CampaignName ?? "" }.Any(text => Engines.Text.TextKey.Of(text) == Engines.Text.TextKey.Of(key)),
        _ => false,
    };

    private static ListRows.Hit Show(CostRow row, WorkspaceCalendar calendar) => new()
    {
        Kind = "cost",
        Id = row.Id,
        Title = row.CampaignName ?? row.Note ?? row.Kind,
        Subtitle = $"{row.Team}, {row.Kind}",
        At = calendar.StartOf(DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Amount = Money.ToMajor(row.AmountMinor, row.Currency),
        Currency = row.Currency,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
