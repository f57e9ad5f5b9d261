using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.People.Privacy;

/// <summary>People who got no further than being a lead, with whom nobody works and who have done nothing for long, go like those who ask for it.</summary>
internal static class ForgetLeads
{
    private const int Batch = 20;

    private const string Select =
        """
        select c.id
        from people_contacts c
        left join people_activity a on a.contact_id = c.id
        where c.id > @after and c.lifecycle_stage in ('subscriber', 'lead') and c.merged_into is null and c.updated_at < @before and c.created_at < @before
          and (a.last_seen_at is null or a.last_seen_at < @before)
          and not exists (select 1 from sales_public_deals d where d.contact_id = c.id)
          and not exists (select 1 from sales_public_deal_contacts d where d.contact_id = c.id)
          and not exists (select 1 from sales_public_handoffs h where h.contact_id = c.id)
          and not exists (select 1 from people_notes n where n.subject_id = c.id and n.created_at >= @before)
        order by c.id
        limit @batch
        """;

    public static RetentionKind Kind(IServiceProvider services) => new(
        "inactiveLeads", "Inactive leads", "Subscribers and leads without a deal or handoff, whom nobody has touched and who have done nothing for so long. Who unsubscribed stays unsubscribed.", LeastDays: 90)
    {
        Delete = (tx, before, at) => Delete(tx, before, at, services.GetRequiredService<Eraser>()),
    };

    private static async Task<string?> Delete(Tx tx, Instant before, string? at, Eraser eraser)
    {
        var after = at is null ? Guid.Empty : Guid.Parse(at);
        var leads = await tx.Query<Guid>(Select, new { before, after, batch = Batch });
        foreach (var lead in leads)
        {
            var keys = await FindPerson.Keys(tx, lead);
            // The do-not-contact list outlives them: nobody becomes mailable by being forgotten.
            await eraser.Erase(tx, keys with { Addresses = [] }, "system");
        }

        return leads.Count == Batch ? leads[^1].ToString() : null;
    }
}
