using Tandem.Access.Tokens;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>A public write key: a token that hands in events and does nothing else.</summary>
public sealed class WriteKey
{
    /// <summary>The token's id.</summary>
    public Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>How it begins.</summary>
    public required string Hint { get; init; }

    /// <summary>When it was made.</summary>
    public Instant CreatedAt { get; init; }
}

/// <summary>The write keys that work, for the modules whose pages carry them.</summary>
public static class WriteKeys
{
    private const string Select =
        """
        select id, name, hint, created_at
        from access_tokens
        where scopes = @scope and revoked_at is null and (expires_at is null or expires_at > @now)
        order by created_at desc, id desc
        """;

    /// <summary>All of them, the latest first.</summary>
    public static Task<IReadOnlyList<WriteKey>> All(Session session) =>
        session.Query<WriteKey>(Select, new { scope = TokenScopes.Text(TokenScope.WriteKey), session.Now });

    /// <summary>Makes one; the second value is the key itself, which only its maker is told.</summary>
    public static async Task<(Guid Id, string Key)> Make(Tx tx, Caller caller, string name)
    {
        var made = await CreateToken.Handler.Write(tx, new CreateToken.Command(name, [TokenScopes.Text(TokenScope.WriteKey)], ExpiresAt: null), caller);
        return (made.Id, made.Token);
    }
}
