using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Makes people members of companies. Each has exactly one primary company as soon as there is one at all.</summary>
internal static class Memberships
{
    private const string Known = "select contact_id, company_id, role, is_primary, since from people_memberships where ";

    /// <summary>
    /// Brings in the companies that the entries mention; <paramref name="companies"/> are their ids, flat, in the same order. A company that
    /// is new to somebody becomes the primary one: the latest word on where a person works counts.
    /// </summary>
    public static async Task Join(Tx tx, IReadOnlyList<ContactEntry> entries, IReadOnlyList<Guid?> companies, WriteOptions options)
    {
        var known = await Load(tx, entries);
        var index = 0;
        foreach (var entry in entries)
        {
            var current = known.GetValueOrDefault(entry.Row.Id) ?? [];
            foreach (var reference in entry.Companies)
            {
                if (companies[index++] is { } company && current.TrueForAll(membership => membership.CompanyId != company))
                {
                    current.Add(Join(tx, entry, company, reference, options));
                }
            }
        }
    }

    /// <summary>The primary company that gave way is one of several from now on.</summary>
    public static async Task Demote(Tx tx, Guid contact, Guid company) => await tx.Execute(
        "update people_memberships set is_primary = false where contact_id = @contact and company_id = @company", new { contact, company });

    private static MembershipRow Join(Tx tx, ContactEntry entry, Guid company, CompanyReference reference, WriteOptions options)
    {
        var row = entry.Row;
        var becomesPrimary = row.CompanyId is null || !options.FillOnly;
        if (becomesPrimary)
        {
            entry.Joined.ForEach(earlier => earlier.IsPrimary = false);
            entry.DemotedCompany ??= entry.Before?.CompanyId;
            row.CompanyId = company;
        }

        var joined = new MembershipRow
        {
            ContactId = row.Id,
            CompanyId = company,
            Role = CleanText.Line(reference.Role),
            CompanyName = CleanText.Line(reference.Name) ?? reference.Domain,
            IsPrimary = becomesPrimary,
            Since = tx.Now,
        };
        entry.Joined.Add(joined);
        return joined;
    }

    private static async Task<Dictionary<Guid, List<MembershipRow>>> Load(Tx tx, IReadOnlyList<ContactEntry> entries)
    {
        var ids = entries.Where(entry => !entry.IsNew).Select(entry => entry.Row.Id).ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = await tx.Query<MembershipRow>(Known + tx.In("contact_id", "ids"), new { ids });
        return rows.GroupBy(row => row.ContactId).ToDictionary(group => group.Key, group => group.ToList());
    }
}
