using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Tokens;

/// <summary>The tokens that work or have expired; revoked ones are in the audit log.</summary>
internal static class ListTokens
{
    public sealed record View(
        Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, string CreatedBy, Instant CreatedAt, Instant? ExpiresAt, Instant? LastUsedAt);

    private const string Select =
        """
        select id, name, hint, scopes, created_by, created_at, expires_at, last_used_at
        from access_tokens
        where revoked_at is null
        order by created_at desc, id desc
        """;

    public sealed class Handler(Db db)
    {
        public Task<Page<View>> Handle(CancellationToken cancel) => db.Read(
            async session =>
            {
                var rows = await session.Query<Row>(Select);
                var names = await ActorNames.Of(session, rows.Select(row => row.CreatedBy));
                return new Page<View>([.. rows.Select(row => row.Shown(names))], Next: null);
            },
            cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/tokens", async (Handler handler, CancellationToken cancel) => Results.Json(await handler.Handle(cancel), JsonSettings.Api))
            .Needs(Rights.Tokens.Read).Produces<Page<View>>();

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Hint { get; init; }

        public required string Scopes { get; init; }

        public required string CreatedBy { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant? ExpiresAt { get; init; }

        public Instant? LastUsedAt { get; init; }

        public View Shown(ActorNames names) => new(Id, Name, Hint, Scopes.Split(' '), names.NameOf(CreatedBy), CreatedAt, ExpiresAt, LastUsedAt);
    }
}
