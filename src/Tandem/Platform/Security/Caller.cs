using Tandem.Platform.Data;

namespace Tandem.Platform.Security;

/// <summary>
/// Who asks: an argument of every use case, never ambient, so that a request, a job and the command line work alike.
/// </summary>
public sealed record Caller
{
    /// <summary>The command line, timers, reactors: the workspace itself.</summary>
    public static readonly Caller System = new() { Actor = "system", Role = Role.Owner };

    /// <summary>The user behind the call; null for the system.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What is written beside each change: <c>user:ID</c>, <c>token:ID</c>, <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The role that decides.</summary>
    public required Role Role { get; init; }

    /// <summary>Where the request came from, without its last part; null where there was no request.</summary>
    public string? Address { get; init; }

    /// <summary>Users of the same team, the caller included.</summary>
    public IReadOnlyList<Guid> Team { get; init; } = [];

    /// <summary>The scopes of the API token behind the call; null where a person, the command line or the workspace itself calls.</summary>
    public IReadOnlySet<TokenScope>? Token { get; init; }

    /// <summary>The session behind the call (its hash); null where there is none.</summary>
    public string? Session { get; init; }

    /// <summary>Whether the call comes with a public write key: what it says is not verified.</summary>
    public bool IsPublicKey => Token is not null && Token.Contains(TokenScope.WriteKey);

    /// <summary>How far a right reaches for this caller.</summary>
    public Scope For(Right right) => Token is not null && !TokenScopes.Leave(Token, right) ? Scope.None : RoleRights.Of(Role, right);

    /// <summary>Whether the right reaches anything at all.</summary>
    public bool May(Right right) => For(right) != Scope.None;

    /// <summary>Whether the right reaches a row with this owner.</summary>
    public bool May(Right right, Guid? owner) => For(right) switch
    {
        Scope.All => true,
        Scope.Team => owner is null || Team.Contains(owner.Value) || owner == UserId,
        Scope.Own => owner is not null && owner == UserId,
        _ => false,
    };

    /// <summary>
    /// The condition that a row is within reach, for a <c>where</c> clause. Uses <c>@callerId</c> and <c>@callerTeam</c>
    /// (see <see cref="Parameters"/>).
    /// </summary>
    public string Reach(Session session, Right right, string ownerColumn) => For(right) switch
    {
        Scope.All => "true",
        Scope.Team => $"({ownerColumn} is null or {session.In(ownerColumn, "callerTeam")})",
        Scope.Own => $"{ownerColumn} = @callerId",
        _ => "false",
    };

    /// <summary>The values that <see cref="Reach"/> refers to.</summary>
    public Dictionary<string, object?> Parameters => new(StringComparer.Ordinal)
    {
        ["callerId"] = UserId ?? Guid.Empty,
        ["callerTeam"] = Team.Append(UserId ?? Guid.Empty).Distinct().ToArray(),
    };

    /// <summary>Takes the caller that the gate has established for this request.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Items[typeof(Caller)] as Caller
            ?? throw new InvalidOperationException("A route that takes a Caller must declare the right that it needs."));
}
