namespace Tandem.Rules.Sql;

/// <summary>The columns that a statement sets: <c>update t set a = …</c> and <c>insert into t … on conflict do update set a = …</c>.</summary>
internal static class UpdatedColumns
{
    private static readonly string[] Ends = ["where", "from", "returning", ";"];

    public static IEnumerable<(string Table, string Column)> In(string sql)
    {
        var tokens = SqlTokens.Of(sql);
        var table = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text is "into" or "update" && i + 1 < tokens.Count && !tokens[i + 1].Is("set"))
            {
                table = NameAt(tokens, i + 1);
            }

            if (tokens[i].Is("set") && table.Length > 0)
            {
                foreach (var column in Targets(tokens, i + 1))
                {
                    yield return (table, column);
                }
            }
        }
    }

    private static string NameAt(IReadOnlyList<Token> tokens, int at)
    {
        at = tokens[at].Is("only") ? at + 1 : at;
        at = at + 2 < tokens.Count && tokens[at + 1].Is(".") ? at + 2 : at;
        return at < tokens.Count ? tokens[at].Text : "";
    }

    // A target stands before the first `=` of each comma-separated part; `(a, b) = (…)` sets both.
    private static IEnumerable<string> Targets(IReadOnlyList<Token> tokens, int at)
    {
        var depth = 0;
        var isTarget = true;
        for (; at < tokens.Count && depth >= 0; at++)
        {
            var token = tokens[at];
            depth += token.Text switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0 && Ends.Contains(token.Text, StringComparer.Ordinal))
            {
                yield break;
            }

            if (depth == 0 && token.Text is "=" or ",")
            {
                isTarget = token.Is(",");
            }
            else if (isTarget && token.IsWord)
            {
                yield return token.Text;
            }
        }
    }
}
