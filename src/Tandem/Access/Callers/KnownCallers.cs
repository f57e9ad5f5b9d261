using System.Collections.Concurrent;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Callers;

/// <summary>What became of a secret that came with a request.</summary>
internal sealed record Identified(Caller? Caller, Problem? Problem = null)
{
    public static readonly Identified Nobody = new(Caller: null);

    /// <summary>After this the answer is another one.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>The API token, where one was sent.</summary>
    public Guid? TokenId { get; init; }

    public Instant? LastUsedAt { get; init; }
}

/// <summary>
/// Says who is behind a session or a token. What it knows it looks up again after <see cref="Freshness"/>, and at once after a change that
/// this process made: so a changed password or role ends sessions at once here, and within five seconds in other processes.
/// </summary>
internal sealed class KnownCallers(Db db, OpenSessions open)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private const int Most = 20_000;

    private const string SelectSession =
        """
        select u.id, u.role, s.expires_at
        from access_sessions s
        join access_users u on u.id = s.user_id
        where s.token_hash = @hash and s.security_stamp = u.security_stamp and u.status = 'active' and s.expires_at > @now
        """;

    private const string SelectToken = "select id, scopes, expires_at, last_used_at, revoked_at from access_tokens where token_hash = @hash";

    private readonly ConcurrentDictionary<string, (Identified Found, Instant Until)> _known = new(StringComparer.Ordinal);
    private int _changes;

    public Task<Identified> BySession(string secret, CancellationToken cancel) => Find(Secret.Hash(secret), FindSession, cancel);

    public Task<Identified> ByToken(string secret, CancellationToken cancel) => Find(Secret.Hash(secret), FindToken, cancel);

    /// <summary>Call after the commit of whatever changes users, sessions or tokens.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
        open.Tell();
    }

    private async Task<Identified> Find(string hash, Func<Session, string, Task<Identified>> look, CancellationToken cancel)
    {
        var now = db.Now;
        if (_known.TryGetValue(hash, out var known) && now < known.Until && !(known.Found.ExpiresAt <= now))
        {
            return known.Found;
        }

        var changes = Volatile.Read(ref _changes);
        var found = await db.Read(session => look(session, hash), cancel);
        if (found.Caller is not null)
        {
            Keep(hash, found, now + Freshness, changes);
        }

        return found;
    }

    /// <summary>Not what was read before a change and arrives after it.</summary>
    private void Keep(string hash, Identified found, Instant until, int changes)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[hash] = (found, until);
        if (Volatile.Read(ref _changes) != changes)
        {
            _known.TryRemove(hash, out _);
        }
    }

    private static async Task<Identified> FindSession(Session session, string hash)
    {
        if (await session.First<SessionRow>(SelectSession, new { hash, session.Now }) is not { } row)
        {
            return Identified.Nobody;
        }

        var caller = new Caller { Actor = $"user:{row.Id}", UserId = row.Id, Role = row.Role, Session = hash, Team = await Users.TeamOf(session, row.Id) };
        return new Identified(caller) { ExpiresAt = row.ExpiresAt };
    }

    private static async Task<Identified> FindToken(Session session, string hash)
    {
        if (await session.First<TokenRow>(SelectToken, new { hash }) is not { } row)
        {
            return new Identified(Caller: null, new Problem(401, "tokenUnknown", "This API token is not known here."));
        }

        if (row.RevokedAt is not null)
        {
            return new Identified(Caller: null, new Problem(401, "tokenRevoked", "This API token was revoked."));
        }

        if (row.ExpiresAt <= session.Now)
        {
            return new Identified(Caller: null, new Problem(401, "tokenExpired", "This API token has expired."));
        }

        var scopes = row.Scopes.Split(' ').Select(text => TokenScopes.Find(text)).OfType<TokenScope>().ToHashSet();
        return new Identified(new Caller { Actor = $"token:{row.Id}", Role = Role.Admin, Token = scopes })
        {
            ExpiresAt = row.ExpiresAt,
            TokenId = row.Id,
            LastUsedAt = row.LastUsedAt,
        };
    }

    private sealed class SessionRow
    {
        public Guid Id { get; init; }

        public Role Role { get; init; }

        public Instant ExpiresAt { get; init; }
    }

    private sealed class TokenRow
    {
        public Guid Id { get; init; }

        public required string Scopes { get; init; }

        public Instant? ExpiresAt { get; init; }

        public Instant? LastUsedAt { get; init; }

        public Instant? RevokedAt { get; init; }
    }
}
