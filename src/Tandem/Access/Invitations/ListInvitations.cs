using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Invitations;

/// <summary>Invitations that nobody has accepted yet.</summary>
internal static class ListInvitations
{
    public sealed class View
    {
        public Guid Id { get; init; }

        public Guid UserId { get; init; }

        public required string Name { get; init; }

        public string? Email { get; init; }

        public Role Role { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant ExpiresAt { get; init; }

        public bool Expired { get; init; }
    }

    private const string Select =
        """
        select l.id, l.user_id, u.name, u.email, u.role, l.created_at, l.expires_at, l.expires_at <= @now as expired
        from access_links l
        join access_users u on u.id = l.user_id
        where l.kind = 'invitation'
        order by l.created_at desc, l.id desc
        """;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/invitations", async (Db db, CancellationToken cancel) =>
                Results.Json(new Page<View>(await db.Read(session => session.Query<View>(Select, new { session.Now }), cancel), Next: null), JsonSettings.Api))
            .Needs(Rights.Users.Create).Produces<Page<View>>();
}
