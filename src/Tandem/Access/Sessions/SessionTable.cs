using Tandem.Access.Identity;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>A session that has begun: the secret for its cookie, told this once.</summary>
internal sealed record SignedIn(User User, string Secret, Instant ExpiresAt);

/// <summary>Sessions in the database, by the hash of their secret (decision 8: so that signing out ends them, and restarts do not).</summary>
internal sealed class SessionTable(IConfiguration configuration)
{
    private const string Insert =
        """
        insert into access_sessions (token_hash, user_id, security_stamp, created_at, expires_at)
        values (@hash, @userId, @stamp, @now, @expiresAt)
        """;

    private readonly TimeSpan _length = TimeSpan.FromDays(configuration.GetValue("TANDEM_SESSION_DAYS", 30));

    /// <summary>Begins a session; always a new one, so that nobody can plant a cookie and wait for its sign-in.</summary>
    public async Task<SignedIn> Begin(Tx tx, User user)
    {
        await tx.Execute("delete from access_sessions where expires_at < @now", new { tx.Now });
        var secret = Secret.New();
        var expiresAt = tx.Now + _length;
        await tx.Execute(Insert, new { hash = Secret.Hash(secret), userId = user.Id, stamp = user.SecurityStamp, tx.Now, expiresAt });
        return new SignedIn(user, secret, expiresAt);
    }

    /// <summary>Ends one session, by its hash.</summary>
    public static Task End(Tx tx, string hash) => tx.Execute("delete from access_sessions where token_hash = @hash", new { hash });
}
