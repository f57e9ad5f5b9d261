using Tandem.Platform.Http;

namespace Tandem.Platform.Security;

/// <summary>
/// Stands before every endpoint: no policy, no entry; no right, no entry; and what rests on a cookie must come from our own pages. Rows out
/// of reach are the handlers' matter and answer 404.
/// </summary>
public sealed class PolicyGate(RequestDelegate next)
{
    /// <summary>Lets the request through or answers it.</summary>
    public Task Invoke(HttpContext context)
    {
        // What is no route of ours is the framework refusing a method or a media type.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        var policy = endpoint.Metadata.GetMetadata<Policy>();
        var caller = context.Items[typeof(Caller)] as Caller;
        var refusal = policy switch
        {
            null => new Problem(500, "noPolicy", "This route declares no policy, so nobody may use it."),
            { OpenBecause: not null } => RefuseOpen(context, caller),
            _ when caller is null => context.Items[typeof(Problem)] as Problem ?? new Problem(401, "signInNeeded", "Sign in first, or send an API token."),
            _ => RefuseCaller(context.Request, policy, caller),
        };
        return refusal is null ? next(context) : refusal.ToHttp().ExecuteAsync(context);
    }

    /// <summary>Anybody may call, but no other site in a person's name: not to sign them in, and not with their cookie.</summary>
    private static Problem? RefuseOpen(HttpContext context, Caller? caller)
    {
        if (caller?.Session is not null && !SameOrigin.IsMeant(context.Request))
        {
            context.Items.Remove(typeof(Caller));
        }

        var isOurs = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        return isOurs && caller?.Token is null && SameOrigin.ChangesSomething(context.Request) && SameOrigin.Of(context.Request) == RequestOrigin.Foreign
            ? new Problem(403, "crossSite", "Another site sent this request. Nothing was done.")
            : null;
    }

    private static Problem? RefuseCaller(HttpRequest request, Policy policy, Caller caller)
    {
        if (caller.Session is not null && !SameOrigin.IsMeant(request))
        {
            return new Problem(403, "csrf", $"A change made with the session cookie needs the header {SameOrigin.Header}: 1 and must come from this site.");
        }

        if (policy.Right is { } right)
        {
            return caller.May(right) ? null : caller.Token is not null && RoleRights.Of(caller.Role, right) != Scope.None
                ? new Problem(403, "scopeMissing", $"This needs the right {right}, which the scopes of this token leave out.")
                : Problem.Forbidden($"This needs the right {right}, which you do not have.");
        }

        if (caller.IsPublicKey)
        {
            return new Problem(403, "scopeMissing", "A write key hands in events and does nothing else.");
        }

        return caller.Token is not null && SameOrigin.ChangesSomething(request) && !TokenScopes.LeaveWriting(caller.Token)
            ? new Problem(403, "scopeMissing", "This token was made for reading only.")
            : null;
    }
}
