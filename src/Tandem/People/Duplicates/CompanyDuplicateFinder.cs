using Tandem.Engines.Import.Values;
using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>Finds, for a set of companies at once, which others may be the same one: by name without the legal form, and by the domain of site and mail.</summary>
internal static class CompanyDuplicateFinder
{
    public const string SameName = "same name";
    public const string SameNameButForm = "same name but for the legal form";
    public const string SameDomain = "same web or mail domain";

    /// <summary>A domain that more companies share than this says nothing (a franchise, a consultant's own address among many clients).</summary>
    private const int Crowd = 10;

    private const string Columns = "select id, name, sort_name, domain, website, parent_id from people_companies where archived_at is null and ";

    private const string Domains = "select subject_id as company_id, value from people_identifiers where kind = 'domain' and subject_kind = 'company' and ";

    private const string WriteFrom = "select distinct c.company_id, {1} as value from people_contacts c where c.archived_at is null and c.email_key is not null and {0}";

    private const string Writers =
        """
        select distinct c.company_id, {1} as value
        from people_contacts c
        join people_companies o on o.id = c.company_id and o.domain is null and o.archived_at is null
        where c.archived_at is null and c.email_key is not null and {0}
        """;

    public static async Task<IReadOnlyList<DuplicatePair>> Find(Session session, IReadOnlyCollection<Guid> companies)
    {
        var rows = await session.Query<SuspectRow>(Columns + session.In("id", "ids"), new { ids = companies.ToArray() });
        if (rows.Count == 0)
        {
            return [];
        }

        var found = (await ByDomain(session, rows)).Concat(await ByName(session, rows));
        return [.. found.GroupBy(pair => (pair.First, pair.Second)).Select(group => new DuplicatePair(
            group.Key.First, group.Key.Second, Math.Min(100, group.Max(pair => pair.Score) + (2 * (group.SelectMany(pair => pair.Why).Distinct(StringComparer.Ordinal).Count() - 1))),
            [.. group.SelectMany(pair => pair.Why).Distinct(StringComparer.Ordinal)]))];
    }

    private static async Task<IEnumerable<DuplicatePair>> ByName(Session session, IReadOnlyList<SuspectRow> rows)
    {
        var pairs = new List<DuplicatePair>();
        foreach (var (row, other) in await CompanyNames.Alike(session, rows))
        {
            if (!row.IsFamily(other) && row.MayShareDomain(other))
            {
                var isSame = string.Equals(row.SortName, other.SortName, StringComparison.Ordinal);
                pairs.Add(Pair(row.Id, other.Id, isSame ? 96 : 94, isSame ? SameName : SameNameButForm));
            }
        }

        return pairs;
    }

    private static async Task<IEnumerable<DuplicatePair>> ByDomain(Session session, IReadOnlyList<SuspectRow> rows)
    {
        var (ids, strangers) = (rows.Select(row => row.Id).ToArray(), rows.Where(row => row.Domain is null).Select(row => row.Id).ToArray());
        var hosts = (await session.Query<Line>(Domains + session.In("subject_id", "ids"), new { ids }))
            .Concat(await session.Query<Line>(Mail(session, WriteFrom, session.In("c.company_id", "strangers")), new { strangers }))
            .Concat(rows.Select(row => new Line { CompanyId = row.Id, Value = DomainName.Of(row.Website) ?? "" }))
            .Where(line => line.Value.Length > 0 && !PublicDomains.Contains(line.Value))
            .DistinctBy(line => (line.CompanyId, line.Value))
            .ToList();
        var values = hosts.Select(line => line.Value).Distinct(StringComparer.Ordinal).ToArray();
        var peers = (await session.Query<Line>(Domains + session.In("value", "values"), new { values }))
            .Concat(await session.Query<Line>(Mail(session, Writers, session.In(Domain(session), "values")), new { values }))
            .DistinctBy(line => (line.CompanyId, line.Value))
            .ToLookup(line => line.Value, line => line.CompanyId, StringComparer.Ordinal);
        var wanted = hosts.Where(host => peers[host.Value].Count() <= Crowd)
            .SelectMany(host => peers[host.Value].Where(peer => peer != host.CompanyId), (host, peer) => (host.CompanyId, Peer: peer)).Distinct().ToList();
        var others = (await session.Query<SuspectRow>(Columns + session.In("id", "peers"), new { peers = wanted.Select(pair => pair.Peer).Distinct().ToArray() })).ToDictionary(row => row.Id);
        var mine = rows.ToDictionary(row => row.Id);
        return wanted.Where(pair => others.TryGetValue(pair.Peer, out var other) && !mine[pair.CompanyId].IsFamily(other))
            .Select(pair => Pair(pair.CompanyId, pair.Peer, 92, SameDomain));
    }

    private static string Domain(Session session) => DuplicateFinder.MailDomain(session, "c");

    private static string Mail(Session session, string sql, string among) =>
        sql.Replace("{0}", among, StringComparison.Ordinal).Replace("{1}", Domain(session), StringComparison.Ordinal);

    private static DuplicatePair Pair(Guid a, Guid b, int score, string why)
    {
        var (first, second) = DuplicateFinder.Ordered(a, b);
        return new DuplicatePair(first, second, score, [why]);
    }

    private sealed class Line
    {
        public Guid CompanyId { get; init; }

        public required string Value { get; init; }
    }
}

/// <summary>What is compared of a company.</summary>
internal sealed class SuspectRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string SortName { get; init; }

    public string? Domain { get; init; }

    public string? Website { get; init; }

    public Guid? ParentId { get; init; }

    /// <summary>Somebody has said already that they are two: one belongs to the other.</summary>
    public bool IsFamily(SuspectRow other) => ParentId == other.Id || other.ParentId == Id;

    /// <summary>Two of one name with sites of different names are two; acme.de and acme.com may be one.</summary>
    public bool MayShareDomain(SuspectRow other) =>
        Domain is null || other.Domain is null || string.Equals(Domain.Split('.')[0], other.Domain.Split('.')[0], StringComparison.Ordinal);
}
