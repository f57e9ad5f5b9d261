using Tandem.Access.Identity;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Invitations;

/// <summary>What a link does for the one who opens it.</summary>
internal enum LinkKind
{
    Invitation,
    PasswordReset,
}

/// <summary>A link that is on its way: the secret in it is told once and kept as a hash.</summary>
internal sealed record MadeLink(Guid Id, string Secret, Instant ExpiresAt);

/// <summary>A link as it stands in the database.</summary>
internal sealed class Link
{
    public Guid Id { get; init; }

    public LinkKind Kind { get; init; }

    public Guid UserId { get; init; }
}

/// <summary>
/// Links by which somebody sets a password: sent by mail where mail leaves, and always there for the person who made them to hand over. One works
/// once, until it expires; a new one of a kind replaces the one before.
/// </summary>
internal static class LinkTable
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan ResetLasts = TimeSpan.FromDays(1);

    private const string Insert =
        """
        insert into access_links (id, token_hash, kind, user_id, created_by, created_at, expires_at)
        values (@id, @hash, @kind, @userId, @createdBy, @now, @expiresAt)
        """;

    private const string Find = "select id, kind, user_id from access_links where token_hash = @hash and expires_at > @now";

    public static async Task<MadeLink> Make(Tx tx, User user, LinkKind kind, Caller by)
    {
        await EndAll(tx, user.Id);
        var made = new MadeLink(
            Guid.CreateVersion7(tx.Now.ToDateTimeOffset()),
            Secret.New(),
            tx.Now + (kind == LinkKind.Invitation ? InvitationLasts : ResetLasts));
        await tx.Execute(Insert, new
        {
            made.Id,
            hash = Secret.Hash(made.Secret),
            kind = EnumText.Of(kind),
            userId = user.Id,
            createdBy = by.Actor,
            tx.Now,
            made.ExpiresAt,
        });
        return made;
    }

    /// <summary>The link of a secret, while it works.</summary>
    public static Task<Link?> BySecret(Session session, string secret) => session.First<Link>(Find, new { hash = Secret.Hash(secret), session.Now });

    /// <summary>Every link of a user stops working.</summary>
    public static Task EndAll(Tx tx, Guid userId) => tx.Execute("delete from access_links where user_id = @userId", new { userId });
}

/// <summary>How a link reads for a person: a page of this workspace.</summary>
internal static class LinkUrl
{
    public static string For(string secret, string root) => $"{root}/invite/{secret}";
}
