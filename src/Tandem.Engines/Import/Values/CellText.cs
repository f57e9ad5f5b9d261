namespace Tandem.Engines.Import.Values;

/// <summary>Small repairs of a cell's text that change no meaning.</summary>
public static class CellText
{
    /// <summary>Without white space, no-break spaces, zero-width characters and byte order marks at either end.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> cell)
    {
        // Most cells are clean already.
        if (cell.IsEmpty || (IsInk(cell[0]) && IsInk(cell[^1]))) return cell;
        var start = 0;
        var stop = cell.Length;
        while (start < stop && !IsInk(cell[start])) start++;
        while (stop > start && !IsInk(cell[stop - 1])) stop--;
        return cell[start..stop];
    }

    /// <summary>Whether a control character stands in the text (tab and line breaks included).</summary>
    public static bool HasControl(ReadOnlySpan<char> cell)
    {
        foreach (var c in cell)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029') return true;
        }
        return false;
    }

    private static bool IsInk(char c) => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\0');
}
