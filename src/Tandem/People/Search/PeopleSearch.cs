using Tandem.Engines.Text;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Search;

/// <summary>Contacts for the search over everything.</summary>
public sealed class ContactSearch(PeopleQuestions questions, PageFinder pages) : SearchSource
{
    private const string Select =
        """
        select c.id, c.name as title, coalesce(c.email, c.phone) as subtitle, c.sort_name
        from people_contacts c
        where
        """;

    /// <inheritdoc/>
    public override Right Right => Rights.Contacts.Read;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<SearchHit>> Find(Session session, Caller caller, string typed, int limit)
    {
        var question = await questions.Contacts(session, caller, new Selection(typed, Filter: null));
        return await Hits.Find(session, pages, question.Must(), new Hits.Kind("contact", Select), typed, limit);
    }
}

/// <summary>Companies, alike.</summary>
public sealed class CompanySearch(PeopleQuestions questions, PageFinder pages) : SearchSource
{
    private const string Select =
        """
        select c.id, c.name as title, coalesce(c.domain, c.industry) as subtitle, c.sort_name
        from people_companies c
        where
        """;

    /// <inheritdoc/>
    public override Right Right => Rights.Companies.Read;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<SearchHit>> Find(Session session, Caller caller, string typed, int limit)
    {
        var question = await questions.Companies(session, caller, new Selection(typed, Filter: null));
        return await Hits.Find(session, pages, question.Must(), new Hits.Kind("company", Select), typed, limit);
    }
}

/// <summary>The hits of one kind: names that begin with what was typed come first.</summary>
internal static class Hits
{
    public sealed record Kind(string Name, string Select);

    public static async Task<IReadOnlyList<SearchHit>> Find(
        Session session, PageFinder pages, ListQuestion question, Kind kind, string typed, int limit)
    {
        var byName = question.Table.Sort("name")!;
        var ids = (await Beginning(session, question, typed, limit)).ToList();
        if (ids.Count < limit)
        {
            var found = await pages.Find(session, question, new PageQuestion(byName, Position: null, limit));
            ids.AddRange(found.Rows.Select(row => row.Id).Except(ids).Take(limit - ids.Count));
        }

        var rows = (await session.Query<Row>($"{kind.Select} {session.In("c.id", "ids")}", new { ids = ids.ToArray() })).ToDictionary(row => row.Id);
        return [.. ids.Where(rows.ContainsKey).Select(id => new SearchHit(kind.Name, id, rows[id].Title, rows[id].Subtitle))];
    }

    private static async Task<IEnumerable<Guid>> Beginning(Session session, ListQuestion question, string typed, int limit)
    {
        var from = TextKey.Of(typed);
        var parameters = new Dictionary<string, object?>(question.Parameters, StringComparer.Ordinal) { ["from"] = from, ["until"] = from + "\U0010FFFF" };
        return await session.Query<Guid>(
            $"""
            select c.id
            from {question.Table.Name} c
            where c.archived_at is null and c.sort_name >= @from and c.sort_name < @until and {question.Reach}
            order by c.sort_name, c.id
            limit {limit}
            """, parameters);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Title { get; init; }

        public string? Subtitle { get; init; }
    }
}
