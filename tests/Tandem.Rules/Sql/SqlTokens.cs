namespace Tandem.Rules.Sql;

internal readonly record struct Token(string Text, int Line)
{
    public bool IsWord => Text.Length > 0 && (char.IsAsciiLetter(Text[0]) || Text[0] == '_');

    public bool Is(string text) => Text == text;
}

/// <summary>
/// Splits SQL into lower-cased words and single symbols. Comments and the inside of quoted strings are dropped;
/// dollar quotes are opened, so that the body of a PostgreSQL function is read like any other SQL.
/// </summary>
internal static class SqlTokens
{
    public static IReadOnlyList<Token> Of(string sql)
    {
        var tokens = new List<Token>();
        var line = 1;
        for (var at = 0; at < sql.Length;)
        {
            var end = End(sql, at);
            var piece = sql[at..end];
            if (Text(piece) is { } text)
            {
                tokens.Add(new Token(text, line));
            }

            line += piece.Count(c => c == '\n');
            at = end;
        }

        return tokens;
    }

    private static string? Text(string piece) => piece[0] switch
    {
        '-' when piece.StartsWith("--", StringComparison.Ordinal) => null,
        '/' when piece.StartsWith("/*", StringComparison.Ordinal) => null,
        '$' => null,
        '\'' => "''",
        '"' => piece.Trim('"').ToLowerInvariant(),
        _ when char.IsWhiteSpace(piece[0]) => null,
        _ => piece.ToLowerInvariant(),
    };

    private static int End(string sql, int at)
    {
        var first = sql[at];
        if (first is '\'' or '"')
        {
            return Until(sql, at + 1, first.ToString());
        }

        if (Starts(sql, at, "--"))
        {
            var newline = sql.IndexOf('\n', at);
            return newline < 0 ? sql.Length : newline;
        }

        if (Starts(sql, at, "/*"))
        {
            return Until(sql, at + 2, "*/");
        }

        var end = at + 1;
        if (IsPart(first) || first is '@' or '$')
        {
            while (end < sql.Length && (IsPart(sql[end]) || sql[end] == '$'))
            {
                end++;
            }
        }

        return end;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool Starts(string sql, int at, string what) => string.CompareOrdinal(sql, at, what, 0, what.Length) == 0;

    private static int Until(string sql, int from, string stop)
    {
        var found = sql.IndexOf(stop, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + stop.Length;
    }
}
