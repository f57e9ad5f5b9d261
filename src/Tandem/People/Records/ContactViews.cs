using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Records;

/// <summary>Reads contacts as the API shows them: a handful of queries, however many there are.</summary>
public sealed class ContactViews(FieldDefinitions fields, ContactPolicy policy)
{
    private const string Rows =
        """
        select c.id, c.name, c.first_name, c.last_name, c.email, c.email_key, c.phone, c.job_title, c.country, c.city, c.language, c.time_zone, c.website,
               c.owner_id, c.lifecycle_stage, c.lifecycle_at, c.origin, c.campaign, c.landing_page, c.first_touch_at, c.company_id, c.custom,
               c.created_at, c.updated_at, c.archived_at, c.version, u.name as owner_name, a.last_seen_at, a.events
        from people_contacts c
        left join access_public_users u on u.id = c.owner_id
        left join people_activity a on a.contact_id = c.id
        where
        """;

    private const string Identifiers =
        "select subject_id, kind, source, value, display from people_identifiers where subject_kind = 'contact' and kind in ('email', 'external') and ";

    private const string Companies =
        """
        select m.contact_id, m.company_id, co.name, m.role, m.is_primary
        from people_memberships m
        join people_companies co on co.id = m.company_id
        where {0} and
        """;

    private const string Tags = "select subject_id, tag from people_tags where ";

    /// <summary>
    /// These contacts in this order; those that are not there are left out. Whether the caller may see them has been asked before; of their companies
    /// only those are named that the caller may see.
    /// </summary>
    public async Task<IReadOnlyList<ContactView>> Load(Session session, Caller caller, IReadOnlyList<Guid> contacts)
    {
        if (contacts.Count == 0)
        {
            return [];
        }

        var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["ids"] = contacts.ToArray() };
        var companies = Companies.Replace("{0}", caller.Reach(session, Rights.Companies.Read, "co.owner_id"), StringComparison.Ordinal);
        var rows = (await session.Query<Row>($"{Rows} {session.In("c.id", "ids")}", args)).ToDictionary(row => row.Id);
        var parts = new Parts(
            (await session.Query<IdentifierLine>($"{Identifiers}{session.In("subject_id", "ids")} order by created_at, value", args)).ToLookup(line => line.SubjectId),
            (await session.Query<CompanyLine>($"{companies} {session.In("m.contact_id", "ids")} order by m.is_primary desc, co.sort_name, co.id", args))
                .ToLookup(line => line.ContactId),
            (await session.Query<TagLine>($"{Tags}{session.In("subject_id", "ids")} order by tag_key", args)).ToLookup(line => line.SubjectId, line => line.Tag));
        var mailable = await policy.MayMail(session, contacts);
        var set = await fields.Of(session, "contact");
        return [.. contacts.Where(rows.ContainsKey).Select(id => Show(rows[id], parts, mailable[id], set))];
    }

    /// <summary>One contact, or null.</summary>
    public async Task<ContactView?> Find(Session session, Caller caller, Guid id) => await Load(session, caller, [id]) is [var one] ? one : null;

    private static ContactView Show(Row row, Parts parts, Mailable mailable, FieldSet fields)
    {
        var companies = parts.Companies[row.Id].Select(line => new MembershipView(line.CompanyId, line.Name, line.Role, line.IsPrimary)).ToList();
        return new ContactView
        {
            Id = row.Id,
            Version = row.Version,
            Name = row.Name,
            FirstName = row.FirstName,
            LastName = row.LastName,
            Email = row.Email,
            Emails = Emails(row, parts.Identifiers[row.Id]),
            Phone = row.Phone,
            JobTitle = row.JobTitle,
            Country = row.Country,
            City = row.City,
            TimeZone = row.TimeZone,
            Language = row.Language,
            Website = row.Website,
            OwnerId = row.OwnerId,
            OwnerName = row.OwnerName,
            LifecycleStage = Lifecycle.Parse(row.LifecycleStage)!.Value,
            LifecycleSince = row.LifecycleAt,
            Origin = row.Origin,
            Campaign = row.Campaign,
            LandingPage = row.LandingPage,
            FirstTouchAt = row.FirstTouchAt,
            PrimaryCompany = companies.Where(company => company.Primary).Select(company => new NamedRecord(company.Id, company.Name)).FirstOrDefault(),
            Companies = companies,
            Tags = [.. parts.Tags[row.Id]],
            Custom = CustomValues.Show(row.Custom, fields),
            ExternalIds = [.. parts.Identifiers[row.Id].Where(line => line.Kind is IdentifierKey.ExternalKind).Select(line => new ExternalId(line.Source, line.Value))],
            Mailable = mailable,
            CreatedAt = row.CreatedAt,
            UpdatedAt = row.UpdatedAt,
            LastSeenAt = row.LastSeenAt,
            EventCount = row.Events ?? 0,
            ArchivedAt = row.ArchivedAt,
        };
    }

    /// <summary>The one to write to comes first.</summary>
    private static List<string> Emails(Row row, IEnumerable<IdentifierLine> identifiers) =>
        [.. identifiers.Where(line => line.Kind is IdentifierKey.EmailKind)
            .OrderBy(line => !string.Equals(line.Value, row.EmailKey, StringComparison.Ordinal))
            .Select(line => line.Display)];

    private sealed record Parts(
        ILookup<Guid, IdentifierLine> Identifiers, ILookup<Guid, CompanyLine> Companies, ILookup<Guid, string> Tags);

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public string? FirstName { get; init; }

        public string? LastName { get; init; }

        public string? Email { get; init; }

        public string? EmailKey { get; init; }

        public string? Phone { get; init; }

        public string? JobTitle { get; init; }

        public string? Country { get; init; }

        public string? City { get; init; }

        public string? Language { get; init; }

        public string? TimeZone { get; init; }

        public string? Website { get; init; }

        public Guid? OwnerId { get; init; }

        public required string LifecycleStage { get; init; }

        public Instant LifecycleAt { get; init; }

        public string? Origin { get; init; }

        public string? Campaign { get; init; }

        public string? LandingPage { get; init; }

        public Instant? FirstTouchAt { get; init; }

        public required string Custom { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant UpdatedAt { get; init; }

        public Instant? ArchivedAt { get; init; }

        public int Version { get; init; }

        public string? OwnerName { get; init; }

        public Instant? LastSeenAt { get; init; }

        public long? Events { get; init; }
    }

    private sealed class IdentifierLine
    {
        public Guid SubjectId { get; init; }

        public required string Kind { get; init; }

        public required string Source { get; init; }

        public required string Value { get; init; }

        public required string Display { get; init; }
    }

    private sealed class CompanyLine
    {
        public Guid ContactId { get; init; }

        public Guid CompanyId { get; init; }

        public required string Name { get; init; }

        public string? Role { get; init; }

        public bool IsPrimary { get; init; }
    }

    private sealed class TagLine
    {
        public Guid SubjectId { get; init; }

        public required string Tag { get; init; }
    }
}
