using Microsoft.Extensions.DependencyInjection;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;

namespace Tandem.Bench;

/// <summary>One kind of page: its name, and the addresses of pages of it.</summary>
internal sealed record ListShape(string Name, Func<int, int, IEnumerable<string>> Addresses);

/// <summary>The pages that are measured.</summary>
internal sealed class ListPages
{
    private static readonly string[] Sorts = ["name", "createdAt", "email", "updatedAt", "lastSeenAt", "lifecycleSince"];
    private readonly Dictionary<string, IReadOnlyList<string>> _cursors = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    private ListPages(Guid owner) => Shapes =
    [
        Page("no filter, newest first", filter: null, "-createdAt"),
        Page("no filter, by name", filter: null, "name"),
        Page("stage, newest first", """{"field":"lifecycleStage","op":"is","value":"marketingQualified"}""", "-createdAt"),
        Page("rare stage, by name", """{"field":"lifecycleStage","op":"is","value":"evangelist"}""", "name"),
        Page("owner, last seen first", $$"""{"field":"ownerId","op":"is","value":"{{owner}}"}""", "-lastSeenAt"),
        Page("two countries, by name", """{"field":"country","op":"anyOf","value":["DE","AT"]}""", "name"),
        Page("rare origin, longest in stage first", """{"field":"origin","op":"is","value":"podcast"}""", "lifecycleSince"),
        Page("tag, newest first", """{"field":"tags","op":"hasAny","value":["vip"]}""", "-createdAt"),
        Page("custom select, by name", """{"field":"custom.plan","op":"is","value":"enterprise"}""", "name"),
        Page("created in the last 30 days, by email", """{"field":"createdAt","op":"inLastDays","value":30}""", "email"),
        Page("industry of the company, last seen first", """{"field":"company.industry","op":"is","value":"health"}""", "-lastSeenAt"),
        Page("nested and/or with tag and stage, last changed first",
            """
            {"and":[{"or":[{"field":"tags","op":"hasAny","value":["webinar"]},{"and":[{"field":"lifecycleStage","op":"anyOf","value":["lead","marketingQualified"]},
            {"field":"country","op":"is","value":"US"}]}]},{"field":"ownerId","op":"known"},{"field":"email","op":"contains","value":"gmail"}]}
            """, "-updatedAt"),
        new("search, newest first", (count, run) => Words(count, run).Select(word => $"/api/v1/contacts?q={Uri.EscapeDataString(word)}")),
        new("search, by name", (count, run) => Words(count, run).Select(word => $"/api/v1/contacts?sort=name&q={Uri.EscapeDataString(word)}")),
        new("search in a stage, by name", (count, run) => Words(count, run).Select(word =>
            $"/api/v1/contacts?sort=name&filter={Uri.EscapeDataString("""{"field":"lifecycleStage","op":"is","value":"customer"}""")}&q={Uri.EscapeDataString(word)}")),
        new("count of two conditions", (count, _) => Enumerable.Repeat($"/api/v1/contacts/count?filter={Uri.EscapeDataString(
            """{"and":[{"field":"lifecycleStage","op":"is","value":"customer"},{"field":"country","op":"is","value":"DE"}]}""")}", count)),
    ];

    public IReadOnlyList<ListShape> Shapes { get; }

    public static async Task<ListPages> Of(IServiceProvider services, ListWorld world)
    {
        var pages = new ListPages(world.Owners[20]);
        await services.GetRequiredService<Db>().Read(async session =>
        {
            await pages.Sample(session, await services.GetRequiredService<FieldDefinitions>().Of(session, "contact"));
            return true;
        });
        return pages;
    }

    private ListShape Page(string name, string? filter, string sort) => new(name, (count, run) =>
    {
        var where = filter is null ? "" : $"&filter={Uri.EscapeDataString(filter.ReplaceLineEndings(" "))}";
        var random = new Random(run);
        var cursors = _cursors[sort];
        return Enumerable.Range(0, count).Select(i => i % 3 == 0
            ? $"/api/v1/contacts?sort={sort}{where}"
            : $"/api/v1/contacts?sort={sort}{where}&cursor={cursors[random.Next(cursors.Count)]}");
    });

    private IEnumerable<string> Words(int count, int run)
    {
        var random = new Random(run);
        return Enumerable.Range(0, count).Select(_ => _words[random.Next(_words.Count)]);
    }

    private async Task Sample(Session session, FieldSet fields)
    {
        var table = PeopleLists.Contacts(ListQuestion.Dialect(session), fields);
        var ids = (await session.Query<Guid>("select id from people_contacts order by id")).Where((_, i) => i % 997 == 0).Take(2000).ToArray();
        foreach (var sort in Sorts.Select(key => table.Sort(key)!))
        {
            var from = sort.Beside is { } beside ? $"people_contacts c left join {beside.From} on {beside.Key} = c.id" : "people_contacts c";
            var rows = await session.Query<FoundRow>(
                $"select c.id as id, {sort.Column.Expression} as value from {from} where {session.In("c.id", "ids")}", new { ids });
            _cursors[sort.Column.Key] = Cursors(sort, rows);
            _cursors["-" + sort.Column.Key] = Cursors(sort.Reversed, rows);
        }

        var keys = await session.Query<string>($"select search_key from people_contacts where {session.In("id", "ids")} order by id", new { ids });
        var random = new Random(7);
        _words.AddRange(keys.Select(key => Part(key, random)));
    }

    private static List<string> Cursors(ListSort sort, IEnumerable<FoundRow> rows)
    {
        var keyset = new PageQuestion(sort, Position: null, Size: 50).Keyset;
        return [.. rows.Select(row => keyset.Encode([row.Value], row.Id))];
    }

    /// <summary>What somebody would type of a name, an address or a number: three to eight letters of a word.</summary>
    private static string Part(string key, Random random)
    {
        var words = key.Split(' ', '\n', '@', '.').Where(word => word.Length >= 3).ToArray();
        var word = words[random.Next(words.Length)];
        var length = Math.Min(word.Length, random.Next(3, 9));
        return word.Substring(random.Next(word.Length - length + 1), length);
    }
}
