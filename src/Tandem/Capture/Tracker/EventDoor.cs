using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Tracker;

/// <summary>
/// Stands before the event API where a browser knocks: it says which pages may read the answer, and turns away pages that are not on the
/// list of the write key. A program that sends no <c>Origin</c> is no browser, and passes.
/// </summary>
internal sealed class EventDoor(RequestDelegate next, Sites sites, SiteSigns signs)
{
    private const string OneDay = "86400";

    public Task Invoke(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) ? Judge(context) : next(context);

    private Task Judge(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && HttpMethods.IsOptions(context.Request.Method))
        {
            return Preflight(context, origin);
        }

        return context.Items[typeof(Caller)] switch
        {
            // The key is wrong: the page may know.
            null => LetIn(context, origin),
            Caller { IsPublicKey: true } caller when Actor.TokenOf(caller.Actor) is { } key => Ask(context, key, origin),
            Caller { IsPublicKey: true } => LetIn(context, origin),
            // A secret key has no place in a page: browsers keep its answers from the script.
            _ => next(context),
        };
    }

    private async Task Ask(HttpContext context, Guid key, string origin)
    {
        if (origin.Length > 0 && !await sites.Allow(key, origin, context.RequestAborted))
        {
            await signs.Refusal(key, origin);
            await new Problem(403, "originNotAllowed", $"Pages of {origin} may not send with this write key. Nothing was taken.").ToHttp().ExecuteAsync(context);
            return;
        }

        // Before the answer leaves: whoever waits for a sign of the site sees it with the answer.
        context.Response.OnStarting(() => context.Response.StatusCode is >= 200 and < 300 ? signs.Event(key, origin) : Task.CompletedTask);
        await LetIn(context, origin);
    }

    private Task LetIn(HttpContext context, string origin)
    {
        if (origin.Length > 0)
        {
            Open(context.Response, origin);
        }

        return next(context);
    }

    /// <summary>
    /// Which key will come a browser does not say beforehand, so the question is answered for any page. Cookies open nothing under /v1, and
    /// its answers hold nothing: a beacon, which always brings them along, may be answered to any page, too.
    /// </summary>
    private static Task Preflight(HttpContext context, string origin)
    {
        Open(context.Response, origin);
        context.Response.Headers.AccessControlAllowMethods = "POST";
        context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type";
        context.Response.Headers.AccessControlMaxAge = OneDay;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void Open(HttpResponse response, string origin)
    {
        response.Headers.AccessControlAllowOrigin = origin;
        response.Headers.AccessControlAllowCredentials = "true";
        response.Headers.Append("Vary", "Origin");
    }
}
