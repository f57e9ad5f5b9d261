using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Search;

/// <summary>One search over contacts, companies and whatever else modules add.</summary>
public static class SearchAll
{
    private const int HitsOfAKind = 6;

    public sealed class Handler(Db db, IEnumerable<SearchSource> sources)
    {
        public Task<Result<Page<SearchHit>>> Handle(string? typed, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<SearchHit>>>(async session =>
            {
                var hits = new List<SearchHit>();
                foreach (var source in sources.Where(source => !string.IsNullOrWhiteSpace(typed) && caller.May(source.Right)))
                {
                    hits.AddRange(await source.Find(session, caller, typed!, HitsOfAKind));
                }

                return new Page<SearchHit>(hits, Next: null);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/search", async (string? q, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(q, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<Page<SearchHit>>();
}
