using Tandem.Access.Public;
using Tandem.Engines.Numbers;
using Tandem.Insights.Rates;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>The key of a row while it is counted: a text, an id, or neither.</summary>
internal readonly record struct BoardKey(string? Text, Guid? Id);

/// <summary>Counts a board: a query for the counts, one for the won deals, one for the costs.</summary>
internal sealed class BoardReader(Session session, Question question, Workspace workspace, BoardSource source)
{
    private static readonly string[] FiguresOfPeople = ["leads", "marketingQualified", "salesAccepted", "salesQualified", "conversion"];
    private static readonly string[] FiguresOfCosts = ["cost", "salesCost", "costPerLead", "acquisitionCost", "roi"];

    private readonly WorkspaceCalendar _calendar = workspace.Calendar;

    public async Task<Board> Read()
    {
        var facts = await Facts.Of(session, question, _calendar, source.People);
        var rates = await RateTable.Load(session, workspace);
        var counts = await Counts(facts);
        var wins = await Wins(facts, rates);
        var costs = question.CountsCosts
            ? await new CostSums(session, question, rates).Read([.. counts.Keys.Select(key => key.Key.Text).Concat(wins.Select(group => group.Key.Text)).Distinct(StringComparer.Ordinal)])
            : new Dictionary<BoardKey, CostSum>();
        var keys = counts.Keys.Select(count => count.Key).Concat(wins.Select(group => group.Key)).Concat(costs.Keys).ToHashSet();
        if (question.By == BoardBy.None)
        {
            keys.Add(default);
        }

        var names = await Names(keys);
        var rows = keys.Select(key => Row(key, counts, [.. wins[key]], costs.GetValueOrDefault(key)) with
        {
            Key = key.Id is { } id ? names.GetValueOrDefault(id, id.ToString()) : key.Text,
            Id = key.Id,
            Label = costs.GetValueOrDefault(key)?.Label,
        });
        return new Board
        {
            Rows = Sorted(rows),
            Currency = workspace.Currency,
            TimeZone = workspace.TimeZone,
            CountedTo = session.Now,
            NotSplit = [.. (question.CountsPeople ? [] : FiguresOfPeople).Concat(question.CountsCosts ? [] : FiguresOfCosts)],
            Warnings = [.. rates.Missing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new BoardWarning(
                "rateMissing", $"{pair.Value} amounts in {pair.Key} have no exchange rate on their day and are left out.", pair.Key, pair.Value))],
        };
    }

    private async Task<Dictionary<(BoardKey Key, string Metric), long>> Counts(Facts facts) =>
        (await source.Counts(session, question, facts)).ToDictionary(row => (new BoardKey(row.KeyText, row.KeyId), row.Metric), row => row.N);

    private async Task<ILookup<BoardKey, Win>> Wins(Facts facts, RateTable rates)
    {
        var startedAt = question.CountsDaysFromOpening ? "r.opened_at" : "r.entered_at";
        var rows = await session.Query<WinRow>(
            $"""
            {facts.With}
            select {facts.KeyText} as key_text, {facts.KeyId} as key_id, r.amount_minor, r.currency, r.closed_at, {startedAt} as started_at
            {facts.From(Metric.Won)}
            """, facts.Parameters);
        return rows.ToLookup(
            row => new BoardKey(row.KeyText, row.KeyId),
            row => new Win(
                row.AmountMinor is { } minor ? rates.ToBase(minor, row.Currency, _calendar.DayOf(row.ClosedAt)) : 0,
                _calendar.DaysBetween(row.StartedAt, row.ClosedAt)));
    }

    private BoardRow Row(BoardKey key, Dictionary<(BoardKey Key, string Metric), long> counts, IReadOnlyList<Win> wins, CostSum? cost)
    {
        var digits = Platform.Money.Digits(workspace.Currency);
        var none = question.CountsCosts ? 0m : (decimal?)null;
        return new BoardRow
        {
            Leads = counts.GetValueOrDefault((key, Metric.Leads.Key)),
            MarketingQualified = counts.GetValueOrDefault((key, Metric.MarketingQualified.Key)),
            SalesAccepted = counts.GetValueOrDefault((key, Metric.SalesAccepted.Key)),
            SalesQualified = counts.GetValueOrDefault((key, Metric.SalesQualified.Key)),
            Opportunities = counts.GetValueOrDefault((key, Metric.Opportunities.Key)),
            Won = wins.Count,
            Lost = counts.GetValueOrDefault((key, Metric.Lost.Key)),
            Open = counts.GetValueOrDefault((key, Metric.Open.Key)),
            WonValue = Math.Round(wins.Sum(win => win.Value), digits),
            Currency = workspace.Currency,
            MedianDays = Median.Of(wins.Select(win => (double)win.Days)),
            MeanDays = wins.Count == 0 ? null : wins.Average(win => win.Days),
            Cost = cost is null ? none : Math.Round(cost.Marketing, digits),
            SalesCost = cost is null ? none : Math.Round(cost.Sales, digits),
        };
    }

    private async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<BoardKey> keys)
    {
        var ids = keys.Select(key => key.Id).OfType<Guid>().ToArray();
        if (question.By == BoardBy.Owner)
        {
            return await Users.Names(session, ids);
        }

        var rows = ids.Length == 0
            ? []
            : await session.Query<NameRow>($"select id, name from people_public_companies where {session.In("id", "ids")}", new { ids });
        return rows.ToDictionary(row => row.Id, row => row.Name);
    }

    private IReadOnlyList<BoardRow> Sorted(IEnumerable<BoardRow> rows)
    {
        var isTime = question.By is BoardBy.Month or BoardBy.CloseQuarter;
        return [.. rows.OrderByDescending(row => isTime ? 0 : row.Leads).ThenBy(row => row.Key is null).ThenBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Id)];
    }

    private sealed record Win(decimal Value, int Days);

    private sealed class WinRow
    {
        public string? KeyText { get; init; }

        public Guid? KeyId { get; init; }

        public long? AmountMinor { get; init; }

        public required string Currency { get; init; }

        public Instant ClosedAt { get; init; }

        public Instant StartedAt { get; init; }
    }

    private sealed class NameRow
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }
    }
}
