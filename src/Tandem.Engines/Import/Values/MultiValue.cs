namespace Tandem.Engines.Import.Values;

/// <summary>Splits a cell that holds several values: <c>a, b</c>, <c>a; b</c>, <c>a|b</c>, <c>a ::: b</c> (Google), <c>"VIP","Blog"</c> (Mailchimp), one a line.</summary>
public static class MultiValue
{
    private static readonly string[] Separators = [":::", "\n", ";", "|", ","];

    /// <summary>The separator that a column uses, the rarest character first; null when its cells hold one value each.</summary>
    public static string? Infer(IEnumerable<string> values)
    {
        var counts = new int[Separators.Length];
        foreach (var value in values)
        {
            var found = Array.FindIndex(Separators, s => value.Contains(s, StringComparison.Ordinal));
            if (found >= 0) counts[found]++;
        }
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) return Separators[i];
        }
        return null;
    }

    /// <summary>The values of a cell, trimmed, without empty ones and without repeats (by letter case too).</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="separator">The column's separator; null finds it in the cell.</param>
    public static IReadOnlyList<string> Split(string cell, string? separator = null)
    {
        separator ??= Array.Find(Separators, s => cell.Contains(s, StringComparison.Ordinal));
        if (separator is null) return One(cell);
        var values = new List<string>();
        var rest = cell.AsSpan();
        while (!rest.IsEmpty)
        {
            var part = Next(ref rest, separator);
            if (part.Length > 0 && !values.Contains(part, StringComparer.OrdinalIgnoreCase)) values.Add(part);
        }
        return values;
    }

    private static string[] One(string cell) => Clean(cell) is { Length: > 0 } value ? [value] : [];

    // A part in quotes may contain the separator: "Smith, J.","Doe".
    private static string Next(ref ReadOnlySpan<char> rest, string separator)
    {
        var start = rest.TrimStart();
        var from = 0;
        if (start.Length > 1 && start[0] == '"' && start[1..].IndexOf('"') is >= 0 and var close) from = rest.Length - start.Length + close + 2;
        var at = rest[from..].IndexOf(separator, StringComparison.Ordinal);
        var part = at < 0 ? rest : rest[..(from + at)];
        rest = at < 0 ? default : rest[(from + at + separator.Length)..];
        return Clean(part);
    }

    // Google marks the default value with an asterisk: "* myContacts".
    private static string Clean(ReadOnlySpan<char> part)
    {
        part = CellText.Trim(part);
        if (part.StartsWith("* ")) part = CellText.Trim(part[2..]);
        if (part is ['"', .., '"']) part = CellText.Trim(part[1..^1]);
        return part.ToString();
    }
}
