using System.Globalization;

namespace Tandem.People.Writing;

/// <summary>Email addresses as far as their letters show whether mail can be sent to them.</summary>
internal static class EmailText
{
    private const int LongestLocal = 64;
    private const int LongestAddress = 254;
    private static readonly IdnMapping Idn = new();

    /// <summary>The address as written and the key that two spellings of one mailbox share, or what is wrong.</summary>
    public static bool TryParse(string text, out string address, out string key, out string? problem)
    {
        (address, key) = (text.Trim(' ', '\t', '\u00A0', '\uFEFF'), "");
        problem = Problem(address, out var domain);
        if (problem is null)
        {
            key = string.Concat(address.AsSpan(0, address.LastIndexOf('@') + 1), domain).ToLowerInvariant();
        }

        return problem is null;
    }

    private static string? Problem(string address, out string domain)
    {
        domain = "";
        foreach (var c in address)
        {
            // A line break could smuggle a header into a message.
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '(' or ')' or '[' or ']' or ':' or '\\' or '"')
            {
                return "An email address cannot contain spaces, line breaks or any of , ; < > ( ) [ ] : \\ \".";
            }
        }

        var at = address.LastIndexOf('@');
        if (at < 1 || at > LongestLocal || address.IndexOf('@', StringComparison.Ordinal) != at || address.Length > LongestAddress)
        {
            return "This is not an email address.";
        }

        return IsLocal(address.AsSpan(0, at)) && TryHost(address[(at + 1)..], out domain) ? null : "This is not an email address.";
    }

    private static bool IsLocal(ReadOnlySpan<char> local) =>
        local[0] != '.' && local[^1] != '.' && local.IndexOf("..", StringComparison.Ordinal) < 0 && !HasLoneSurrogate(local);

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ASCII form of a host name with a dot in it.</summary>
    public static bool TryHost(string text, out string host)
    {
        host = text;
        if (!System.Text.Ascii.IsValid(text))
        {
            try
            {
                host = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        var labels = 0;
        foreach (var range in host.AsSpan().Split('.'))
        {
            var label = host.AsSpan(range);
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || label.IndexOfAnyExcept(HostLetters) >= 0)
            {
                return false;
            }

            labels++;
        }

        return labels > 1 && host.Length <= 253;
    }

    private static readonly System.Buffers.SearchValues<char> HostLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
