using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.MatchContacts;

/// <summary>What is known of somebody who may be in the system already.</summary>
/// <param name="Emails">Addresses.</param>
/// <param name="Phone">Number.</param>
/// <param name="Name">Whole name.</param>
/// <param name="Company">Name of a company.</param>
internal sealed record Described(IReadOnlyList<string> Emails, string? Phone, string? Name, string? Company);

/// <summary>Somebody who may be meant.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Its address.</param>
/// <param name="Company">Its primary company.</param>
/// <param name="Why">What speaks for it, for people.</param>
public sealed record Candidate(Guid Id, string Name, string? Email, string? Company, IReadOnlyList<string> Why);

/// <summary>Finds contacts within the caller's sight that may be the person described. Only an email is certain; the rest is for a person to decide.</summary>
internal static class LookAlikes
{
    public const string SameEmail = "same email";
    public const string SamePhone = "same phone";
    public const string SameName = "same name";
    public const string SameNameAndCompany = "same name and company";
    private const int Most = 5;

    private const string Find =
        """
        select c.id, c.name, c.sort_name, c.email, co.name as company, co.name_key as company_key, f.why
        from ({0}) f
        join people_contacts c on c.id = f.id
        left join people_companies co on co.id = c.company_id and {2}
        where c.merged_into is null and {1}
        order by c.archived_at is not null, c.created_at, c.id
        limit 50
        """;

    private const string ByEmail =
        "select i.subject_id as id, 'same email' as why from people_identifiers i where i.kind = 'email' and i.subject_kind = 'contact' and ";

    private const string ByPhone =
        "select i.subject_id as id, 'same phone' as why from people_identifiers i where i.kind = 'phone' and i.subject_kind = 'contact' and i.value = @digits";

    private const string ByName =
        "select n.id, 'same name' as why from people_contacts n where n.sort_name = @name and n.archived_at is null";

    public static async Task<IReadOnlyList<Candidate>> Of(Session session, Caller caller, Described described)
    {
        var emails = described.Emails.Select(email => EmailAddress.TryParse(email, out var read, out _) ? read.Key : null).OfType<string>().ToArray();
        var digits = TextKey.Digits(described.Phone);
        var name = TextKey.Of(described.Name);
        string[] ways =
        [
            .. emails.Length > 0 ? [ByEmail + session.In("i.value", "emails")] : Array.Empty<string>(),
            .. digits.Length >= 5 ? [ByPhone] : Array.Empty<string>(),
            .. name.Length > 0 ? [ByName] : Array.Empty<string>(),
        ];
        if (ways.Length == 0)
        {
            return [];
        }

        var sql = Find.Replace("{0}", string.Join(" union all ", ways), StringComparison.Ordinal)
            .Replace("{1}", caller.Reach(session, Rights.Contacts.Read, "c.owner_id"), StringComparison.Ordinal)
            .Replace("{2}", caller.Reach(session, Rights.Companies.Read, "co.owner_id"), StringComparison.Ordinal);
        var found = await session.Query<Row>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal)
        {
            ["emails"] = emails,
            ["digits"] = digits,
            ["name"] = name,
        });
        var company = TextKey.Of(described.Company);
        return [.. found.GroupBy(row => row.Id).Select(rows => Candidate(rows, company)).OrderBy(candidate => Certainty(candidate)).Take(Most)];
    }

    private static Candidate Candidate(IEnumerable<Row> rows, string company)
    {
        var first = rows.First();
        var why = rows.Select(row => row.Why is SameName && company.Length > 0 && row.CompanyKey == company ? SameNameAndCompany : row.Why)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new Candidate(first.Id, first.Name, first.Email, first.Company, why);
    }

    private static int Certainty(Candidate candidate) =>
        candidate.Why.Min(why => Array.IndexOf([SameEmail, SameNameAndCompany, SamePhone, SameName], why));

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public string? Email { get; init; }

        public string? Company { get; init; }

        public string? CompanyKey { get; init; }

        public required string Why { get; init; }
    }
}
