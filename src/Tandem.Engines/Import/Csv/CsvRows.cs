using System.Buffers;
using System.Globalization;

namespace Tandem.Engines.Import.Csv;

/// <summary>
/// Reads the records of a CSV file one by one (RFC 4180, any delimiter, CR LF, LF or CR), with the real line of each, and goes
/// on after a record that cannot be read: the caller gets its line and the reason, and the next call reads the next line.
/// </summary>
/// <remarks>
/// Why not CsvHelper, which the tests use as the oracle: it ends the whole reading at a record over its limit and lets one
/// unclosed quote swallow the good rows after it, where an import must name the line and go on. Measured on 1,000,000 rows × 12
/// cells (125 MB) on one core: see docs of <c>CsvRowsTests</c>.
/// Cells are spans into the read buffer; they are valid until the next call of <see cref="Read"/>.
/// </remarks>
public sealed class CsvRows : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly TextReader reader;
    private readonly CsvDialect dialect;
    private readonly CsvLimits limits;
    private readonly int expected;

    private char[] buffer = ArrayPool<char>.Shared.Rent(FirstBuffer);
    private int record;     // where the current record starts in the buffer
    private int next;       // where the next record starts
    private int end;        // the end of what was read
    private bool atEnd;
    private bool disposed;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int fields;
    private int breaks;     // line breaks inside the quoted cells of the current record
    private long nextLine = 1;

    /// <summary>Opens a reader over text whose delimiter and quote are known.</summary>
    /// <param name="reader">The text; disposed with this object.</param>
    /// <param name="dialect">Delimiter and quote; the header line is not looked at here (see <see cref="CsvFile.OpenRows"/>).</param>
    /// <param name="limits">Bounds on the length of a record.</param>
    /// <param name="expectedColumns">The width of the header: rows with more filled cells are problems, blank rows are passed over. 0: take rows as they are.</param>
    public CsvRows(TextReader reader, CsvDialect dialect, CsvLimits? limits = null, int expectedColumns = 0)
    {
        this.reader = reader;
        this.dialect = dialect;
        this.limits = limits ?? CsvLimits.Default;
        expected = expectedColumns;
    }

    /// <summary>The line on which the current record starts, counted from 1 over every line of the file.</summary>
    public long Line { get; private set; }

    /// <summary>Why the current record is not a row; null when it is one.</summary>
    public ImportProblem? Problem { get; private set; }

    /// <summary>How many cells the current row has.</summary>
    public int Count => fields;

    /// <summary>The line on which the next record starts.</summary>
    internal long NextLine => nextLine;

    /// <summary>How many cells of the current row were quoted.</summary>
    internal int QuotedCells { get; private set; }

    /// <summary>A cell without its quotes; empty where the row is shorter than asked.</summary>
    public ReadOnlySpan<char> this[int column] =>
        column < fields ? buffer.AsSpan(record + starts[column], ends[column] - starts[column]) : default;

    /// <summary>A cell as a string.</summary>
    public string Text(int column) => this[column].ToString();

    /// <summary>Goes to the next record, or to the next problem. False at the end of the file.</summary>
    public bool Read(CancellationToken cancellation = default)
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            if (!ReadRecord()) return false;
        }
        while (Problem is null && IsBlank());
        if (Problem is null) CheckCells();
        return true;
    }

    /// <summary>Passes over the records that start at or before a line, such as the header and what stands above it.</summary>
    internal void SkipLines(long line)
    {
        while (nextLine <= line && ReadRecord())
        {
        }
    }

    /// <summary>Gives the buffer back and closes the text.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        fields = 0;
        reader.Dispose();
    }

    private bool IsBlank()
    {
        if (fields == 1 && ends[0] == starts[0] && QuotedCells == 0) return true;
        if (expected == 0 || fields > starts.Length) return false;
        for (var i = 0; i < fields; i++)
        {
            if (!this[i].IsWhiteSpace()) return false;
        }
        return true;
    }

    private void CheckCells()
    {
        if (buffer.AsSpan(record, next - record).Contains('\0'))
        {
            Fail("controlCharacter", "The row contains a zero character, which no text may have.");
            return;
        }
        if (fields > limits.MaxColumns)
        {
            Fail("tooManyCells", string.Create(CultureInfo.InvariantCulture, $"The row has {fields:N0} cells; at most {limits.MaxColumns:N0} are read."));
            return;
        }
        if (expected == 0 || fields <= expected) return;
        for (var i = expected; i < fields; i++)
        {
            if (this[i].IsWhiteSpace()) continue;
            Fail("tooManyCells", $"The row has {fields} cells, but the header has {expected}. A cell that contains the delimiter must be quoted.");
            return;
        }
        fields = expected;
    }

    private bool ReadRecord()
    {
        Problem = null;
        fields = 0;
        QuotedCells = 0;
        breaks = 0;
        record = next;
        Line = nextLine;
        if (record == end && !Fill()) return false;

        var at = 0;             // relative to the record, because filling moves it
        while (true)
        {
            var quoted = Available(at) && buffer[record + at] == dialect.Quote;
            at = quoted ? ReadQuoted(at) : ReadPlain(at);
            if (at < 0) return true;
            if (record + at == end)
            {
                if (atEnd) break;
                TooLong();
                return true;
            }
            if (buffer[record + at++] == dialect.Delimiter) continue;
            SkipLineFeed(ref at);
            break;
        }
        next = record + at;
        nextLine = Line + breaks + 1;
        if (at > limits.MaxRecordLength) Fail("lineTooLong", TooLongMessage());
        return true;
    }

    // A record ends with CR LF, LF or CR; the CR is behind us.
    private void SkipLineFeed(ref int at)
    {
        if (buffer[record + at - 1] == '\r' && Available(at) && buffer[record + at] == '\n') at++;
    }

    private int ReadPlain(int start)
    {
        var from = start;
        while (true)
        {
            var found = buffer.AsSpan(record + from, end - record - from).IndexOfAny(dialect.Delimiter, '\r', '\n');
            if (found >= 0)
            {
                AddCell(start, from + found);
                return from + found;
            }
            from = end - record;
            if (Fill()) continue;
            if (!atEnd) return TooLong();
            AddCell(start, from);
            return from;
        }
    }

    private int ReadQuoted(int open)
    {
        var from = open + 1;
        var escapes = 0;
        while (true)
        {
            var found = buffer.AsSpan(record + from, end - record - from).IndexOf(dialect.Quote);
            if (found < 0)
            {
                from = end - record;
                if (Fill()) continue;
                return Unclosed(open);
            }
            var close = from + found;
            if (!Available(close + 1) || buffer[record + close + 1] != dialect.Quote)
                return CloseQuoted(open, close, escapes);
            escapes++;
            from = close + 2;
        }
    }

    private int CloseQuoted(int open, int close, int escapes)
    {
        var after = close + 1;
        while (Available(after) && buffer[record + after] is ' ' or '\t' && buffer[record + after] != dialect.Delimiter) after++;
        if (Available(after) && buffer[record + after] is var c && c != dialect.Delimiter && c is not ('\r' or '\n'))
            return Resume(open, "strayQuote", "There is text after a closing quote. A quote inside a quoted cell must be doubled (\"\").");
        var text = buffer.AsSpan(record + open + 1, close - open - 1);
        breaks += LineBreaks(text);
        AddCell(open + 1, open + 1 + (escapes == 0 ? text.Length : Unescape(text, dialect.Quote)));
        QuotedCells++;
        return after;
    }

    private static int Unescape(Span<char> text, char quote)
    {
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            text[kept++] = text[i];
            if (text[i] == quote) i++;
        }
        return kept;
    }

    private static int LineBreaks(ReadOnlySpan<char> text) => Math.Max(text.Count('\n'), text.Count('\r'));

    private int Unclosed(int open) => atEnd || buffer.AsSpan(record + open, end - record - open).ContainsAny('\r', '\n')
        ? Resume(open, "unclosedQuote", "A quote that opens in this row is never closed.")
        : TooLong();

    // The text after a broken quote is read again as ordinary lines, so one bad row costs one row.
    private int Resume(int open, string code, string message)
    {
        var breakAt = buffer.AsSpan(record + open, end - record - open).IndexOfAny('\r', '\n');
        if (breakAt < 0 && !atEnd) return SkipLine(code, message);
        var at = breakAt < 0 ? end - record : open + breakAt + 1;
        if (breakAt >= 0) SkipLineFeed(ref at);
        Fail(code, message);
        nextLine = Line + breaks + LineBreaks(buffer.AsSpan(record + open, at - open));
        next = record + at;
        return -1;
    }

    private int TooLong() => SkipLine("lineTooLong", TooLongMessage());

    private string TooLongMessage() => string.Create(CultureInfo.InvariantCulture,
        $"The row is longer than {limits.MaxRecordLength:N0} characters. A line break or a closing quote is probably missing.");

    private int SkipLine(string code, string message)
    {
        Fail(code, message);
        nextLine = Line + breaks + 1;
        int at;
        int found;
        do
        {
            record = next = end = 0;
            if (!Fill()) return -1;
            found = buffer.AsSpan(0, end).IndexOfAny('\r', '\n');
            at = found + 1;
        }
        while (found < 0);
        SkipLineFeed(ref at);
        next = record + at;
        return -1;
    }

    private void Fail(string code, string message)
    {
        Problem = new ImportProblem(code, message, Line);
        fields = 0;
    }

    // A line of nothing but delimiters must not cost memory either: cells beyond the limit are only counted.
    private void AddCell(int start, int stop)
    {
        if (fields == starts.Length && fields <= limits.MaxColumns)
        {
            Array.Resize(ref starts, starts.Length * 2);
            Array.Resize(ref ends, ends.Length * 2);
        }
        if (fields < starts.Length) (starts[fields], ends[fields]) = (start, stop);
        fields++;
    }

    private bool Available(int at) => record + at < end || (Fill() && record + at < end);

    /// <summary>Reads more text behind <see cref="end"/>; false at the end of the text and when the record would pass its limit.</summary>
    private bool Fill()
    {
        if (atEnd) return false;
        if (record > 0)
        {
            buffer.AsSpan(record, end - record).CopyTo(buffer);
            end -= record;
            next -= record;
            record = 0;
        }
        if (end > limits.MaxRecordLength) return false;
        if (end == buffer.Length) Grow();
        var read = reader.Read(buffer, end, buffer.Length - end);
        atEnd = read == 0;
        end += read;
        return read > 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
