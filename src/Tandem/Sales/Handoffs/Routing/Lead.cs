using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>What routing knows about a person who is handed over.</summary>
internal sealed record Lead
{
    private const string Select =
        """
        select c.id as contact_id, c.name, c.owner_id as contact_owner, c.company_id, c.origin, c.campaign, c.lifecycle_stage, c.archived_at,
          coalesce(co.country, c.country) as country, co.industry, co.employees, co.owner_id as company_owner, co.name as company_name
        from people_public_contacts c
        left join people_public_companies co on co.id = c.company_id
        where {0}
        """;

    public Guid ContactId { get; init; }

    public required string Name { get; init; }

    public Guid? ContactOwner { get; init; }

    public Guid? CompanyId { get; init; }

    public string? CompanyName { get; init; }

    public Guid? CompanyOwner { get; init; }

    public string? Country { get; init; }

    public string? Industry { get; init; }

    public long? Employees { get; init; }

    public string? Origin { get; init; }

    public string? Campaign { get; init; }

    public required string LifecycleStage { get; init; }

    public Instant? ArchivedAt { get; init; }

    public static async Task<Lead?> Load(Session session, Guid contact) => (await Load(session, [contact])).GetValueOrDefault(contact);

    /// <summary>The people of these ids, as far as they are there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Lead>> Load(Session session, IReadOnlyCollection<Guid> contacts)
    {
        var sql = Select.Replace("{0}", session.In("c.id", "contacts"), StringComparison.Ordinal);
        return (await session.Query<Lead>(sql, new { contacts = contacts.Distinct().ToArray() })).ToDictionary(lead => lead.ContactId);
    }
}
