using Tandem.Capture.Forms.Definition;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Pages;

/// <summary>On which sites a form may stand: what other pages may read of it, and from where it may be sent.</summary>
internal static class FormOrigins
{
    /// <summary>Whether the request comes from where the form may stand. What says nothing of where it comes from is no browser's page, or our own.</summary>
    public static bool Allows(FormDefinition form, HttpRequest request)
    {
        if (form.Origins.Count == 0 || request.Headers.Origin.ToString() is not { Length: > 0 } origin)
        {
            return true;
        }

        return SameOrigin.Of(request) is RequestOrigin.Same || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || form.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A path is one of the site on which the form stands, where that is a site that the form names; else one of ours.</summary>
    public static string LeadsTo(FormDefinition form, string redirect, string? page) =>
        redirect.StartsWith('/') && Uri.TryCreate(page, UriKind.Absolute, out var from) && form.Origins.Contains(from.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase)
            ? from.GetLeftPart(UriPartial.Authority) + redirect
            : redirect;

    /// <summary>Lets the pages of these sites read the answer. Never with cookies: nothing here rests on who is signed in.</summary>
    public static void Share(FormDefinition form, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && Allows(form, context.Request))
        {
            headers.AccessControlAllowOrigin = form.Origins.Count == 0 ? "*" : origin;
        }

        headers.Vary = "Origin";
    }
}
