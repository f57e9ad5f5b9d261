using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tandem.Engines.Text;

/// <summary>
/// The one normaliser behind stored search and sort keys and behind the operands compared with them. Two texts have the
/// same key when a person would call them the same word: case, accents, width and spacing do not count. Keys are compared
/// byte by byte (SQLite BINARY, PostgreSQL <c>collate "C"</c>), so both engines sort and match alike.
/// </summary>
public static class TextKey
{
    private const char Dropped = '\0';
    private const char ByteOrderMarkReversed = '\uFFFE';

    /// <summary>
    /// The key of a text: compatibility-decomposed, lower-cased, without accents, controls and format characters, spaces
    /// collapsed and trimmed. Null and blank give "". The key of a key is itself.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (Ascii.IsValid(text)) return Fold(text);

        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        return Fold(decomposed).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The decimal digits of a text as 0–9, whatever script they are written in: what phone numbers are searched by.</summary>
    public static string Digits(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var digits = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
                digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        return digits.ToString();
    }

    /// <summary>The text with <c>\</c>, <c>%</c> and <c>_</c> escaped, for a pattern of <c>like … escape '\'</c>.</summary>
    public static string EscapeLike(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private static string Fold(string text)
    {
        // One letter becomes at most two (ß, æ).
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * 2);
        try
        {
            var length = FoldInto(text, buffer);
            var folded = buffer.AsSpan(0, length);
            return folded.SequenceEqual(text) ? text : folded.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static int FoldInto(string text, char[] key)
    {
        var length = 0;
        var spaceIsDue = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                spaceIsDue = length > 0;
                continue;
            }
            var (first, second) = Letter(c);
            if (first == Dropped) continue;
            if (spaceIsDue) key[length++] = ' ';
            spaceIsDue = false;
            key[length++] = first;
            if (second != Dropped) key[length++] = second;
        }
        return length;
    }

    /// <summary>Letters that Unicode does not decompose, though a person without that key types the plain ones.</summary>
    private static (char First, char Second) Letter(char c) => c switch
    {
        < '\u0080' => (char.ToLowerInvariant(c), Dropped),
        'ß' => ('s', 's'),
        'æ' => ('a', 'e'),
        'œ' => ('o', 'e'),
        'þ' => ('t', 'h'),
        'ø' => ('o', Dropped),
        'ł' => ('l', Dropped),
        'đ' or 'ð' => ('d', Dropped),
        'ħ' => ('h', Dropped),
        'ı' => ('i', Dropped),
        'ς' => ('σ', Dropped),
        _ when IsAccent(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format => (Dropped, Dropped),
        _ => (c, Dropped),
    };

    /// <summary>
    /// Accents over Latin, Greek and Cyrillic, and the vowel points of Hebrew and Arabic, which are left out in writing.
    /// Marks of other scripts stay: in Japanese, Thai or Hindi they make another letter, not another spelling.
    /// </summary>
    private static bool IsAccent(char c) => c
        is (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF')
        or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE20' and <= '\uFE2F')
        or (>= '\u0483' and <= '\u0487')
        or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or (>= '\u064B' and <= '\u065F') or '\u0670';

    /// <summary>Normalize throws on half of a surrogate pair and on U+FFFE; imported text has both.</summary>
    private static string WellFormed(string text)
    {
        if (!HasWhatNormalizeRefuses(text)) return text;
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(rune.Value == ByteOrderMarkReversed ? Rune.ReplacementChar : rune);
        return repaired.ToString();
    }

    private static bool HasWhatNormalizeRefuses(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ByteOrderMarkReversed) return true;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
