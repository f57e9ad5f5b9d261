using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>
/// Who works there, and as what. Somebody who is at both keeps one place: the role of the company that stays if there is one, and primary if either was.
/// The place that is given up is kept in mind.
/// </summary>
internal sealed class CompanyMembersPart : MergePart
{
    private const string Select =
        """
        select f.contact_id, f.role, f.is_primary, f.since, t.contact_id is not null as is_both, t.role as other_role
        from people_memberships f
        left join people_memberships t on t.contact_id = f.contact_id and t.company_id = @to
        where f.company_id = @from
        order by f.contact_id
        """;

    private const string Share =
        """
        update people_memberships
        set role = coalesce(role, @role), is_primary = (is_primary or @isPrimary)
        where contact_id = @contactId and company_id = @to
        """;

    // Somebody who has left since stays away.
    private const string Return =
        """
        insert into people_memberships (contact_id, company_id, role, is_primary, since)
        select contact_id, @from, @role, false, @since from people_memberships where contact_id = @contactId and company_id = @to
        on conflict do nothing
        """;

    private const string GiveBack =
        "update people_memberships set role = null where contact_id = @contactId and company_id = @to and role = @role";

    // Whoever made it the primary one since, and has only ever been at the other one, has that one.
    private const string Follow =
        """
        update people_contacts
        set company_id = @from
        where company_id = @to and {0} and not exists (select 1 from people_memberships m where m.contact_id = people_contacts.id and m.company_id = @to)
        """;

    // The primary company is the one that the row names.
    private const string Primary =
        """
        update people_memberships
        set is_primary = coalesce(company_id = (select c.company_id from people_contacts c where c.id = people_memberships.contact_id), false)
        where {0}
        """;

    public CompanyMembersPart()
        : base("people_memberships", "company_id") => Object = "company";

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var places = (await tx.Query<Row>(Select, new { from, to }))
            .Select(row => new Place(row.ContactId, row.Role, row.IsPrimary, row.Since) { IsBoth = row.IsBoth, OtherRole = row.OtherRole }).ToArray();
        foreach (var place in places.Where(place => place.IsBoth))
        {
            await tx.Execute(Share, new { place.ContactId, place.Role, place.IsPrimary, to });
        }

        var both = places.Where(place => place.IsBoth).Select(place => place.ContactId).ToArray();
        await tx.Execute($"delete from people_memberships where company_id = @from and {tx.In("contact_id", "both")}", new { from, both });
        await tx.Execute("update people_memberships set company_id = @to where company_id = @from", new { from, to });
        return JsonText.Of(places);
    }

    public override async Task Back(Tx tx, Guid from, Guid to, JsonText moved)
    {
        var places = moved.As<Place[]>();
        var only = places.Where(place => !place.IsBoth).Select(place => place.ContactId).ToArray();
        await tx.Execute($"update people_memberships set company_id = @from where company_id = @to and {tx.In("contact_id", "only")}", new { from, to, only });
        foreach (var place in places.Where(place => place.IsBoth))
        {
            await tx.Execute(Return, new { place.ContactId, place.Role, place.Since, from, to });
            if (place is { OtherRole: null, Role: not null })
            {
                await tx.Execute(GiveBack, new { place.ContactId, place.Role, to });
            }
        }

        var all = places.Select(place => place.ContactId).ToArray();
        await tx.Execute(Follow.Replace("{0}", tx.In("id", "all"), StringComparison.Ordinal), new { from, to, all });
        await tx.Execute(Primary.Replace("{0}", tx.In("contact_id", "all"), StringComparison.Ordinal), new { all });
    }

    /// <summary>Whom a merge or its undo has met here, and whose primary company it was.</summary>
    public static IReadOnlyList<(Guid Contact, bool IsPrimary)> People(MergeTrace trace) =>
        [.. trace.Parts[MergeParts.Name(new CompanyMembersPart())].As<Place[]>().Select(place => (place.ContactId, place.IsPrimary))];

    private sealed record Place(Guid ContactId, string? Role, bool IsPrimary, Instant Since)
    {
        public bool IsBoth { get; init; }

        public string? OtherRole { get; init; }
    }

    private sealed class Row
    {
        public Guid ContactId { get; init; }

        public string? Role { get; init; }

        public bool IsPrimary { get; init; }

        public Instant Since { get; init; }

        public bool IsBoth { get; init; }

        public string? OtherRole { get; init; }
    }
}
