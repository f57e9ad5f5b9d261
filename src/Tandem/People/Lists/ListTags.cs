using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Lists;

/// <summary>A tag in use.</summary>
/// <param name="Key">Two spellings with the same key are one tag.</param>
/// <param name="Name">As it was first written.</param>
/// <param name="Count">How many records have it, counted up to 1,000; null for callers who may not see them all.</param>
public sealed record TagView(string Key, string Name, long? Count);

/// <summary>The tags of one kind of record, by name. Each costs one step in the index and a bounded count, however many records carry it.</summary>
public static class ListTags
{
    private const int Most = 1_000;

    // The next greater key, again and again: as many steps as there are tags.
    private const string Select =
        """
        with recursive keys (tag_key) as (
          select min(tag_key) from {0} where {1}
          union all
          select (select min(n.tag_key) from {0} n where {1} and n.tag_key > k.tag_key)
          from keys k
          where k.tag_key is not null)
        select k.tag_key as key,
               (select t.tag from {0} t where {1} and t.tag_key = k.tag_key limit 1) as name,
               {2} as count
        from keys k
        where k.tag_key is not null and substr(k.tag_key, 1, length(@beginning)) = @beginning
        limit @limit
        """;

    private const string Counted = "(select count(*) from (select 1 from {0} u where {1} and u.tag_key = k.tag_key limit 1000) counted)";

    public sealed class Handler(Db db, ListedObjects objects)
    {
        public Task<Result<Page<TagView>>> Handle(string? wanted, string? beginning, int? limit, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<TagView>>>(async session =>
            {
                if (objects.Find(wanted ?? "contact") is not { } listed)
                {
                    return Problem.Invalid("object", $"One of {string.Join(", ", objects.Names)} is expected.");
                }

                var seesAll = caller.For(RightOf(listed)) is Scope.All;
                var sql = Select
                    .Replace("{2}", seesAll ? Counted : "null", StringComparison.Ordinal)
                    .Replace("{0}", listed.Tags, StringComparison.Ordinal)
                    .Replace("{1}", listed.TagsWhere ?? "1 = 1", StringComparison.Ordinal);
                var tags = await session.Query<Row>(sql, new { beginning = TextKey.Of(beginning), limit = Math.Clamp(limit ?? Most, 1, Most) });
                return new Page<TagView>([.. tags.Select(tag => new TagView(tag.Key, tag.Name, tag.Count))], Next: null);
            }, cancel);

        private static Right RightOf(ListedObject listed) => listed.Object switch
        {
            "contact" => Rights.Contacts.Read,
            "company" => Rights.Companies.Read,
            _ => Rights.Deals.Read,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/tags", async (string? @object, string? q, int? limit, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(@object, q, limit, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Read)
            .Produces<Page<TagView>>();

    private sealed class Row
    {
        public required string Key { get; init; }

        public required string Name { get; init; }

        public long? Count { get; init; }
    }
}
