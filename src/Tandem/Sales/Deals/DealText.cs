using System.Text;

namespace Tandem.Sales.Deals;

/// <summary>Text as both databases take it: no NUL, no control characters, no half of a surrogate pair.</summary>
internal static class DealText
{
    /// <summary>One trimmed line; null where nothing is left.</summary>
    public static string? Line(string? text) => Clean(text, keepsLines: false);

    /// <summary>Trimmed text of several lines; null where nothing is left.</summary>
    public static string? Block(string? text) => Clean(text, keepsLines: true);

    private static string? Clean(string? text, bool keepsLines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var keeps = !Rune.IsControl(rune) || (keepsLines && rune.Value is '\n' or '\t');
            clean.Append(keeps ? rune : new Rune(' '));
        }

        return clean.ToString().Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }
}
