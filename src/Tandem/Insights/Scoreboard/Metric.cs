namespace Tandem.Insights.Scoreboard;

/// <summary>
/// A countable figure: whose rows it counts, which date is its own, and what must hold besides. The board counts these rows and the list behind a
/// figure shows them, so the two cannot differ.
/// </summary>
/// <param name="Key">Its name in the API.</param>
/// <param name="CountsPeople">Whether it counts people; otherwise deals.</param>
/// <param name="Date">The column of its own date.</param>
/// <param name="Condition">What must hold besides.</param>
internal sealed record Metric(string Key, bool CountsPeople, string Date, string Condition)
{
    public static readonly Metric Leads = new("leads", CountsPeople: true, "r.lead_at", "true");
    public static readonly Metric MarketingQualified = new("marketingQualified", CountsPeople: true, "r.marketing_qualified_at", "true");
    public static readonly Metric SalesAccepted = new("salesAccepted", CountsPeople: true, "r.sales_accepted_at", "true");
    public static readonly Metric SalesQualified = new("salesQualified", CountsPeople: true, "r.sales_qualified_at", "true");
    public static readonly Metric Opportunities = new("opportunities", CountsPeople: false, "r.opened_at", "true");
    public static readonly Metric Won = new("won", CountsPeople: false, "r.closed_at", "r.outcome = 'won'");
    public static readonly Metric Lost = new("lost", CountsPeople: false, "r.closed_at", "r.outcome = 'lost'");
    public static readonly Metric Decided = new("winRate", CountsPeople: false, "r.closed_at", "r.outcome in ('won', 'lost')");

    /// <summary>Not by a date of its own: what was open when the period ended, or what of the cohort is open today.</summary>
    public static readonly Metric Open = new("open", CountsPeople: false, "r.opened_at", "r.outcome = 'open'");

    public static readonly IReadOnlyList<Metric> OfPeople = [Leads, MarketingQualified, SalesAccepted, SalesQualified];

    public static readonly IReadOnlyList<Metric> OfDeals = [Opportunities, Lost, Open];

    /// <summary>Whose rows stand behind a figure; null where those are no people or deals.</summary>
    public static Metric? Behind(string figure) => figure switch
    {
        "conversion" or "wonValue" or "medianDays" or "meanDays" or "roi" => Won,
        _ => new[] { Leads, MarketingQualified, SalesAccepted, SalesQualified, Opportunities, Won, Lost, Decided, Open }
            .FirstOrDefault(metric => metric.Key == figure),
    };

    /// <summary>When a row belongs to a bucket <c>b</c>.</summary>
    public string In(BoardMode mode) => (mode, CountsPeople) switch
    {
        (BoardMode.Cohort, true) => $"r.lead_at >= b.starts and r.lead_at < b.ends and {Date} is not null",
        (BoardMode.Cohort, false) => $"r.entered_at >= b.starts and r.entered_at < b.ends and {Condition}",
        _ when this == Open => "r.opened_at < b.ends and (r.closed_at is null or r.closed_at >= b.ends)",
        _ => $"{Date} >= b.starts and {Date} < b.ends and {Condition}",
    };
}
