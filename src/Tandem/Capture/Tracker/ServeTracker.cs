using Microsoft.Net.Http.Headers;
using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Tracker;

/// <summary>
/// <c>GET /t.js</c>. Browsers keep it for an hour and then ask whether it is still the same; under its version, <c>/t.js?v=…</c>, it never changes.
/// Any site may load it and hold it to its hash.
/// </summary>
internal static class ServeTracker
{
    private const string Fresh = "public, max-age=3600, stale-while-revalidate=604800";
    private const string Forever = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/t.js", [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Answer(context))
            .OpenToAll("Websites load the tracker.")
            .ExcludeFromDescription();

    private static IResult Answer(HttpContext context)
    {
        if (TrackerFile.Current is not { } file)
        {
            return new Problem(503, "trackerNotBuilt", "The tracker is not built. It is made together with the workspace UI, which needs Node.js.").ToHttp();
        }

        var (bytes, encoding) = Choose(file, context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == file.Version ? Forever : Fresh;
        headers.Vary = "Accept-Encoding";
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, "text/javascript; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{file.Version}{(encoding is null ? "" : "-" + encoding)}\""));
    }

    private static (byte[] Bytes, string? Encoding) Choose(TrackerFile file, HttpRequest request)
    {
        var taken = request.GetTypedHeaders().AcceptEncoding.Where(one => one.Quality is null or > 0).Select(one => one.Value.ToString()).ToArray();
        return taken.Contains("br", StringComparer.OrdinalIgnoreCase) ? (file.Brotli, "br")
            : taken.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (file.Gzip, "gzip")
            : (file.Plain, null);
    }
}
