using System.Text.Json;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Pages;
using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Desk;

/// <summary>Draws a definition as visitors would see it, and as HTML to copy. Nothing of it is kept.</summary>
internal static class PreviewForm
{
    /// <summary>A definition to draw.</summary>
    public sealed record PreviewBody(FormDefinition Definition);

    /// <summary>A whole page to look at, and the bare form for somebody's own page.</summary>
    public sealed record FormPreview(string Page, string Html);

    private static Result<FormPreview> Draw(Guid id, JsonBody body, HttpRequest request)
    {
        if (body.Raw("definition") is not { } given)
        {
            return Problem.Invalid("definition", "A definition is needed.");
        }

        var definition = given.Deserialize<FormDefinition>(FormJson.Strict)!;
        if (DefinitionLimits.Check(definition) is { Count: > 0 } faults)
        {
            return Problem.Invalid(faults);
        }

        string[] all = [.. definition.Further.Fields.Select(field => field.Key)];
        var shown = FormHtml.Of(new FormPicture(id, definition) { Asked = all, Action = "#" });
        var css = FormCss.Of(definition.Look);
        var page = Html.Of($"<!doctype html><html lang=\"{definition.Look.Language}\"><head><meta charset=\"utf-8\"><title>Preview</title><style>{Html.Raw(css)}</style></head><body class=\"{FormCss.ThemeOf(definition.Look)}\"><main class=\"page\">{shown}</main></body></html>");
        var bare = FormHtml.Of(new FormPicture(id, definition) { Action = $"{request.Scheme}://{request.Host}/f/{id}" });
        return new FormPreview(page.ToString(), bare.ToString());
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/forms/{id:guid}/preview", (Guid id, JsonBody body, HttpRequest request) => Draw(id, body, request).ToHttp())
            .Needs(Rights.Forms.Read).Accepts<PreviewBody>("application/json").Produces<FormPreview>();
}
