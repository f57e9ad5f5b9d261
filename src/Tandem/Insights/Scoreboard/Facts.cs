using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>
/// The facts that the board counts, as common table expressions: <c>people</c> with the first day of each stage "this one or a later one",
/// <c>deals</c> with what they have from their main contact, and the buckets of time.
/// </summary>
internal sealed class Facts
{
    private const string Stages = "'lead', 'marketingQualified', 'salesAccepted', 'salesQualified', 'opportunity', 'customer', 'evangelist'";

    private const string Ladder =
        $"""
        entries as (
          select contact_id,
            min(at) as lead_at,
            min(case when to_stage <> 'lead' then at end) as marketing_qualified_at,
            min(case when to_stage not in ('lead', 'marketingQualified') then at end) as sales_accepted_at,
            min(case when to_stage not in ('lead', 'marketingQualified', 'salesAccepted') then at end) as sales_qualified_at
          from people_public_lifecycle_changes
          where to_stage in ({Stages})
          group by contact_id),
        people as (
          select c.id, c.name, c.owner_id, c.company_id, c.origin, c.campaign, c.landing_page,
            e.lead_at, e.marketing_qualified_at, e.sales_accepted_at, e.sales_qualified_at
          from entries e
          join people_public_contacts c on c.id = e.contact_id
          where c.archived_at is null),
        deals as (
          select d.id, d.name, d.owner_id, d.company_id, d.product, d.amount_minor, d.currency, d.outcome, d.opened_at, d.closed_at,
            c.origin, c.campaign, c.landing_page, coalesce(e.lead_at, d.opened_at) as entered_at
          from sales_public_deals d
          left join people_public_contacts c on c.id = d.contact_id
          left join entries e on e.contact_id = d.contact_id
          where d.archived_at is null)
        """;

    private const string Edges =
        $"""
        select min(at) as first, max(at) as last
        from (
          select min(at) as at from people_public_lifecycle_changes where to_stage in ({Stages})
          union all select max(at) from people_public_lifecycle_changes where to_stage in ({Stages})
          union all select min(opened_at) from sales_public_deals where archived_at is null
          union all select max(opened_at) from sales_public_deals where archived_at is null
          union all select min(closed_at) from sales_public_deals where archived_at is null
          union all select max(closed_at) from sales_public_deals where archived_at is null) edges
        """;

    private readonly Question _question;

    private Facts(Question question) => _question = question;

    /// <summary>What the expressions refer to.</summary>
    public Dictionary<string, object?> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary><c>with …</c>, to be put before a query.</summary>
    public required string With { get; init; }

    public static async Task<Facts> Of(Session session, Question question, WorkspaceCalendar calendar)
    {
        var edges = await session.First<EdgesRow>(Edges);
        var (first, last) = (edges?.First ?? session.Now, edges?.Last is { } latest && latest > session.Now ? latest : session.Now);
        var buckets = question.By == BoardBy.Month ? Buckets.Months(question, calendar, first, last) : Buckets.Whole(question, calendar);
        var quarters = question.By == BoardBy.CloseQuarter ? Buckets.Quarters(calendar, first, last) : [];
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
        var with = $"with {Ladder},\n{Buckets.Table("buckets", buckets, parameters)},\n{Buckets.Table("quarters", quarters, parameters)}";
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

    private sealed class EdgesRow
    {
        public Instant? First { get; init; }

        public Instant? Last { get; init; }
    }
}
