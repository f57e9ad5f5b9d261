using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>A pair that may be one person or one company; the lesser id first.</summary>
internal sealed record DuplicatePair(Guid First, Guid Second, int Score, IReadOnlyList<string> Why);

/// <summary>Finds, for a set of contacts at once, who else may be the same person. What can be compared at all comes from indexes; names are compared here.</summary>
internal static class DuplicateFinder
{
    public const string SameNameAndCompany = "same name and company";
    public const string SimilarNameAtCompany = "similar name in the same company";
    public const string SimilarNameAtDomain = "similar name at the same mail domain";
    public const string SamePhone = "same phone and a similar name";

    /// <summary>From here on a name counts as similar.</summary>
    private const double Similar = 0.92;

    /// <summary>A shared number says something by itself, so the names may differ more (a short form, a married name's beginning).</summary>
    private const double SimilarByPhone = 0.8;

    /// <summary>A set in which more than this could be compared is a crowd (a switchboard, a university), not a nest of duplicates.</summary>
    private const int Most = 20_000;

    // Names that begin alike: a typing error in the first letter is rare, and everybody of a large company need not be compared with everybody.
    private const string BeginsAlike = "substr(o.sort_name, 1, 1) = substr(c.sort_name, 1, 1)";

    private const string ByCompany =
        """
        select c.id as a, o.id as b, c.sort_name as name_a, o.sort_name as name_b, 'company' as way
        from people_contacts c
        join people_contacts o on o.company_id = c.company_id and o.archived_at is null and o.id <> c.id and {4}
        where c.archived_at is null and c.company_id is not null and {0}
        """;

    private const string ByDomain =
        """
        select c.id as a, o.id as b, c.sort_name as name_a, o.sort_name as name_b, 'domain' as way
        from people_contacts c
        join people_contacts o on {1} = {2} and o.archived_at is null and o.email_key is not null and o.id <> c.id and {4}
        where c.archived_at is null and c.email_key is not null and not ({3}) and {0}
        """;

    private const string ByPhone =
        """
        select c.id as a, o.id as b, c.sort_name as name_a, o.sort_name as name_b, 'phone' as way
        from people_contacts c
        join people_identifiers i on i.subject_id = c.id and i.kind = 'phone' and i.subject_kind = 'contact'
        join people_identifiers j on j.value = i.value and j.kind = 'phone' and j.subject_kind = 'contact' and j.subject_id <> i.subject_id
        join people_contacts o on o.id = j.subject_id and o.archived_at is null
        where c.archived_at is null and {0}
        """;

    public static async Task<IReadOnlyList<DuplicatePair>> Find(Session session, IReadOnlyCollection<Guid> contacts)
    {
        var rows = await session.Query<Row>($"{Sql(session)} limit @most", new { ids = contacts.ToArray(), domains = PublicDomains.OfMail, most = Most });
        return [.. rows.Select(Judge).OfType<DuplicatePair>()
            .GroupBy(pair => (pair.First, pair.Second))
            .Select(group => new DuplicatePair(group.Key.First, group.Key.Second, group.Max(pair => pair.Score), [.. group.SelectMany(pair => pair.Why).Distinct(StringComparer.Ordinal)]))];
    }

    /// <summary>The domain of a contact's address, as the index has it.</summary>
    public static string MailDomain(Session session, string row) =>
        session.Sql($"substr({row}.email_key, instr({row}.email_key, '@') + 1)", $"split_part({row}.email_key, '@', 2)");

    private static string Sql(Session session)
    {
        var among = session.In("c.id", "ids");
        var domain = ByDomain.Replace("{1}", MailDomain(session, "o"), StringComparison.Ordinal).Replace("{2}", MailDomain(session, "c"), StringComparison.Ordinal)
            .Replace("{3}", session.In(MailDomain(session, "c"), "domains"), StringComparison.Ordinal);
        return string.Join("\nunion all\n", new[] { ByCompany, domain, ByPhone }.Select(sql =>
            sql.Replace("{0}", among, StringComparison.Ordinal).Replace("{4}", BeginsAlike, StringComparison.Ordinal)));
    }

    private static DuplicatePair? Judge(Row row)
    {
        var alike = JaroWinkler.Similarity(row.NameA, row.NameB);
        var why = row.Way switch
        {
            "company" when row.NameA == row.NameB => SameNameAndCompany,
            "company" when alike >= Similar => SimilarNameAtCompany,
            "domain" when alike >= Similar => SimilarNameAtDomain,
            "phone" when alike >= SimilarByPhone => SamePhone,
            _ => null,
        };
        var (first, second) = Ordered(row.A, row.B);
        return why is null ? null : new DuplicatePair(first, second, (int)Math.Round(alike * 100), [why]);
    }

    /// <summary>In the order of the database's ids.</summary>
    public static (Guid First, Guid Second) Ordered(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    private sealed class Row
    {
        public Guid A { get; init; }

        public Guid B { get; init; }

        public required string NameA { get; init; }

        public required string NameB { get; init; }

        public required string Way { get; init; }
    }
}
