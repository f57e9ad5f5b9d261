using Microsoft.Extensions.FileProviders;

namespace Tandem.Platform.Http;

/// <summary>Serves the built workspace UI. Every path that is no file, API or public page is one of its screens.</summary>
public static class WorkspaceUi
{
    private const string Missing =
        "The workspace UI is not built. It needs Node.js 20 or newer: install it and start again with `dotnet run --project src/Tandem`, " +
        "or run `npm ci && npm run build` in web/. The API works without it.";

    /// <summary>Where the built files are; null where nobody built them.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Adds the files and the fallback to <c>index.html</c>.</summary>
    public static void Use(WebApplication app)
    {
        var folder = Folder;
        if (folder is not null)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl =
                    answer.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
            });
        }

        // A terminal middleware, not an endpoint: it runs only where no endpoint matched.
        app.Use((context, next) => context.GetEndpoint() is null && IsScreen(context.Request) ? Answer(context, folder) : next(context));
    }

    private static bool IsScreen(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        && !Path.HasExtension(request.Path);

    private static async Task Answer(HttpContext context, string? folder)
    {
        if (folder is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Missing, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(Path.Combine(folder, "index.html"), context.RequestAborted);
    }

    /// <summary>Beside the program when published, else <c>web/dist</c> of the checkout that the program was built from.</summary>
    private static string? Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "ui");
        if (File.Exists(Path.Combine(published, "index.html")))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var dist = Path.Combine(folder.FullName, "web", "dist");
            if (File.Exists(Path.Combine(dist, "index.html")))
            {
                return dist;
            }
        }

        return null;
    }
}
