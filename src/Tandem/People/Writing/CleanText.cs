using System.Text;

namespace Tandem.People.Writing;

/// <summary>Text as it may be stored: PostgreSQL takes no NUL and no half of a surrogate pair, and a line break in a name is a trap elsewhere.</summary>
internal static class CleanText
{
    /// <summary>One line, trimmed, control characters as spaces; null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (IsClean(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) ? new Rune(' ') : rune);
        }

        var trimmed = line.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>Text of several lines; null where nothing is left.</summary>
    public static string? Block(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var block = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                block.Append(rune);
            }
        }

        return block.ToString().Trim();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
    }
}
