namespace Tandem.Access.Sessions;

/// <summary>
/// The cookie that carries a session: a random secret and nothing else, out of reach for scripts, and over https bound to this host
/// (the <c>__Host-</c> prefix, RFC 6265bis 4.1.3.2).
/// </summary>
internal static class SessionCookie
{
    private const string OverHttps = "__Host-tandem";
    private const string OverHttp = "tandem";

    public static string? Read(HttpContext context) =>
        context.Request.Cookies[Name(context)] is { Length: > 0 and < 200 } secret ? secret : null;

    public static void Set(HttpContext context, string secret, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name(context), secret, Options(context, expires));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context, expires: null));

    private static string Name(HttpContext context) => context.Request.IsHttps ? OverHttps : OverHttp;

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
