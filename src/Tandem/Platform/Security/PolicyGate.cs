using Tandem.Platform.Http;

namespace Tandem.Platform.Security;

/// <summary>
/// Stands before every endpoint: no policy, no entry; no right, no entry. Rows out of reach are the handlers' matter and answer 404.
/// </summary>
public sealed class PolicyGate(RequestDelegate next)
{
    /// <summary>Lets the request through or answers it.</summary>
    public Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        var policy = endpoint.Metadata.GetMetadata<Policy>();
        var caller = context.Items[typeof(Caller)] as Caller;
        var refusal = policy switch
        {
            null => new Problem(500, "noPolicy", "This route declares no policy, so nobody may use it."),
            { OpenBecause: not null } => null,
            _ when caller is null => new Problem(401, "signInNeeded", "Sign in first, or send an API token."),
            { Right: { } right } when !caller.May(right) => Problem.Forbidden($"This needs the right {right}, which you do not have."),
            _ => null,
        };
        return refusal is null ? next(context) : refusal.ToHttp().ExecuteAsync(context);
    }
}
