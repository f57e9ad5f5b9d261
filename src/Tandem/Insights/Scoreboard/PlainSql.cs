namespace Tandem.Insights.Scoreboard;

/// <summary>The definition of the figures of people, in SQL over what other modules keep. What is kept ahead of time is made from it and checked against it.</summary>
internal static class PlainSql
{
    /// <summary>A lead or more.</summary>
    public static readonly IReadOnlyList<string> Stages = ["lead", "marketingQualified", "salesAccepted", "salesQualified", "opportunity", "customer", "evangelist"];

    /// <summary>The facts of <see cref="Facts"/> from the lifecycle history of everybody.</summary>
    public static readonly string People =
        $"""
        entries as ({Entries("true")}),
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

    /// <summary>The first instants of each stage "this one or a later one" of contacts.</summary>
    /// <param name="which">A condition on <c>contact_id</c>.</param>
    public static string Entries(string which) =>
        $"""
        select contact_id,
          min(at) as lead_at,
          min(case when to_stage <> 'lead' then at end) as marketing_qualified_at,
          min(case when to_stage not in ('lead', 'marketingQualified') then at end) as sales_accepted_at,
          min(case when to_stage not in ('lead', 'marketingQualified', 'salesAccepted') then at end) as sales_qualified_at
        from people_public_lifecycle_changes
        where to_stage in ({string.Join(", ", Stages.Select(stage => $"'{stage}'"))}) and {which}
        group by contact_id
        """;
}
