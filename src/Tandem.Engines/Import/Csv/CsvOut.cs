using System.Buffers;
using System.Globalization;

namespace Tandem.Engines.Import.Csv;

/// <summary>
/// Writes CSV (RFC 4180: CR LF, quotes doubled) that is safe to open in a spreadsheet. A text cell that a spreadsheet would run
/// as a formula gets an apostrophe in front, as OWASP's page on CSV injection advises; numbers and dates come from us, stay as they are, and so stay numbers.
/// </summary>
/// <param name="writer">Where the text goes; not disposed.</param>
/// <param name="delimiter">Between two cells.</param>
public sealed class CsvOut(TextWriter writer, char delimiter = ',')
{
    private static readonly SearchValues<char> PhoneSigns = SearchValues.Create("0123456789 ().");

    // The separators of other countries too: a file is opened where nobody asks which one it has.
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\"\r\n,;\t|");

    private bool rowHasCell;

    /// <summary>Whether a spreadsheet takes a cell that begins so for a formula: = + - @, tab, line breaks, and their full-width forms.</summary>
    public static bool IsFormulaStart(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    /// <summary>Text that people or the outside world wrote.</summary>
    public CsvOut Text(ReadOnlySpan<char> text) => Cell(text, IsRisky(text));

    /// <summary>Takes away what <see cref="Text"/> put before a cell, so that export and import are a round trip.</summary>
    public static ReadOnlySpan<char> Restore(ReadOnlySpan<char> cell) => cell is ['\'', ..] && IsRisky(cell[1..]) ? cell[1..] : cell;

    // Text that begins with apostrophes and a sign gets one more too: what is taken away is then always what was added.
    private static bool IsRisky(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\'');
        return !text.IsEmpty && IsFormulaStart(text[0]);
    }

    /// <summary>A telephone number: <c>+49 89 1234</c> is no formula and is kept; anything else is written as text.</summary>
    public CsvOut Phone(ReadOnlySpan<char> phone) =>
        phone is ['+', >= '0' and <= '9', ..] && !phone[1..].ContainsAnyExcept(PhoneSigns) ? Cell(phone, isRisky: false) : Text(phone);

    /// <summary>A number, with a decimal point and no grouping.</summary>
    public CsvOut Number(decimal number) => Cell(number.ToString(CultureInfo.InvariantCulture), isRisky: false);

    /// <summary>A whole number.</summary>
    public CsvOut Number(long number) => Cell(number.ToString(CultureInfo.InvariantCulture), isRisky: false);

    /// <summary>A day, <c>yyyy-mm-dd</c>.</summary>
    public CsvOut Date(DateOnly day) => Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isRisky: false);

    /// <summary>An instant in UTC, ISO 8601 with milliseconds.</summary>
    public CsvOut Instant(DateTimeOffset instant) => Cell(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), isRisky: false);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public CsvOut Boolean(bool value) => Cell(value ? "true" : "false", isRisky: false);

    /// <summary>An empty cell.</summary>
    public CsvOut Empty() => Cell(default, isRisky: false);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        writer.Write("\r\n");
        rowHasCell = false;
    }

    private CsvOut Cell(ReadOnlySpan<char> text, bool isRisky)
    {
        if (rowHasCell) writer.Write(delimiter);
        var quote = isRisky || NeedsQuotes(text);
        rowHasCell = true;
        if (quote) writer.Write('"');
        if (isRisky) writer.Write('\'');
        if (quote) WriteDoubled(text);
        else writer.Write(text);
        if (quote) writer.Write('"');
        return this;
    }

    // An empty first cell is quoted: a row of nothing else would be a blank line, which readers pass over.
    private bool NeedsQuotes(ReadOnlySpan<char> text) =>
        text.IsEmpty ? !rowHasCell : text.ContainsAny(Quoted) || text.Contains(delimiter) || text[0] == ' ' || text[^1] == ' ';

    private void WriteDoubled(ReadOnlySpan<char> text)
    {
        int quote;
        while ((quote = text.IndexOf('"')) >= 0)
        {
            writer.Write(text[..(quote + 1)]);
            writer.Write('"');
            text = text[(quote + 1)..];
        }
        writer.Write(text);
    }
}
