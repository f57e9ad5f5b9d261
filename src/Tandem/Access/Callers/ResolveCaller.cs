using System.Net.Http.Headers;
using System.Text;
using Tandem.Access.Sessions;
using Tandem.Access.Tokens;
using Tandem.Platform;
using Tandem.Platform.Security;

namespace Tandem.Access.Callers;

/// <summary>
/// Finds out who sent a request: the bearer of an API token, the write key of an event, the session of a browser. Who that is then stands
/// in the request's items; whether they may is the gate's matter.
/// </summary>
internal sealed class ResolveCaller(RequestDelegate next, KnownCallers known, TokenUse use)
{
    public async Task Invoke(HttpContext context)
    {
        if (!context.Items.ContainsKey(typeof(Caller)) && await Identify(context) is { } found)
        {
            context.Items[typeof(Problem)] = found.Problem;
            context.Items[typeof(Caller)] = found.Caller is null ? null : found.Caller with { Address = ClientAddress.Truncated(context) };
            use.Note(context, found);
        }

        await next(context);
    }

    private async Task<Identified?> Identify(HttpContext context)
    {
        var takesEvents = context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
        if (Token(context.Request, takesEvents) is { } token)
        {
            return await known.ByToken(token, context.RequestAborted);
        }

        return !takesEvents && SessionCookie.Read(context) is { } session ? await known.BySession(session, context.RequestAborted) : null;
    }

    /// <summary>Basic counts for events only: elsewhere it is the password of a proxy that somebody put before the whole site.</summary>
    private static string? Token(HttpRequest request, bool takesEvents)
    {
        if (takesEvents && request.Headers["X-Encharge-Token"].ToString() is { Length: > 0 and < 500 } encharge)
        {
            return encharge;
        }

        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Parameter is not { Length: > 0 and < 500 } sent)
        {
            return takesEvents ? WriteKey(request) : null;
        }

        if (string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return sent.Trim();
        }

        return takesEvents && string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) ? BasicUser(sent) : null;
    }

    /// <summary>A beacon cannot set headers. Only what stands in public pages anyway may stand in an address, which proxies write down.</summary>
    private static string? WriteKey(HttpRequest request) =>
        request.Query["writeKey"].ToString() is { Length: < 500 } sent && sent.StartsWith(CreateToken.WriteKeyPrefix, StringComparison.Ordinal) ? sent : null;

    private static string BasicUser(string sent)
    {
        var bytes = new byte[sent.Length];
        return Convert.TryFromBase64String(sent, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : sent;
    }
}
