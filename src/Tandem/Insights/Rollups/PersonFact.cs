using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>What the scoreboard counts of one contact: a row of <c>insights_people</c>.</summary>
internal sealed record PersonFact
{
    public const string Columns =
        """
        contact_id, counted, lead_at, marketing_qualified_at, sales_accepted_at, sales_qualified_at, lead_day, marketing_qualified_day, sales_accepted_day,
        sales_qualified_day, origin, campaign, landing_page, owner_id, company_id
        """;

    public Guid ContactId { get; init; }

    /// <summary>False for who was put away: their dates are still those of their deals.</summary>
    public bool Counted { get; init; }

    public Instant? LeadAt { get; init; }

    public Instant? MarketingQualifiedAt { get; init; }

    public Instant? SalesAcceptedAt { get; init; }

    public Instant? SalesQualifiedAt { get; init; }

    public string? LeadDay { get; init; }

    public string? MarketingQualifiedDay { get; init; }

    public string? SalesAcceptedDay { get; init; }

    public string? SalesQualifiedDay { get; init; }

    public string? Origin { get; init; }

    public string? Campaign { get; init; }

    public string? LandingPage { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? CompanyId { get; init; }

    /// <summary>The same with its days cut.</summary>
    public PersonFact In(DayCutter days) => this with
    {
        LeadDay = days.Of(LeadAt),
        MarketingQualifiedDay = days.Of(MarketingQualifiedAt),
        SalesAcceptedDay = days.Of(SalesAcceptedAt),
        SalesQualifiedDay = days.Of(SalesQualifiedAt),
    };
}
