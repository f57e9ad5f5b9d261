using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Records;

/// <summary>Reads companies as the API shows them.</summary>
public sealed class CompanyViews(FieldDefinitions fields)
{
    private const string Rows =
        """
        select c.id, c.name, c.domain, c.industry, c.country, c.city, c.employees, c.annual_revenue_minor, c.currency, c.phone, c.website, c.owner_id,
               u.name as owner_name, p.id as parent_id, p.name as parent_name, c.custom, c.created_at, c.updated_at, c.archived_at, c.version,
               (select count(*) from people_memberships m join people_contacts k on k.id = m.contact_id and k.archived_at is null where m.company_id = c.id)
                 as contact_count,
               (select count(*) from sales_public_deals d where d.company_id = c.id and d.outcome = 'open' and d.archived_at is null) as open_deals
        from people_companies c
        left join access_public_users u on u.id = c.owner_id
        left join people_companies p on p.id = c.parent_id and {0}
        where
        """;

    private const string Domains =
        "select subject_id, value from people_identifiers where subject_kind = 'company' and kind = 'domain' and ";

    private const string Tags = "select subject_id, tag as value from people_tags where ";

    /// <summary>These companies in this order; those that are not there are left out. Whether the caller may see them has been asked before.</summary>
    public async Task<IReadOnlyList<CompanyView>> Load(Session session, Caller caller, IReadOnlyList<Guid> companies)
    {
        if (companies.Count == 0)
        {
            return [];
        }

        var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["ids"] = companies.ToArray() };
        var sql = Rows.Replace("{0}", caller.Reach(session, Rights.Companies.Read, "p.owner_id"), StringComparison.Ordinal);
        var rows = (await session.Query<Row>($"{sql} {session.In("c.id", "ids")}", args)).ToDictionary(row => row.Id);
        var domains = (await session.Query<Line>($"{Domains}{session.In("subject_id", "ids")} order by created_at, value", args)).ToLookup(line => line.SubjectId);
        var tags = (await session.Query<Line>($"{Tags}{session.In("subject_id", "ids")} order by tag_key", args)).ToLookup(line => line.SubjectId);
        var set = await fields.Of(session, "company");
        return [.. companies.Where(rows.ContainsKey).Select(id => Show(rows[id], domains[id], tags[id], set))];
    }

    /// <summary>One company, or null.</summary>
    public async Task<CompanyView?> Find(Session session, Caller caller, Guid id) => await Load(session, caller, [id]) is [var one] ? one : null;

    private static CompanyView Show(Row row, IEnumerable<Line> domains, IEnumerable<Line> tags, FieldSet fields) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Name = row.Name,
        Domain = row.Domain,
        Domains = [.. domains.Select(line => line.Value).OrderBy(domain => !string.Equals(domain, row.Domain, StringComparison.Ordinal))],
        Industry = row.Industry,
        Country = row.Country,
        City = row.City,
        Employees = row.Employees,
        AnnualRevenue = Money.ToMajor(row.AnnualRevenueMinor, row.Currency),
        Currency = row.Currency,
        Phone = row.Phone,
        Website = row.Website,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        ParentId = row.ParentId,
        ParentName = row.ParentName,
        Tags = [.. tags.Select(line => line.Value)],
        Custom = CustomValues.Show(row.Custom, fields),
        ContactCount = row.ContactCount,
        OpenDeals = row.OpenDeals,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        ArchivedAt = row.ArchivedAt,
    };

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public string? Domain { get; init; }

        public string? Industry { get; init; }

        public string? Country { get; init; }

        public string? City { get; init; }

        public long? Employees { get; init; }

        public long? AnnualRevenueMinor { get; init; }

        public string? Currency { get; init; }

        public string? Phone { get; init; }

        public string? Website { get; init; }

        public Guid? OwnerId { get; init; }

        public string? OwnerName { get; init; }

        public Guid? ParentId { get; init; }

        public string? ParentName { get; init; }

        public required string Custom { get; init; }

        public long ContactCount { get; init; }

        public long OpenDeals { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant UpdatedAt { get; init; }

        public Instant? ArchivedAt { get; init; }

        public int Version { get; init; }
    }

    private sealed class Line
    {
        public Guid SubjectId { get; init; }

        public required string Value { get; init; }
    }
}
