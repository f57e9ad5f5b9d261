using System.Globalization;

namespace Tandem.Platform.Http;

/// <summary>The version that the client has seen, from the header <c>If-Match</c>; absent or <c>*</c> allows every version.</summary>
public readonly record struct IfMatch(int? Version)
{
    /// <summary>Allows every version.</summary>
    public static readonly IfMatch Any;

    /// <summary>Whether a record of this version may be changed.</summary>
    public bool Allows(int version) => Version is null || Version == version;

    /// <summary>Reads the header; a version that cannot be read is one that no record has.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0 || header is "*")
        {
            return ValueTask.FromResult(Any);
        }

        var text = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        var known = int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return ValueTask.FromResult(new IfMatch(known ? version : -1));
    }
}

/// <summary>Writes the other half of <see cref="IfMatch"/>: the version of what is answered as its <c>ETag</c>.</summary>
public static class VersionedAnswers
{
    /// <summary>The value with its version as ETag, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, int> version, int status = StatusCodes.Status200OK) =>
        result.Ok ? new WithETag(result.ToHttp(status), version(result.Value!)) : result.ToHttp();

    private sealed class WithETag(IResult inner, int version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
            return inner.ExecuteAsync(httpContext);
        }
    }
}
