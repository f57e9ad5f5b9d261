using System.Text;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Cuts a header into words: <c>Person - Email (Work)</c> is person, email and, in parentheses, work; <c>LeadSource</c> is lead, source.</summary>
internal sealed class HeaderText
{
    private HeaderText(string[] words, string[] inParentheses)
    {
        Words = words;
        InParentheses = inParentheses;
    }

    /// <summary>The words outside parentheses, loose (lower case, no accents).</summary>
    internal string[] Words { get; }

    /// <summary>The words inside parentheses.</summary>
    internal string[] InParentheses { get; }

    /// <summary>All letters and digits, with what stood in parentheses.</summary>
    internal string Whole => string.Concat(Words.Concat(InParentheses));

    internal static HeaderText Of(string header)
    {
        if (header.Length > 200) header = header[..200];
        var open = header.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : header.IndexOf(')', open);
        if (open <= 0 || close < 0) return new HeaderText(Cut(header), []);
        return new HeaderText(Cut(header[..open] + " " + header[(close + 1)..]), Cut(header[(open + 1)..close]));
    }

    internal static string Join(ReadOnlySpan<string> words) => string.Concat(words);

    private static string[] Cut(string text)
    {
        var spaced = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && IsBoundary(text, i)) spaced.Append(' ');
            spaced.Append(char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark ? text[i] : ' ');
        }
        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LooseKey.Of).Where(w => w.Length > 0)];
    }

    // firstName, IDNumber, phone2.
    private static bool IsBoundary(string text, int i)
    {
        char before = text[i - 1], here = text[i];
        if (char.IsLower(before) && char.IsUpper(here)) return true;
        if (char.IsUpper(before) && char.IsUpper(here) && i + 1 < text.Length && char.IsLower(text[i + 1])) return true;
        return char.IsLetter(before) && char.IsAsciiDigit(here);
    }
}
