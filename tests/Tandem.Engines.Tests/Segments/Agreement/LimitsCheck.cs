using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>Filters at every limit: what is accepted must also run, inside what a database allows in one expression.</summary>
public static class LimitsCheck
{
    private const string Leaf = """{"field":"custom.number","op":"between","value":[1,2]}""";
    private const string Small = """{"field":"age","op":"known"}""";

    public static void Run(PeopleTable table, SqlDialect dialect)
    {
        var context = new FilterContext(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
        foreach (var json in Filters())
        {
            Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems).ShouldBeTrue(string.Join("; ", problems));
            Should.NotThrow(() => table.Members(filter!.ToSql(dialect, context)), json[..Math.Min(200, json.Length)]);
            Should.NotThrow(() => table.Members(filter!.Shaped(dialect, context, apart: null)));
        }
    }

    private static IEnumerable<string> Filters()
    {
        var manyTags = List("tags", "hasAll", 100, n => $"\"t{n}\"");
        yield return All(Enumerable.Repeat(Leaf, 500));
        yield return Any(Enumerable.Repeat(Leaf, 500));
        yield return $$"""{"not":{{All(Enumerable.Repeat(Leaf, 500))}}}""";
        yield return List("name", "noneOf", 1_000, n => $"\"t{n}\"");
        yield return List("interests", "hasAny", 1_000, n => $"\"t{n}\"");
        yield return List("tags", "hasAny", 1_000, n => $"\"t{n}\"");
        yield return List("company.custom.topics", "hasNone", 1_000, n => $"\"t{n}\"");
        yield return All(Enumerable.Repeat(Small, 490).Concat(Enumerable.Repeat(manyTags, 10)));
        yield return All(Enumerable.Range(0, 500).Select(n => List("tags", n % 2 == 0 ? "hasAny" : "hasNone", 1, _ => $"\"t{n}\"")));
        yield return Alternating(Leaf, 32);
        yield return Alternating(All(Enumerable.Repeat(Small, 400).Append(manyTags)), 31);
        yield return $$"""{"field":"name","op":"contains","value":"{{new string('x', 60_000)}}"}""";
        yield return $$"""{"field":"name","op":"endsWith","value":"{{new string('%', 60_000)}}"}""";
    }

    /// <summary>And inside or inside and …, with a sibling at each level so that nothing can be merged.</summary>
    private static string Alternating(string inner, int depth)
    {
        for (var i = 0; i < depth; i++)
            inner = i % 2 == 0 ? $$"""{"or":[{{Small}},{{inner}}]}""" : $$"""{"and":[{{Small}},{{inner}}]}""";
        return inner;
    }

    private static string All(IEnumerable<string> parts) => $$"""{"and":[{{string.Join(',', parts)}}]}""";

    private static string Any(IEnumerable<string> parts) => $$"""{"or":[{{string.Join(',', parts)}}]}""";

    private static string List(string field, string op, int count, Func<int, string> value) =>
        $$"""{"field":"{{field}}","op":"{{op}}","value":[{{string.Join(',', Enumerable.Range(0, count).Select(value))}}]}""";
}
