using Tandem.Platform.Data;

namespace Tandem.Platform.Security;

/// <summary>What an API token was made for. It narrows the rights of an admin; it never widens them.</summary>
public enum TokenScope
{
    /// <summary>See and export records, definitions and numbers.</summary>
    Read,

    /// <summary>Also make and change records, and hand in events.</summary>
    Write,

    /// <summary>Everything that an admin may.</summary>
    Admin,

    /// <summary>Hand in events and nothing else. It stands in public pages, so what it brings is not taken on trust.</summary>
    WriteKey,
}

/// <summary>Which rights each scope leaves.</summary>
public static class TokenScopes
{
    private static readonly ObjectRights[] Records = [Rights.Contacts, Rights.Companies, Rights.Deals, Rights.Handoffs, Rights.Tasks, Rights.Campaigns, Rights.Forms];

    private static readonly HashSet<Right> Readable =
    [
        .. Records.SelectMany(rights => new[] { rights.Read, rights.Export }),
        Rights.Numbers.Read, Rights.Numbers.Export, Rights.Agreements.Read, Rights.Settings.Read, Rights.Users.Read, Rights.Operations.Read,
    ];

    private static readonly HashSet<Right> Writable = [.. Readable, .. Records.SelectMany(rights => rights.All), Rights.Events.Create, Rights.Operations.Edit];

    /// <summary>The scope as it is written: <c>read</c>, <c>write-key</c>.</summary>
    public static string Text(TokenScope scope) => scope == TokenScope.WriteKey ? "write-key" : EnumText.Of(scope);

    /// <summary>All of them, for a message.</summary>
    public static string Names => string.Join(", ", Enum.GetValues<TokenScope>().Select(Text));

    /// <summary>The scope of this name, or null.</summary>
    public static TokenScope? Find(string text) =>
        Enum.GetValues<TokenScope>().Cast<TokenScope?>().FirstOrDefault(scope => string.Equals(Text(scope!.Value), text, StringComparison.Ordinal));

    /// <summary>Whether one of <paramref name="scopes"/> leaves <paramref name="right"/>.</summary>
    public static bool Leave(IReadOnlySet<TokenScope> scopes, Right right) => scopes.Any(scope => scope switch
    {
        TokenScope.Read => Readable.Contains(right),
        TokenScope.Write => Writable.Contains(right),
        TokenScope.Admin => true,
        _ => right == Rights.Events.Create,
    });

    /// <summary>Whether one of <paramref name="scopes"/> may change anything but events.</summary>
    public static bool LeaveWriting(IReadOnlySet<TokenScope> scopes) => scopes.Contains(TokenScope.Write) || scopes.Contains(TokenScope.Admin);
}
