using System.Globalization;

namespace Tandem.Engines.Import.Values;

/// <summary>Recognises IP addresses in a cell by their looks: <c>198.51.100.7</c>, <c>2001:db8::1</c>.</summary>
public static class IpAddressText
{
    private const int LongestV6 = 45;

    /// <summary>Whether the text is an IPv4 or IPv6 address.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text)
    {
        text = CellText.Trim(text);
        return text.Contains(':') ? IsV6(text) : IsV4(text);
    }

    private static bool IsV4(ReadOnlySpan<char> text)
    {
        if (text.Length is < 7 or > 15 || text.Count('.') != 3) return false;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (part.Length is 0 or > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        }
        return true;
    }

    // Eight groups of up to four hexadecimal digits; "::" stands for the missing ones, once; IPv4 may end it.
    private static bool IsV6(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > LongestV6) return false;
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap >= 0 && text[(gap + 1)..].Contains("::", StringComparison.Ordinal)) return false;
        var groups = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (part.Contains('.')) groups += IsV4(part) ? 2 : 9;
            else if (part.Length > 4 || part.ContainsAnyExcept(Hexadecimal)) return false;
            else if (part.Length > 0) groups++;
            else if (gap < 0) return false;
        }
        return gap < 0 ? groups == 8 : groups < 8;
    }

    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
