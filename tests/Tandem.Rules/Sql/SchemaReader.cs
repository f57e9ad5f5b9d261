namespace Tandem.Rules.Sql;

/// <summary>Reads the statements of one migration that make, change or drop tables, views and unique indexes.</summary>
internal static class SchemaReader
{
    private const string Mark = "-- distribution:";
    private static readonly string[] Noise = ["temp", "temporary", "unlogged", "if", "not", "exists", "concurrently", "only", "materialized", "recursive"];

    public static void Read(Schema schema, string file, string sql)
    {
        var lines = sql.Split('\n');
        foreach (var statement in Statements(SqlTokens.Of(sql)))
        {
            // `create or replace view` reads like `create view`.
            var words = statement.Where((token, i) => !(i is 1 or 2 && token.Text is "or" or "replace")).ToList();
            var kind = string.Join(' ', words.Where(word => !Noise.Contains(word.Text, StringComparer.Ordinal)).Take(3).Select(word => word.Text));
            var name = kind.Split(' ').Last();
            if (kind.StartsWith("create table ", StringComparison.Ordinal))
            {
                CreateTable(schema, words, new Table(name, DistributionAbove(lines, words[0].Line), file, words[0].Line));
            }
            else if (kind.StartsWith("create view ", StringComparison.Ordinal))
            {
                schema.Views.Add(name);
            }
            else if (kind.StartsWith("create unique index", StringComparison.Ordinal))
            {
                CreateUniqueIndex(schema, words);
            }
            else if (kind.StartsWith("alter table ", StringComparison.Ordinal) && schema.Tables.TryGetValue(name, out var table))
            {
                AlterTable(schema, table, words);
            }
            else if (kind.StartsWith("drop ", StringComparison.Ordinal))
            {
                Drop(schema, name);
            }
        }
    }

    private static IEnumerable<List<Token>> Statements(IReadOnlyList<Token> tokens)
    {
        var statement = new List<Token>();
        foreach (var token in tokens.Append(new Token(";", 0)))
        {
            if (!token.Is(";"))
            {
                statement.Add(token);
            }
            else if (statement.Count > 0)
            {
                yield return statement;
                statement = [];
            }
        }
    }

    private static string? DistributionAbove(string[] lines, int createLine)
    {
        for (var i = createLine - 2; i >= 0 && lines[i].TrimStart().StartsWith("--", StringComparison.Ordinal); i--)
        {
            var text = lines[i].Trim();
            if (text.StartsWith(Mark, StringComparison.Ordinal))
            {
                return text[Mark.Length..].Trim();
            }
        }

        return null;
    }

    private static void CreateTable(Schema schema, List<Token> words, Table table)
    {
        // A partition has its parent's columns and keys.
        if (words.Exists(word => word.Is("partition")) && words.Exists(word => word.Is("of")))
        {
            return;
        }

        foreach (var item in Items(words, words.FindIndex(word => word.Is("("))))
        {
            AddItem(table, item);
        }

        schema.Tables[table.Name] = table;
    }

    private static void AddItem(Table table, List<Token> item)
    {
        var named = item[0].Is("constraint");
        var body = named ? item[2..] : item;
        var name = named ? item[1].Text : string.Join(' ', body.Select(token => token.Text));
        switch (body[0].Text)
        {
            case "primary" or "unique":
                table.Keys.Add(new Key(name, KeyColumns(body), body[0].Is("primary")));
                break;
            case "check" or "foreign" or "exclude" or "like":
                break;
            default:
                AddColumn(table, body);
                break;
        }
    }

    private static void AddColumn(Table table, List<Token> item)
    {
        var name = item[0].Text;
        table.Columns.Add(new Column(name, Has(item, "not", "null")));
        if (Has(item, "primary", "key"))
        {
            table.Keys.Add(new Key(name, [name], IsPrimary: true));
        }
        else if (item.Exists(token => token.Is("unique")))
        {
            table.Keys.Add(new Key(name, [name], IsPrimary: false));
        }
    }

    private static void CreateUniqueIndex(Schema schema, List<Token> words)
    {
        var on = words.FindIndex(word => word.Is("on"));
        var at = words[on + 1].Is("only") ? on + 2 : on + 1;
        if (schema.Tables.TryGetValue(words[at].Text, out var table))
        {
            table.Keys.Add(new Key(words[on - 1].Text, KeyColumns(words[at..]), IsPrimary: false));
        }
    }

    private static void AlterTable(Schema schema, Table table, List<Token> words)
    {
        var action = words[(words.FindIndex(word => word.Is(table.Name)) + 1)..];
        action.RemoveAll(word => word.Text is "column" or "if" or "exists");
        switch (action)
        {
            case [{ Text: "rename" }, { Text: "to" }, var name]:
                schema.Tables.Remove(table.Name);
                table.Name = name.Text;
                schema.Tables[table.Name] = table;
                break;
            case [{ Text: "rename" }, var old, { Text: "to" }, var name]:
                RenameColumn(table, old.Text, name.Text);
                break;
            case [{ Text: "add" }, { Text: "not" }, .. var item]:
                AddItem(table, item);
                break;
            case [{ Text: "add" }, .. var item]:
                AddItem(table, item);
                break;
            case [{ Text: "drop" }, { Text: "constraint" }, var constraint]:
                table.Keys.RemoveAll(key => key.Name == constraint.Text);
                break;
        }
    }

    private static void RenameColumn(Table table, string old, string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            table.Columns[i] = table.Columns[i].Name == old ? table.Columns[i] with { Name = name } : table.Columns[i];
        }

        for (var i = 0; i < table.Keys.Count; i++)
        {
            table.Keys[i] = table.Keys[i] with { Columns = table.Keys[i].Columns.Select(column => column == old ? name : column).ToList() };
        }
    }

    private static void Drop(Schema schema, string name)
    {
        schema.Tables.Remove(name);
        schema.Views.Remove(name);
        foreach (var table in schema.Tables.Values)
        {
            table.Keys.RemoveAll(key => key.Name == name);
        }
    }

    private static List<string> KeyColumns(List<Token> words) =>
        Items(words, words.FindIndex(word => word.Is("(")))
            .Select(item => item[0].IsWord && (item.Count == 1 || item[1].IsWord) ? item[0].Text : "")
            .ToList();

    /// <summary>The comma-separated parts between an opening parenthesis and its partner.</summary>
    private static IEnumerable<List<Token>> Items(List<Token> words, int open)
    {
        var item = new List<Token>();
        var depth = 0;
        for (var i = open; i >= 0 && i < words.Count; i++)
        {
            depth += words[i].Text switch { "(" => 1, ")" => -1, _ => 0 };
            var ends = depth == 0 || (depth == 1 && words[i].Is(","));
            if (ends && item.Count > 0)
            {
                yield return item;
                item = [];
            }
            else if (i > open)
            {
                item.Add(words[i]);
            }

            if (depth == 0)
            {
                yield break;
            }
        }
    }

    private static bool Has(List<Token> item, string first, string second)
    {
        var at = item.FindIndex(token => token.Is(first));
        return at >= 0 && at + 1 < item.Count && item[at + 1].Is(second);
    }
}
