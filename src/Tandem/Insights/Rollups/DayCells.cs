using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>Which cell of <c>insights_people_days</c>.</summary>
/// <param name="Dimension">What is split by.</param>
/// <param name="Day">yyyy-mm-dd.</param>
/// <param name="Key">The text, or the id without dashes; empty where it is not known.</param>
internal sealed record CellKey(string Dimension, string Day, string Key);

/// <summary>
/// Differences of cells, gathered in memory and added in one statement. Whoever changes a row of <c>insights_people</c> takes its old part away and adds the
/// new one in the same transaction, so at any moment the cells are what the rows come to.
/// </summary>
internal sealed class DayCells
{
    public const string None = "none";
    public const string Origin = "origin";
    public const string Campaign = "campaign";
    public const string LandingPage = "landingPage";
    public const string Owner = "owner";
    public const string Company = "company";

    /// <summary>A longer key fits into no index; such landing pages are counted from the rows.</summary>
    public const int LongestKey = 500;

    /// <summary>The figures in their order.</summary>
    public static readonly IReadOnlyList<string> Figures =
    [
        "leads", "marketing_qualified", "sales_accepted", "sales_qualified", "cohort_marketing_qualified", "cohort_sales_accepted", "cohort_sales_qualified",
    ];

    private static readonly Bulk<KeyValuePair<CellKey, int[]>> Rows = new("insights_people_days",
    [
        new("dimension", ColumnType.Text, cell => cell.Key.Dimension),
        new("day", ColumnType.Text, cell => cell.Key.Day),
        new("key", ColumnType.Text, cell => cell.Key.Key),
        .. Figures.Select((name, i) => new BulkColumn<KeyValuePair<CellKey, int[]>>(name, ColumnType.Integer, cell => cell.Value[i])),
    ]);

    private static readonly string OnConflict =
        $"on conflict (dimension, day, key) do update set {string.Join(", ", Figures.Select(name => $"{name} = insights_people_days.{name} + excluded.{name}"))}";

    private readonly Dictionary<CellKey, int[]> _cells = [];

    /// <summary>Adds a person's part, or takes it away.</summary>
    public void Add(PersonFact person, int sign)
    {
        if (!person.Counted || person.LeadDay is not { } entered)
        {
            return;
        }

        foreach (var (dimension, key) in Keys(person))
        {
            Add(new CellKey(dimension, entered, key), 0, sign);
            AddStage(new CellKey(dimension, entered, key), person.MarketingQualifiedDay, 1, sign);
            AddStage(new CellKey(dimension, entered, key), person.SalesAcceptedDay, 2, sign);
            AddStage(new CellKey(dimension, entered, key), person.SalesQualifiedDay, 3, sign);
        }
    }

    /// <summary>Adds a difference that a check has found.</summary>
    public void Add(CellKey cell, IReadOnlyList<long> figures)
    {
        foreach (var (i, figure) in figures.Index())
        {
            Add(cell, i, (int)figure);
        }
    }

    /// <summary>Writes what has come together; in one order, so that processes that add to the same cells wait for each other and do not lock each other out.</summary>
    public Task Write(Tx tx) => Rows.Upsert(
        tx,
        [
            .. _cells.Where(cell => Array.Exists(cell.Value, figure => figure != 0))
                .OrderBy(cell => cell.Key.Dimension, StringComparer.Ordinal).ThenBy(cell => cell.Key.Day, StringComparer.Ordinal).ThenBy(cell => cell.Key.Key, StringComparer.Ordinal),
        ],
        OnConflict);

    private static IEnumerable<(string Dimension, string Key)> Keys(PersonFact person)
    {
        yield return (None, "");
        yield return (Origin, person.Origin ?? "");
        yield return (Campaign, person.Campaign ?? "");
        if (person.LandingPage is not { Length: > LongestKey } page || page.EnumerateRunes().Count() <= LongestKey)
        {
            yield return (LandingPage, person.LandingPage ?? "");
        }

        yield return (Owner, person.OwnerId?.ToString("n") ?? "");
        yield return (Company, person.CompanyId?.ToString("n") ?? "");
    }

    /// <summary>A later stage counts on its own day, and beside the leads of the day on which the person entered.</summary>
    private void AddStage(CellKey entered, string? reached, int stage, int sign)
    {
        if (reached is not null)
        {
            Add(entered with { Day = reached }, stage, sign);
            Add(entered, stage + 3, sign);
        }
    }

    private void Add(CellKey cell, int figure, int count)
    {
        if (!_cells.TryGetValue(cell, out var figures))
        {
            _cells.Add(cell, figures = new int[Figures.Count]);
        }

        figures[figure] += count;
    }
}
