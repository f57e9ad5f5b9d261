using System.Globalization;
using Tandem.Engines.Text;
using Tandem.Insights.Costs;
using Tandem.Insights.Rates;
using Tandem.Platform.Data;

namespace Tandem.Insights.Scoreboard;

/// <summary>What the two teams spent, in the base currency.</summary>
internal sealed record CostSum(decimal Marketing, decimal Sales, string? Label);

/// <summary>Adds up the cost entries of the period by the board's dimension.</summary>
internal sealed class CostSums(Session session, Question question, RateTable rates)
{
    private const string InPeriod = CostRow.Select + " where c.day >= @from and c.day < @to";

    /// <summary>
    /// The sums by key. A campaign's costs stand beside the people whose first touch names its key or its name; <paramref name="texts"/> are the
    /// keys that the people have.
    /// </summary>
    public async Task<Dictionary<BoardKey, CostSum>> Read(IReadOnlyCollection<string?> texts)
    {
        var rows = await session.Query<CostRow>(InPeriod, new { from = Text(question.From), to = Text(question.To) });
        return rows.GroupBy(row => Key(row, texts), StringComparer.Ordinal).ToDictionary(
            group => new BoardKey(group.Key, Id: null),
            group => new CostSum(Sum(group, "marketing"), Sum(group, "sales"), question.By == BoardBy.Campaign ? group.First().CampaignName : null));
    }

    private decimal Sum(IEnumerable<CostRow> rows, string team) =>
        rows.Where(row => row.Team == team).Sum(row => rates.ToBase(row.AmountMinor, row.Currency, DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private string? Key(CostRow row, IReadOnlyCollection<string?> texts) => question.By switch
    {
        BoardBy.Origin => string.IsNullOrEmpty(row.Origin) ? null : row.Origin,
        BoardBy.Month => row.Day[..7],
        BoardBy.Campaign when row.CampaignKey is { } key => Spelling(texts, key) ?? Spelling(texts, row.CampaignName!) ?? key,
        _ => null,
    };

    private static string? Spelling(IReadOnlyCollection<string?> texts, string wanted) =>
        texts.Contains(wanted, StringComparer.Ordinal) ? wanted
            : texts.Where(text => text is not null && TextKey.Of(text) == TextKey.Of(wanted)).Order(StringComparer.Ordinal).FirstOrDefault();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
