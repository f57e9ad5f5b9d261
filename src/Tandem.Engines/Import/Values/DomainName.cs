namespace Tandem.Engines.Import.Values;

/// <summary>Host names of companies: from a web address, an email address or as they are.</summary>
public static class DomainName
{
    /// <summary>The key by which companies are told apart: <c>https://www.Example.com/about</c> and <c>ada@example.com</c> are both <c>example.com</c>. Null when there is no domain in it.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        text = CellText.Trim(text);
        if (text.Length > 2000) return null;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) text = text[(scheme + 3)..];
        else if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) text = text[7..];
        text = text.TrimStart('/');
        var path = text.IndexOfAny("/?#\\");
        if (path >= 0) text = text[..path];
        var at = text.LastIndexOf('@');
        if (at >= 0) text = text[(at + 1)..];
        var port = text.LastIndexOf(':');
        if (port >= 0) text = text[..port];
        text = text.TrimEnd('.');
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) text = text[4..];
        return text.Contains('.') ? Normal(text) : null;
    }

    private static string? Normal(ReadOnlySpan<char> host)
    {
        if (host.Length > 253) return null;
        var name = host.ToString();
        if (!System.Text.Ascii.IsValid(host) && !EmailAddress.TryPunycode(name, out name)) return null;
        return IsHost(name) && !IsNumber(name.AsSpan(name.LastIndexOf('.') + 1)) ? name.ToLowerInvariant() : null;
    }

    /// <summary>Letters, digits and inner hyphens in labels of at most 63 (RFC 1035 §2.3.1, RFC 1123 §2.1).</summary>
    internal static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty || host.Length > 253) return false;
        foreach (var range in host.Split('.'))
        {
            var label = host[range];
            if (label.IsEmpty || label.Length > 63 || label[0] == '-' || label[^1] == '-') return false;
            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
            }
        }
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> label) => !label.ContainsAnyExceptInRange('0', '9');
}
