using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>Somebody of whom nothing is known but where the request came from: what the audit log writes of those who are not signed in.</summary>
internal static class Visitor
{
    public static Caller Of(HttpContext context) =>
        new() { Actor = "visitor", Role = Role.Viewer, Address = ClientAddress.Truncated(context) };
}
