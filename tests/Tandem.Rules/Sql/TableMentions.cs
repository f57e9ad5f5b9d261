namespace Tandem.Rules.Sql;

internal sealed record TableMention(string Table, bool Writes);

/// <summary>Which tables a piece of SQL names, by the word before the name: from, join, into, update, table, truncate, references.</summary>
internal static class TableMentions
{
    private static readonly string[] Words = ["from", "join", "into", "update", "table", "truncate", "references"];
    private static readonly string[] Fillers = ["if", "not", "exists", "only", "lateral", "table"];
    private static readonly string[] NotNames = ["set", "on", "of", "or", "skip", "nowait", "cascade", "restrict", "no", "select", "unnest", "generate_series"];
    private static readonly string[] EndsAlias =
        ["where", "join", "left", "inner", "cross", "full", "right", "on", "group", "order", "limit", "set", "values", "union", "using", "returning", "for"];

    public static IEnumerable<TableMention> In(string sql)
    {
        var tokens = SqlTokens.Of(sql);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Words.Contains(tokens[i].Text, StringComparer.Ordinal))
            {
                continue;
            }

            var writes = tokens[i].Text is "into" or "update" or "table" or "truncate"
                || (tokens[i].Is("from") && i > 0 && tokens[i - 1].Is("delete"));
            foreach (var table in NamesAfter(tokens, i + 1))
            {
                yield return new TableMention(table, writes);
            }
        }
    }

    private static IEnumerable<string> NamesAfter(IReadOnlyList<Token> tokens, int at)
    {
        while (true)
        {
            while (at < tokens.Count && Fillers.Contains(tokens[at].Text, StringComparer.Ordinal))
            {
                at++;
            }

            if (at >= tokens.Count || !tokens[at].IsWord || NotNames.Contains(tokens[at].Text, StringComparer.Ordinal))
            {
                yield break;
            }

            // `public.people_contacts` names a table; `extract(year from people_x.born_at)` names a column.
            if (Has(tokens, at + 1, "."))
            {
                if (!tokens[at].Is("public") && !tokens[at].Is("main"))
                {
                    yield break;
                }

                at += 2;
            }

            yield return tokens[at].Text;
            at = AfterAlias(tokens, at + 1);
            if (!Has(tokens, at, ","))
            {
                yield break;
            }

            at++;
        }
    }

    private static int AfterAlias(IReadOnlyList<Token> tokens, int at)
    {
        at = Has(tokens, at, "as") ? at + 1 : at;
        var alias = at < tokens.Count && tokens[at].IsWord && !EndsAlias.Contains(tokens[at].Text, StringComparer.Ordinal);
        return alias ? at + 1 : at;
    }

    private static bool Has(IReadOnlyList<Token> tokens, int at, string text) => at < tokens.Count && tokens[at].Is(text);
}
