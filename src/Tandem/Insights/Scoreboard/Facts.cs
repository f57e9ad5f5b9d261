using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>
/// The facts that the board counts, as common table expressions: <c>deals</c> with what they have from their main contact, in plain SQL also <c>people</c> with
/// the first instant of each stage "this one or a later one", and the buckets of time.
/// </summary>
internal sealed class Facts
{
    /// <summary>The first and the last thing that happened: a look-up in the index for each stage, one pass over the deals.</summary>
    private static readonly string Edges =
        $"""
        select min(first) as first, max(last) as last
        from (
          {string.Join("\n  union all ", PlainSql.Stages.Select(stage => $"select {Edge("min", stage)} as first, {Edge("max", stage)} as last"))}
          union all select min(opened_at), max(opened_at) from sales_public_deals where archived_at is null
          union all select min(closed_at), max(closed_at) from sales_public_deals where archived_at is null) edges
        """;

    private readonly Question _question;

    private Facts(Question question) => _question = question;

    /// <summary>What the expressions refer to.</summary>
    public Dictionary<string, object?> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary><c>with …</c>, to be put before a query.</summary>
    public required string With { get; init; }

    public static async Task<Facts> Of(Session session, Question question, WorkspaceCalendar calendar, string people)
    {
        var edges = await session.First<EdgesRow>(Edges);
        var (first, last) = (edges?.First ?? session.Now, edges?.Last is { } latest && latest > session.Now ? latest : session.Now);
        var buckets = question.By == BoardBy.Month ? Buckets.Months(question, calendar, first, last) : Buckets.Whole(question, calendar);
        var quarters = question.By == BoardBy.CloseQuarter ? Buckets.Quarters(calendar, first, last) : [];
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        var with = $"with {people},\n{Buckets.Table("buckets", buckets, parameters)},\n{Buckets.Table("quarters", quarters, parameters)}";
        var facts = new Facts(question) { With = with };
        foreach (var (name, value) in parameters)
        {
            facts.Parameters[name] = value;
        }

        return facts;
    }

    /// <summary>From the rows <c>r</c> of a metric, each joined with the buckets <c>b</c> that it belongs to.</summary>
    public string From(Metric metric) =>
        $"""
        from {(metric.CountsPeople ? "people" : "deals")} r
        join buckets b on {metric.In(_question.Mode)}
        {(_question.By == BoardBy.CloseQuarter ? "left join quarters q on r.closed_at >= q.starts and r.closed_at < q.ends" : "")}
        """;

    /// <summary>The key of a row as text; null where its dimension is known by an id.</summary>
    public string KeyText => _question.By switch
    {
        BoardBy.Origin => "nullif(r.origin, '')",
        BoardBy.Campaign => "nullif(r.campaign, '')",
        BoardBy.LandingPage => "nullif(r.landing_page, '')",
        BoardBy.Product => "nullif(r.product, '')",
        BoardBy.Month => "b.key",
        BoardBy.CloseQuarter => "q.key",
        _ => "cast(null as text)",
    };

    /// <summary>The key of a row as an id; null where its dimension is known by a text.</summary>
    public string KeyId => _question.By switch
    {
        BoardBy.Owner => "r.owner_id",
        BoardBy.Company => "r.company_id",
        _ => "cast(null as uuid)",
    };

    private static string Edge(string which, string stage) => $"(select {which}(at) from people_public_lifecycle_changes where to_stage = '{stage}')";

    private sealed class EdgesRow
    {
        public Instant? First { get; init; }

        public Instant? Last { get; init; }
    }
}
