namespace Tandem.Platform.Security;

/// <summary>What an endpoint asks of its caller. Every endpoint declares one; one without a policy fails the start and the tests.</summary>
/// <param name="Right">The right that is needed; null where anybody may call.</param>
/// <param name="OpenBecause">Why anybody may call.</param>
/// <param name="SignedIn">Any user may call, whatever the role.</param>
public sealed record Policy(Right? Right, string? OpenBecause = null, bool SignedIn = false);

/// <summary>Declares policies on routes.</summary>
public static class PolicyExtensions
{
    /// <summary>Callers need <paramref name="right"/>, with any scope; the handler narrows to rows.</summary>
    public static T Needs<T>(this T route, Right right) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new Policy(right));

    /// <summary>Every signed-in user may call.</summary>
    public static T NeedsSignIn<T>(this T route) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new Policy(Right: null, SignedIn: true));

    /// <summary>Anybody may call, for the reason given.</summary>
    public static T OpenToAll<T>(this T route, string because) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new Policy(Right: null, because));

    /// <summary>
    /// A secret comes or goes by this route (a password, a token, a link): nothing may keep its answer, or a quick hash of its request, so a
    /// repeated POST is done again.
    /// </summary>
    public static T TellsASecret<T>(this T route) where T : IEndpointConventionBuilder => route.WithMetadata(new SecretAnswer());
}

/// <summary>Mark of a route whose requests and answers must not be kept anywhere.</summary>
public sealed record SecretAnswer;
