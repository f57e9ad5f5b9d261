using System.Buffers;

namespace Tandem.Engines.Import.Values;

/// <summary>A telephone number.</summary>
/// <param name="Text">As written, trimmed, without <c>tel:</c> and the like.</param>
/// <param name="Key">For matching: <c>+</c> and digits where the country is known (<c>+33600000000</c>), else digits only. Without the extension.</param>
/// <param name="Extension">The digits behind <c>ext.</c>, <c>x</c> or <c>#</c>.</param>
public readonly record struct PhoneNumber(string Text, string Key, string? Extension)
{
    private const int LongestCell = 60;
    private const int FewestDigits = 5;
    private const int MostDigits = 17;      // E.164 has 15; some write the trunk zero too.

    private static readonly SearchValues<char> Usual = SearchValues.Create("+0123456789 -.()/\u00A0");
    private static readonly string[] Extensions = ["extension", "ext.", "ext", "durchwahl", "dw", "poste", "x", "#", ";ext="];

    /// <summary>Reads a cell.</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, out PhoneNumber phone, out ValueProblem problem)
    {
        phone = default;
        problem = new ValueProblem("notAPhone", "This is not a telephone number.");
        cell = TakePrefix(CellText.Trim(cell));
        if (cell.IsEmpty || cell.Length > LongestCell) return false;
        var number = TakeExtension(cell, out var extension);
        Span<char> key = stackalloc char[MostDigits + 1];
        var length = Digits(number, key);
        if (length < FewestDigits) return false;
        phone = new PhoneNumber(cell.ToString(), key[..length].ToString(), extension);
        problem = default;
        return true;
    }

    // tel: of links, p: of Facebook's lead export, the apostrophe that keeps a spreadsheet from counting.
    private static ReadOnlySpan<char> TakePrefix(ReadOnlySpan<char> cell)
    {
        if (cell.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) cell = cell[4..];
        else if (cell.StartsWith("p:", StringComparison.OrdinalIgnoreCase)) cell = cell[2..];
        if (cell is ['\'', ..]) cell = cell[1..];
        // A spreadsheet made a number of it: 33611111111.0
        if (cell.EndsWith(".0") && !cell[..^2].ContainsAnyExceptInRange('0', '9')) cell = cell[..^2];
        return CellText.Trim(cell);
    }

    private static ReadOnlySpan<char> TakeExtension(ReadOnlySpan<char> cell, out string? extension)
    {
        extension = null;
        if (!cell.ContainsAnyExcept(Usual)) return cell;
        foreach (var word in Extensions)
        {
            var at = cell.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at <= 0) continue;
            var digits = CellText.Trim(cell[(at + word.Length)..].TrimStart(":."));
            if (digits.IsEmpty || digits.Length > 8 || digits.ContainsAnyExceptInRange('0', '9')) continue;
            extension = digits.ToString();
            return cell[..at];
        }
        return cell;
    }

    private static int Digits(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        // +49 (0)89: the zero is dialled only at home.
        var trunk = text.IndexOf("(0)");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i == trunk && length > 1)
            {
                i += 2;
                continue;
            }
            if (c == '+' && length == 0) key[length++] = c;
            else if (char.IsAsciiDigit(c))
            {
                if (length == key.Length) return 0;
                key[length++] = c;
            }
            else if (c is not (' ' or '-' or '.' or '/' or '(' or ')' or '\u00A0' or '\u202F' or '\u2010' or '\u2011' or '–' or '[' or ']')) return 0;
        }
        // 00 is how + is dialled in most of the world.
        if (length > 9 && key[0] == '0' && key[1] == '0')
        {
            key[2..length].CopyTo(key[1..]);
            key[0] = '+';
            length--;
        }
        return length;
    }
}
