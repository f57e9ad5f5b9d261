using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Duplicates;
using Tandem.People.MatchContacts;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Companies;

/// <summary>Companies within the caller's sight that may be the one described: by domain, which settles it, or by name without its legal form, which is a hint.</summary>
internal static class CompanyLookAlikes
{
    private const string Find =
        """
        select distinct c.id, c.name, c.domain, f.why, c.created_at
        from (
          select i.subject_id as id, 'same domain' as why from people_identifiers i where i.kind = 'domain' and i.subject_kind = 'company' and {0}
          union all
          select n.id, 'same name' as why from people_companies n where n.name_key = @name and n.archived_at is null
          union all
          select n.id, 'same name but for the legal form' as why from people_companies n where n.name_key <> @name and {2}) f
        join people_companies c on c.id = f.id
        where {1}
        order by f.why, c.created_at, c.id
        limit 10
        """;

    public static async Task<IReadOnlyList<Candidate>> Of(Session session, Caller caller, string? name, IReadOnlyList<string> domains)
    {
        var hosts = domains.Select(domain => DomainName.Of(domain)).OfType<string>().ToArray();
        var bare = CompanyName.Bare(name);
        var alike = bare.Length > 1 ? (await CompanyNames.Starting(session, [bare]))[0].Select(row => row.Id).ToArray() : [];
        var sql = Find.Replace("{2}", session.In("n.id", "alike"), StringComparison.Ordinal).Replace("{0}", session.In("i.value", "hosts"), StringComparison.Ordinal)
            .Replace("{1}", caller.Reach(session, Rights.Companies.Read, "c.owner_id"), StringComparison.Ordinal);
        var rows = await session.Query<Row>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal)
        {
            ["hosts"] = hosts,
            ["name"] = TextKey.Of(name),
            ["alike"] = alike,
        });
        return [.. rows.GroupBy(row => row.Id).Select(group => new Candidate(
            group.Key, group.First().Name, Email: null, group.First().Domain, [.. group.Select(row => row.Why)]))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public string? Domain { get; init; }

        public required string Why { get; init; }
    }
}
