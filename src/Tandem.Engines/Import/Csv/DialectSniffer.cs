namespace Tandem.Engines.Import.Csv;

/// <summary>Finds delimiter, quote and header line from the first part of a file.</summary>
internal static class DialectSniffer
{
    private const int MostRecords = 400;
    private static readonly char[] Usual = [',', ';', '\t', '|'];

    // Seen in exports of old systems; believed only when every record agrees, since they are ordinary characters too.
    private static readonly char[] Unusual = ['\u001F', '\u001E', '\u0001', '^', '~', '¦', '§', '¬', '#', '!', '*', '%', '&', ':'];

    /// <summary>One record of the sample, as one candidate dialect cuts it.</summary>
    internal sealed record Line(long Number, bool AfterBlank, string[] Cells)
    {
        internal int Filled => Cells.Count(c => !string.IsNullOrWhiteSpace(c));
    }

    private sealed record Candidate(CsvDialect Dialect, List<Line> Lines, double Score);

    internal static CsvDialect Sniff(string sample, char? delimiter)
    {
        var declared = Declared(sample);
        delimiter ??= declared;
        var skipped = declared is null ? 0 : 1;
        var best = delimiter is { } known ? Try(sample, known, '"', skipped) : Best(sample, skipped);
        best = WithApostrophes(sample, best, skipped);
        return HeaderFinder.Find(best.Lines) is { } header
            ? best.Dialect with { HeaderLine = (int)header.Line.Number, HasHeader = header.IsHeader }
            : best.Dialect with { HeaderLine = 1 + skipped };
    }

    // Excel's own hint: a first line of the form sep=;
    private static char? Declared(string sample) =>
        sample.Length >= 6 && sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample[5] is '\r' or '\n'
            ? sample[4]
            : null;

    private static Candidate Best(string sample, int skipped)
    {
        var best = Usual.Select(d => Try(sample, d, '"', skipped)).MaxBy(c => c.Score)!;
        if (best.Score > 0) return best;
        var rare = Unusual.Where(sample.Contains).Select(d => Try(sample, d, '"', skipped)).Where(AllAgree).MaxBy(c => c.Score);
        return rare ?? best;
    }

    private static bool AllAgree(Candidate c) =>
        c.Score > 0 && c.Lines.Count > 1 && c.Lines[0].Cells.Length >= 3 && c.Lines.TrueForAll(l => l.Cells.Length == c.Lines[0].Cells.Length);

    private static Candidate Try(string sample, char delimiter, char quote, int skipped)
    {
        var dialect = new CsvDialect(delimiter, quote);
        var lines = Cut(sample, dialect, skipped);
        return new Candidate(dialect, lines, Score(lines));
    }

    private static List<Line> Cut(string sample, CsvDialect dialect, int skipped)
    {
        using var rows = new CsvRows(new StringReader(sample), dialect);
        var lines = new List<Line>();
        long expected = 1;
        while (lines.Count < MostRecords && rows.Read())
        {
            if (rows.Problem is null && rows.Line > skipped)
                lines.Add(new Line(rows.Line, rows.Line > expected, [.. Enumerable.Range(0, rows.Count).Select(rows.Text)]));
            expected = rows.NextLine;
        }
        return lines;
    }

    // Many cells, and the same number in most records: that is the delimiter. The header must have been cut by it too.
    private static double Score(List<Line> lines)
    {
        if (lines.Count == 0 || HeaderFinder.Find(lines) is not { } header || header.Line.Cells.Length < 2) return 0;
        var width = HeaderFinder.UsualWidth(lines);
        var support = (double)lines.Count(l => l.Cells.Length == width) / lines.Count;
        var agrees = header.Line.Cells.Length == width ? 1.0 : 0.8;
        // A wrong delimiter may cut the text of some rows and not the header, which then looks like a title above it.
        var first = ReferenceEquals(header.Line, lines[0]) ? 1.0 : 0.6;
        return support * agrees * first * (1 - 1.0 / width);
    }

    // A file quoted with ' instead of ": nearly every cell stands in apostrophes, and none in quotes.
    private static Candidate WithApostrophes(string sample, Candidate best, int skipped)
    {
        if (!sample.Contains('\'', StringComparison.Ordinal)) return best;
        int quoted = 0, filled = 0;
        foreach (var cell in best.Lines.SelectMany(l => l.Cells))
        {
            if (cell.Length == 0) continue;
            filled++;
            if (cell is ['\'', .., '\'']) quoted++;
        }
        if (quoted * 2 < filled) return best;
        var other = Try(sample, best.Dialect.Delimiter, '\'', skipped);
        return other.Score >= best.Score ? other : best;
    }
}
