using Tandem.Platform.Data;
using Tandem.Platform.Lanes;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>For answers that stay open: whether the session that they began with still stands.</summary>
public sealed class OpenSessions(Db db)
{
    private const string Select =
        """
        select count(*)
        from access_sessions s
        join access_users u on u.id = s.user_id
        where s.token_hash = @session and s.security_stamp = u.security_stamp and u.status = 'active' and s.expires_at > @now
        """;

    private readonly Signal _signal = new();

    /// <summary>Ends when a user or a session was changed in this process. Take it before asking.</summary>
    public Task Changed => _signal.Next;

    /// <summary>Whether the session is neither ended nor expired, and its user not shut out. A caller without a session has none to lose.</summary>
    public async Task<bool> IsOpen(Caller caller, CancellationToken cancel = default) =>
        caller.Session is not { } hash || await db.Read(session => session.Scalar<long>(Select, new { session = hash, session.Now }), cancel) > 0;

    /// <summary>Says that something has changed.</summary>
    internal void Tell() => _signal.Set();
}
