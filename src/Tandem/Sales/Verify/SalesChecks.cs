using Tandem.Platform.Operations;

namespace Tandem.Sales.Verify;

/// <summary>What must be true of deals at any moment.</summary>
internal static class SalesChecks
{
    private const string History =
        """
        select d.id
        from sales_deals d
        left join sales_stage_changes h on h.deal_id = d.id
          and not exists (select 1 from sales_stage_changes n where n.deal_id = h.deal_id and n.id > h.id)
        where h.to_stage_id is null or h.to_stage_id <> d.stage_id or h.outcome <> d.outcome
        """;

    private const string Outcome =
        """
        select d.id
        from sales_deals d
        left join sales_stages s on s.id = d.stage_id
        where s.id is null or s.category <> d.outcome or s.pipeline_id <> d.pipeline_id or (d.outcome = 'open') <> (d.closed_at is null)
        """;

    private const string People =
        """
        select p.deal_id as id
        from sales_deal_contacts p
        where not exists (select 1 from sales_deals d where d.id = p.deal_id)
          or not exists (select 1 from people_public_contacts c where c.id = p.contact_id)
        union all
        select d.id
        from sales_deals d
        where d.contact_id is not null
          and not exists (select 1 from sales_deal_contacts p where p.deal_id = d.id and p.contact_id = d.contact_id)
        """;

    private const string Companies =
        "select d.id from sales_deals d where d.company_id is not null and not exists (select 1 from people_public_companies c where c.id = d.company_id)";

    private const string Owners =
        "select d.id from sales_deals d where d.owner_id is not null and not exists (select 1 from access_public_users u where u.id = d.owner_id)";

    private const string Pipelines =
        """
        select p.id
        from sales_pipelines p
        where p.archived_at is null and (
          (select count(*) from sales_stages s where s.pipeline_id = p.id and s.archived_at is null and s.category = 'won') <> 1
          or not exists (select 1 from sales_stages s where s.pipeline_id = p.id and s.archived_at is null and s.category = 'open')
          or not exists (select 1 from sales_stages s where s.pipeline_id = p.id and s.archived_at is null and s.category = 'lost'))
        """;

    private const string Totals =
        """
        select stage_id as id
        from (
          select stage_id, deals, amount_minor from sales_board_totals
          union all
          select stage_id, -1, -coalesce(cast(amount_minor as double precision), 0) from sales_deals where archived_at is null) t
        group by stage_id
        having sum(deals) <> 0 or abs(sum(amount_minor)) > 1
        """;

    public static readonly DataCheck[] All =
    [
        DataCheck.Count("deals", "select count(*) from sales_deals"),
        DataCheck.None("deals: the stage history ends in the present stage and outcome", History),
        DataCheck.None("deals: stage, pipeline, outcome and closing date agree", Outcome),
        DataCheck.None("deals: people are contacts that are there", People),
        DataCheck.None("deals: companies are there", Companies),
        DataCheck.None("deals: owners are users", Owners),
        DataCheck.None("board: the totals of each stage are those of its deals", Totals),
        DataCheck.None("pipelines: each has open stages, one won stage and a lost one", Pipelines),
    ];
}
