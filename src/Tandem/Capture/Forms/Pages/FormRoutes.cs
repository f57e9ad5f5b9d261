using Microsoft.AspNetCore.Mvc;
using Tandem.Capture.Forms.Submit;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Pages;

/// <summary>
/// <c>/f/…</c>: what visitors of other sites see of forms. The page, the script that builds the form into a page of somebody's site, its parts as JSON, and the
/// address to which all of them send.
/// </summary>
internal static class FormRoutes
{
    private const string Why = "Forms are filled in by people who are nobody here.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/f/{id}", (string id, HttpContext context, FormDoor door) => door.Page(id, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
        routes.MapGet("/f/{id}.js", (string id, HttpContext context, FormDoor door) => door.Script(id, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
        routes.MapGet("/f/{id}.json", (string id, HttpContext context, FormDoor door) => door.Parts(id, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
        routes.MapPost("/f/{id}", (string id, HttpContext context, FormPost post) => post.Take(id, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).WithMetadata(new RequestSizeLimitAttribute(PostedForm.LargestBody)).ExcludeFromDescription();
        routes.MapMethods("/f/{id}", ["OPTIONS"], (string id, HttpContext context, FormDoor door) => door.Preflight(id, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
    }
}
