using System.Security.Cryptography;
using System.Text;
using Tandem.Capture.Forms.Definition;
using Tandem.Platform;
using Tandem.Platform.Http;

namespace Tandem.Capture.Forms.Pages;

/// <summary>Pages that anybody may see: no script, nothing of a third party, and no more than the page itself says.</summary>
internal static class FormAnswers
{
    /// <summary>A page that may stand in a frame of the form's sites.</summary>
    public static IResult Page(HttpContext context, FormDefinition form, Html body, int status = StatusCodes.Status200OK) =>
        Page(context, form.Look, body, status, form.Origins, Targets(form));

    /// <summary>A page of its own: in no frame.</summary>
    public static IResult Alone(HttpContext context, FormLook look, Html body, int status = StatusCodes.Status200OK) => Page(context, look, body, status, origins: null, []);

    /// <summary>A word from us where there is no form.</summary>
    public static IResult Words(HttpContext context, string title, string text, int status) =>
        Alone(context, new FormLook(), Html.Of($"<div class=\"tandem auto\"><h1>{title}</h1><p class=\"intro\">{text}</p></div>"), status);

    /// <summary>A problem as whoever asked can read it.</summary>
    public static IResult Problem(HttpContext context, Problem problem, bool isJson) =>
        isJson ? problem.ToHttp() : Words(context, "This did not work", problem.Message, problem.Status);

    private static IResult Page(HttpContext context, FormLook look, Html body, int status, IReadOnlyList<string>? origins, IReadOnlyList<string> targets)
    {
        var css = FormCss.Of(look);
        var ancestors = origins is null ? "'none'" : origins.Count == 0 ? "*" : $"'self' {string.Join(' ', origins)}";
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        // Browsers hold the redirect after sending against form-action, so the pages to which the form leads stand there.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'{string.Concat(targets.Select(target => " " + target))}; base-uri 'none'; frame-ancestors {ancestors}";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        var page = Html.Of($"""
            <!doctype html>
            <html lang="{look.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{(look.Title.Length > 0 ? look.Title : "Form")}</title><style>{Html.Raw(css)}</style></head>
            <body class="{FormCss.ThemeOf(look)}"><main class="page">{body}</main></body></html>
            """);
        return Results.Text(page.ToString(), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static IReadOnlyList<string> Targets(FormDefinition form) =>
    [
        .. form.Endings.Select(rule => rule.Then).Append(form.Ending).Where(ending => Readiness.MayLeadTo(ending.Redirect))
            .Select(ending => Uri.TryCreate(ending.Redirect, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.GetLeftPart(UriPartial.Authority) : null)
            .OfType<string>().Concat(form.Origins).Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
