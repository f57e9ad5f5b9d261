using Tandem.Platform.Operations;

namespace Tandem.People.Verify;

/// <summary>What must be true of people and companies at any moment.</summary>
internal static class PeopleChecks
{
    private const string Lifecycle =
        """
        select c.id
        from people_contacts c
        left join people_lifecycle_changes l on l.contact_id = c.id
          and not exists (select 1 from people_lifecycle_changes n where n.contact_id = l.contact_id and n.id > l.id)
        where c.merged_into is null and (l.to_stage is null or l.to_stage <> c.lifecycle_stage or l.at <> c.lifecycle_at)
        """;

    private const string Primary =
        """
        select c.id
        from people_contacts c
        left join people_memberships m on m.contact_id = c.id and m.is_primary
        where c.merged_into is null and ((c.company_id is null) <> (m.company_id is null) or c.company_id <> m.company_id)
        """;

    private const string Members =
        """
        select m.contact_id as id
        from people_memberships m
        where not exists (select 1 from people_contacts c where c.id = m.contact_id)
          or not exists (select 1 from people_companies o where o.id = m.company_id)
        """;

    private const string Addresses =
        """
        select c.id
        from people_contacts c
        where c.merged_into is null and c.email_key is not null and not exists (
          select 1 from people_identifiers i
          where i.value = c.email_key and i.kind = 'email' and i.subject_kind = 'contact' and i.subject_id = c.id)
        """;

    private const string Identifiers =
        """
        select i.subject_id as id
        from people_identifiers i
        where i.subject_kind = 'contact' and not exists (select 1 from people_contacts c where c.id = i.subject_id)
          or i.subject_kind = 'company' and not exists (select 1 from people_companies o where o.id = i.subject_id)
        """;

    private const string Parents =
        "select c.id from people_companies c where c.parent_id is not null and not exists (select 1 from people_companies p where p.id = c.parent_id)";

    private const string Owners =
        """
        select c.id from people_contacts c
        where c.owner_id is not null and not exists (select 1 from access_public_users u where u.id = c.owner_id)
        union all
        select c.id from people_companies c
        where c.owner_id is not null and not exists (select 1 from access_public_users u where u.id = c.owner_id)
        """;

    private const string Merged =
        """
        select m.company_id as id from people_memberships m join people_companies o on o.id = m.company_id where o.merged_into is not null
        union all
        select c.id from people_companies c join people_companies p on p.id = c.parent_id where c.merged_into is null and (p.merged_into is not null or p.id = c.id)
        """;

    private const string Subjects =
        """
        select s.subject_id as id
        from journey_public_subjects s
        where not exists (select 1 from people_contacts c where c.id = s.contact_id) and not exists (select 1 from people_companies o where o.id = s.contact_id)
        """;

    public static readonly DataCheck[] All =
    [
        DataCheck.Count("contacts", "select count(*) from people_contacts"),
        DataCheck.Count("companies", "select count(*) from people_companies"),
        DataCheck.None("contacts: the lifecycle history ends in the present stage", Lifecycle),
        DataCheck.None("contacts: the primary company is the primary membership", Primary),
        DataCheck.None("contacts: memberships join records that are there", Members),
        DataCheck.None("contacts: every address is an identifier of its contact", Addresses),
        DataCheck.None("contacts and companies: identifiers belong to records that are there", Identifiers),
        DataCheck.None("contacts and companies: owners are users", Owners),
        DataCheck.None("companies: parents are there", Parents),
        DataCheck.None("companies: nothing belongs to one that was merged away", Merged),
        DataCheck.None("journey: every subject belongs to a record that is there", Subjects),
    ];
}
