using System.Globalization;
using System.Text;

namespace Tandem.Engines.Import.Values;

/// <summary>Keys of names, made here so that both databases sort and compare alike by plain bytes.</summary>
public static class NameKey
{
    /// <summary>
    /// The sorting and searching key: compatibility forms unfolded (NFKD), accents dropped, lower case, single spaces.
    /// <c>  Élise  ØRSTED </c> gives <c>elise orsted</c>. Letters of other scripts stay.
    /// </summary>
    public static string Sort(string name)
    {
        if (IsPlain(name)) return name;
        var text = name.Normalize(NormalizationForm.FormKD);
        var key = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = key.Length > 0;
                continue;
            }
            if (IsMark(c)) continue;
            if (space) key.Append(' ');
            space = false;
            Append(key, c);
        }
        return key.ToString();
    }

    /// <summary>The key for "is this the same name but for case, spaces and punctuation": letters and digits of <see cref="Sort"/> only. <c>GTX Pro</c> and <c>gtx-pro</c> give <c>gtxpro</c>.</summary>
    public static string Loose(string name)
    {
        var sort = Sort(name);
        var key = new StringBuilder(sort.Length);
        foreach (var c in sort)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) key.Append(c);
        }
        return key.ToString();
    }

    // Already lower-case ASCII with single inner spaces.
    private static bool IsPlain(string name)
    {
        var previous = ' ';
        foreach (var c in name)
        {
            if (c is not (>= '!' and <= '@' or >= '[' and <= '~' or ' ') || (c == ' ' && previous == ' ')) return false;
            previous = c;
        }
        return name.Length == 0 || previous != ' ';
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Letters with a stroke and ligatures have no decomposition in Unicode.
    private static void Append(StringBuilder key, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ': key.Append("ss"); break;
            case 'æ' or 'Æ': key.Append("ae"); break;
            case 'œ' or 'Œ': key.Append("oe"); break;
            case 'ø' or 'Ø': key.Append('o'); break;
            case 'đ' or 'Đ' or 'ð' or 'Ð': key.Append('d'); break;
            case 'ł' or 'Ł': key.Append('l'); break;
            case 'þ' or 'Þ': key.Append("th"); break;
            case 'ı' or 'İ': key.Append('i'); break;
            case 'ħ' or 'Ħ': key.Append('h'); break;
            case '’' or '‘' or 'ʼ': key.Append('\''); break;
            case '‐' or '‑' or '–' or '—': key.Append('-'); break;
            default: key.Append(char.ToLowerInvariant(c)); break;
        }
    }
}
