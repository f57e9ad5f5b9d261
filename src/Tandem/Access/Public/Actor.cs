namespace Tandem.Access.Public;

/// <summary>Reads what is written beside a change: <c>user:ID</c>, <c>token:ID</c>, <c>system</c>.</summary>
public static class Actor
{
    internal const string UserPrefix = "user:";
    internal const string TokenPrefix = "token:";

    /// <summary>Whether somebody of the team did it, and no program.</summary>
    public static bool IsUser(string? actor) => actor?.StartsWith(UserPrefix, StringComparison.Ordinal) is true;

    /// <summary>Whether a program did it on behalf of a token.</summary>
    public static bool IsToken(string? actor) => actor?.StartsWith(TokenPrefix, StringComparison.Ordinal) is true;

    /// <summary>The user who did it; null for a token, the system, or nobody.</summary>
    public static Guid? UserOf(string? actor) => IdOf(actor, UserPrefix);

    /// <summary>The token with which it was done; null for a user, the system, or nobody.</summary>
    public static Guid? TokenOf(string? actor) => IdOf(actor, TokenPrefix);

    internal static Guid? IdOf(string? actor, string prefix) =>
        actor?.StartsWith(prefix, StringComparison.Ordinal) is true && Guid.TryParse(actor.AsSpan(prefix.Length), out var id) ? id : null;
}
