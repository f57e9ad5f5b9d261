namespace Tandem.Platform.Security;

/// <summary>Where a browser says that a request comes from. Scripts cannot forge either header.</summary>
public enum RequestOrigin
{
    /// <summary>No browser said anything: a program of somebody's own.</summary>
    Unsaid,

    /// <summary>A page of this very site.</summary>
    Same,

    /// <summary>Another site.</summary>
    Foreign,
}

/// <summary>Tells requests of our own pages from those that another site lets a browser send.</summary>
public static class SameOrigin
{
    /// <summary>The header that only a page of this site can add to a request.</summary>
    public const string Header = "X-Tandem-Csrf";

    /// <summary>Whether a request that rests on a cookie was meant by the person behind it.</summary>
    public static bool IsMeant(HttpRequest request) =>
        !ChangesSomething(request) || (request.Headers[Header] == "1" && Of(request) == RequestOrigin.Same);

    /// <summary>Whether the method may change anything.</summary>
    public static bool ChangesSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    /// <summary>Reads <c>Sec-Fetch-Site</c>, and <c>Origin</c> where a browser does not send it.</summary>
    public static RequestOrigin Of(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return string.Equals(site, "same-origin", StringComparison.Ordinal) ? RequestOrigin.Same : RequestOrigin.Foreign;
        }

        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin)
        {
            return RequestOrigin.Unsaid;
        }

        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) ? RequestOrigin.Same : RequestOrigin.Foreign;
    }
}
