namespace Tandem.Engines.Import.Csv;

/// <summary>Finds the header among the first records: exports put titles, notes and blank lines above it (LinkedIn: three lines).</summary>
internal static class HeaderFinder
{
    private const int DeepestHeader = 30;

    private static readonly string[] DataDates =
        ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "dd-MM-yyyy HH:mm", "dd.MM.yyyy HH:mm", "dd/MM/yyyy HH:mm"];

    internal sealed record Found(DialectSniffer.Line Line, bool IsHeader);

    internal static Found? Find(List<DialectSniffer.Line> lines)
    {
        if (lines.Count == 0) return null;
        var line = lines[Index(lines)];
        return new Found(line, !line.Cells.Any(IsData));
    }

    /// <summary>The width that most records have; one-cell records count only when nothing else is there.</summary>
    internal static int UsualWidth(List<DialectSniffer.Line> lines) => lines
        .Where(l => l.Cells.Length > 1)
        .GroupBy(l => l.Cells.Length)
        .OrderByDescending(g => g.Count())
        .ThenByDescending(g => g.Key)
        .Select(g => g.Key)
        .FirstOrDefault(1);

    private static int Index(List<DialectSniffer.Line> lines)
    {
        var width = UsualWidth(lines);
        if (width == 1) return 0;
        var enough = Math.Max(2, width / 2);
        for (var i = 0; i < Math.Min(lines.Count, DeepestHeader); i++)
        {
            if (lines[i].Cells.Length < enough || lines[i].Filled < enough) continue;
            // With two columns a title cannot be told from a short header, unless a blank line parts them.
            return width > 2 || lines[i].AfterBlank ? i : 0;
        }
        return 0;
    }

    // No column is called "ada@example.com" or "2024-03-12 09:14": such a first row is data already. A day alone may head a column.
    private static bool IsData(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text.Length < 6) return false;
        var at = text.IndexOf('@');
        if (at > 0 && !text.ContainsAny(" \t") && text[at..].Contains('.')) return true;
        if (Guid.TryParse(text, out _)) return true;
        return text.Length >= 10 && char.IsAsciiDigit(text[0])
            && DateTime.TryParseExact(text, DataDates, System.Globalization.CultureInfo.InvariantCulture, default, out _);
    }
}
