using System.Globalization;

namespace Tandem.Engines.Import.Values;

/// <summary>Reads numbers as people and programs write them: <c>1,234.56</c>, <c>1.234,56</c>, <c>1 234,56</c>, <c>1'234</c>, <c>(123)</c>, <c>12 %</c>, <c>1.2E+05</c>.</summary>
public static class NumberParser
{
    private const int LongestNumber = 60;

    /// <summary>Reads a cell; the caller has sorted out empty ones. <c>12 %</c> is 12.</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, NumberFormat format, out decimal number, out ValueProblem problem)
    {
        cell = CellText.Trim(cell);
        if (cell is [.., '%']) cell = CellText.Trim(cell[..^1]);
        else if (cell is ['%', ..]) cell = CellText.Trim(cell[1..]);
        if (TryPlain(cell, format.Decimal, out number))
        {
            problem = default;
            return true;
        }
        problem = new ValueProblem("notANumber", "This is not a number.");
        return false;
    }

    internal static bool TryPlain(ReadOnlySpan<char> text, char decimalMark, out decimal number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > LongestNumber) return false;
        var negative = TakeSign(ref text);
        Span<char> clean = stackalloc char[LongestNumber];
        var length = Clean(text, decimalMark, clean);
        if (length <= 0 || !decimal.TryParse(clean[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)) return false;
        if (negative) number = -number;
        return true;
    }

    // -5, 5-, (5), +5 and the typographic minus.
    private static bool TakeSign(ref ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case ['(', .., ')']: text = CellText.Trim(text[1..^1]); return true;
            case ['-' or '−' or '–', ..]: text = CellText.Trim(text[1..]); return true;
            case ['+', ..]: text = CellText.Trim(text[1..]); return false;
            case [.., '-' or '−']: text = CellText.Trim(text[..^1]); return true;
            default: return false;
        }
    }

    // Digits and one decimal point; a group must have three digits (two in the Indian way), so "1,23" is not 123.
    private static int Clean(ReadOnlySpan<char> text, char decimalMark, Span<char> clean)
    {
        var length = 0;
        var digits = 0;
        var group = -1;         // digits since the last group mark, -1 before the first
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                clean[length++] = c;
                digits++;
                if (group >= 0) group++;
            }
            else if (c == decimalMark)
            {
                return group is -1 or 3 ? Decimals(text[(i + 1)..], clean, length, digits) : -1;
            }
            else if (c is 'e' or 'E' && digits > 0)
            {
                return group is -1 or 3 ? Exponent(text[i..], clean, length) : -1;
            }
            else if (!IsGroupMark(c) || digits == 0 || group is 0 or 1 || group > 3)
            {
                return -1;
            }
            else
            {
                group = 0;
            }
        }
        return digits > 0 && group is -1 or 3 ? length : -1;
    }

    private static int Decimals(ReadOnlySpan<char> text, Span<char> clean, int length, int digits)
    {
        if (length == 0) clean[length++] = '0';
        clean[length++] = '.';
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 'e' or 'E' && digits > 0) return Exponent(text[i..], clean, length);
            if (!char.IsAsciiDigit(text[i])) return -1;
            clean[length++] = text[i];
            digits++;
        }
        if (digits == 0) return -1;
        if (clean[length - 1] == '.') length--;
        return length;
    }

    private static int Exponent(ReadOnlySpan<char> text, Span<char> clean, int length)
    {
        if (text.Length is < 2 or > 4 || length + text.Length > clean.Length) return -1;
        text.CopyTo(clean[length..]);
        return length + text.Length;
    }

    private static bool IsGroupMark(char c) => c is ',' or '.' or ' ' or '\'' or '’' or '\u00A0' or '\u202F' or '\u2009' or '_';
}
