using System.Globalization;

namespace Tandem.Capture.Tracker;

/// <summary>
/// A website as browsers name it: scheme, host and port, for example <c>https://www.example.com</c>. <c>https://*.example.com</c> is every
/// host below it.
/// </summary>
internal static class SiteOrigin
{
    private const string AnyBelow = "*.";

    /// <summary>The origin in the one way in which browsers write it; null where it is none. Without a scheme it is https.</summary>
    public static string? Parse(string text)
    {
        var (scheme, rest) = text.Split("://", 2) is [var named, var after] ? (named.ToLowerInvariant(), after) : ("https", text);
        var isWide = rest.StartsWith(AnyBelow, StringComparison.Ordinal);
        var address = $"{scheme}://{(isWide ? rest[AnyBelow.Length..] : rest)}";
        if (scheme is not ("http" or "https") || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IdnHost.Length == 0 || uri.UserInfo.Length > 0
            || uri.Host.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{scheme}://{(isWide ? AnyBelow : "")}{host}{port}";
    }

    /// <summary>Whether one of <paramref name="allowed"/> is where the page comes from; where none is named, every page may.</summary>
    public static bool Allows(IReadOnlyList<string> allowed, string origin) =>
        allowed.Count == 0 || allowed.Any(one => string.Equals(one, origin, StringComparison.OrdinalIgnoreCase) || IsBelow(one, origin));

    private static bool IsBelow(string wide, string origin)
    {
        var star = wide.IndexOf(AnyBelow, StringComparison.Ordinal);
        return star >= 0 && origin.Length > wide.Length - 1
            && origin.StartsWith(wide[..star], StringComparison.OrdinalIgnoreCase)
            && origin.EndsWith(wide[(star + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}
