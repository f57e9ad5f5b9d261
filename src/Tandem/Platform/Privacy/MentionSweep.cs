using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Platform.Privacy;

/// <summary>The texts by which a person may be mentioned.</summary>
/// <param name="Addresses">Their addresses, in every spelling that is known.</param>
/// <param name="Names">Their full name, where nobody else has it and it is more than one word.</param>
/// <param name="Ids">The ids of the contact and its visitors: what only tells of them goes.</param>
public sealed record PersonTexts(IReadOnlyList<string> Addresses, IReadOnlyList<string> Names, IReadOnlyList<string> Ids);

/// <summary>
/// Goes through every text of the database for mentions of somebody who was erased. It reads first, which waits for nobody and holds nobody up, and writes only
/// the rows that it found.
/// </summary>
internal sealed class MentionSweep(Db db, IEnumerable<MentionRule> rules, IEnumerable<PersonalFiles> files)
{
    private const string Stand = "[erased]";
    private const int Batch = 200;
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private const string TextsOfSqlite =
        """
        select m.name as "table", c.name as "column", lower(m.sql) not like '%without rowid%' as has_place
        from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and lower(c.type) = 'text' and m.name not like 'sqlite_%' and m.sql not like 'create virtual%'
        order by m.name, c.cid
        """;

    private const string TextsOfPostgres =
        """
        select c.table_name as "table", c.column_name as "column", true as has_place
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema = current_schema() and c.data_type = 'text'
        order by c.table_name, c.ordinal_position
        """;

    private readonly Dictionary<string, MentionRule> _rules = rules.ToDictionary(rule => rule.Table, StringComparer.Ordinal);

    /// <summary>Takes the mentions out; how many rows and files had any.</summary>
    public async Task<int> Run(PersonTexts person, CancellationToken cancel)
    {
        var (addresses, names) = (new Needles(person.Addresses), new Needles(person.Names));
        var (all, more) = (addresses.And(names), addresses.And(names).And(new Needles(person.Ids)));
        var found = 0;
        var columns = await db.Read(session => session.Query<TextColumn>(session.Sql(TextsOfSqlite, TextsOfPostgres)), cancel);
        foreach (var table in columns.GroupBy(column => column.Table, StringComparer.Ordinal))
        {
            var rule = _rules.GetValueOrDefault(table.Key) ?? new MentionRule(table.Key, Mention.Replace);
            if (rule.Mention == Mention.Leave)
            {
                continue;
            }

            var needles = rule.Mention switch
            {
                Mention.ReplaceAddress => addresses,
                Mention.DeleteRow or Mention.Blank => more,
                _ => all,
            };
            foreach (var column in table.Where(column => rule.Columns.Count == 0 || rule.Columns.Contains(column.Column, StringComparer.Ordinal)))
            {
                found += await Sweep(rule, column, needles, cancel);
            }
        }

        foreach (var copies in files)
        {
            found += await db.Read(session => copies.Remove(session, all.IsIn), cancel);
        }

        return found;
    }

    private async Task<int> Sweep(MentionRule rule, TextColumn text, Needles needles, CancellationToken cancel)
    {
        if (needles.Texts.Count == 0)
        {
            return 0;
        }

        var column = text.Column;
        var candidates = await db.Read(async session =>
        {
            var place = text.HasPlace ? session.Sql("rowid", "ctid") : "''";
            var among = string.Join(" or ", needles.Texts.Select((_, i) => session.Sql($"instr(lower({column}), @n{i}) > 0", $"strpos(lower({column}), @n{i}) > 0")));
            return await session.Query<Found>($"select cast({place} as text) as place, {column} as text from {rule.Table} where ({among}) and {rule.Where}", needles.Parameters);
        }, cancel);
        var mentions = candidates.Where(row => needles.IsIn(row.Text)).ToList();
        foreach (var batch in mentions.Chunk(Batch))
        {
            await db.Write(async tx =>
            {
                foreach (var row in batch)
                {
                    await Write(tx, rule, text, row, needles);
                }
            }, cancel);
        }

        return mentions.Count;
    }

    /// <summary>
    /// By the row's physical place, where it has one, and by its text: PostgreSQL moves a row with every change, and what was changed in the meantime is
    /// then another text.
    /// </summary>
    private static Task<int> Write(Tx tx, MentionRule rule, TextColumn text, Found row, Needles needles)
    {
        var column = text.Column;
        var here = $"{(text.HasPlace ? tx.Sql("rowid = cast(@place as integer)", "ctid = @place::tid") : "true")} and {column} = @text";
        var sql = rule.Mention switch
        {
            Mention.DeleteRow => $"delete from {rule.Table} where {here}",
            Mention.Blank => $"update {rule.Table} set {column} = null where {here}",
            _ => $"update {rule.Table} set {column} = @clean where {here}",
        };
        return tx.Execute(sql, new { row.Place, row.Text, clean = needles.Clean(row.Text) });
    }

    /// <summary>The texts to look for, as they are and as they stand in JSON and in addresses of the web.</summary>
    private sealed class Needles
    {
        private readonly Regex? _pattern;

        public Needles(IEnumerable<string> texts)
        {
            Texts = [.. texts.SelectMany(Spellings).Distinct(StringComparer.Ordinal)];
            _pattern = Texts.Count == 0 ? null : new Regex(
                $@"(?<=^|[^\w.+-]|\\u[0-9a-f]{{4}}|\\[bfnrt]|%[0-9a-f]{{2}})(?:{string.Join('|', Texts.OrderByDescending(text => text.Length).Select(Regex.Escape))})(?![\w-]|\.\w)",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, LongestMatch);
        }

        public IReadOnlyList<string> Texts { get; }

        public Dictionary<string, object?> Parameters => Texts.Select((text, i) => (text, i)).ToDictionary(one => $"n{one.i}", object? (one) => one.text, StringComparer.Ordinal);

        public Needles And(Needles other) => new([.. Texts, .. other.Texts]);

        public bool IsIn(string text) => _pattern?.IsMatch(text) ?? false;

        public string Clean(string text) => _pattern?.Replace(text, Stand) ?? text;

        private static IEnumerable<string> Spellings(string text) =>
            new[]
                {
                    text, TextKey.Of(text), text.Normalize(NormalizationForm.FormD), JsonEncodedText.Encode(text).ToString(),
                    JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), Uri.EscapeDataString(text),
                }
                .SelectMany(one => new[] { one.ToLowerInvariant(), LowerAscii(one) });

        /// <summary>SQLite's lower() knows the letters of ASCII only.</summary>
        private static string LowerAscii(string text) => string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c));
    }

    private sealed class TextColumn
    {
        public required string Table { get; init; }

        public required string Column { get; init; }

        /// <summary>SQLite's tables without rowid have none.</summary>
        public bool HasPlace { get; init; }
    }

    private sealed class Found
    {
        public required string Place { get; init; }

        public required string Text { get; init; }
    }
}
