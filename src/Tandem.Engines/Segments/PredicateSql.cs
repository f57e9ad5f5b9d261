using System.Globalization;
using System.Text;
using Tandem.Engines.Text;

namespace Tandem.Engines.Segments;

/// <summary>One positive <see cref="Predicate"/> on the value of one row as SQL. Where the engines differ, both texts stand side by side.</summary>
internal sealed class PredicateSql(SqlDialect dialect, FilterContext context, SqlParameters parameters)
{
    private bool IsSqlite => dialect is SqlDialect.Sqlite;

    public string Write(FilterField field, Predicate predicate)
    {
        var value = Value(field);
        var isJsonSet = FilterOps.IsSet(field.Type) && field.Source.InRow is FieldSource.Json;
        return predicate switch
        {
            Predicate.Known when isJsonSet => $"{ArrayLength}({value}) > 0",
            // Greater than '' is neither null nor empty, and an index can answer it.
            Predicate.Known when IsText(field) => $"{value} > ''",
            Predicate.Known => $"{value} is not null",
            Predicate.OneOf one when isJsonSet => HasAny(value, one.Values),
            Predicate.AllOf all when isJsonSet => HasAll(value, all.Values),
            Predicate.OneOf one => OneOf(field, value, one.Values),
            Predicate.Part part => Part(value, part),
            Predicate.Range range => Range(field, value, range),
            Predicate.Days days when field.Type is FieldType.Date => DaysAsText(value, days),
            Predicate.Days days => DaysAsInstants(value, days),
            _ => throw new InvalidOperationException($"No SQL for {predicate.GetType().Name}."),
        };
    }

    /// <summary>The opposite of known in a form that an index can answer.</summary>
    public string Unknown(FilterField field)
    {
        var value = Value(field);
        if (FilterOps.IsSet(field.Type)) return $"({ArrayLength}({value}) > 0) is not true";
        return IsText(field) ? $"({value} is null or {value} = '')" : $"{value} is null";
    }

    private string Value(FilterField field) => FieldExpression.Of(dialect, field.Source, field.Type, field.Form);

    private static bool IsText(FilterField field) =>
        FilterOps.IsText(field.Type) || field.Type is FieldType.Select || FilterOps.IsSet(field.Type);

    private string ArrayLength => IsSqlite ? "json_array_length" : "jsonb_array_length";

    private string OneOf(FilterField field, string value, IReadOnlyList<object> values) =>
        values is [var only] ? $"{value} = {Operand(field, only)}" : $"{value} in ({Operands(field, values)})";

    private string HasAny(string value, IReadOnlyList<object> values) => IsSqlite
        ? $"exists (select 1 from json_each({value}) item where item.type = 'text' and item.value in ({Texts(values)}))"
        : $"{value} ?| array[{Texts(values)}]";

    private string HasAll(string value, IReadOnlyList<object> values) => IsSqlite
        ? $"(select count(distinct item.value) from json_each({value}) item where item.type = 'text' and item.value in ({Texts(values)})) = {values.Count}"
        : $"{value} ?& array[{Texts(values)}]";

    private string Texts(IReadOnlyList<object> values) => string.Join(", ", values.Select(parameters.Add));

    private string Part(string value, Predicate.Part part)
    {
        if (part.Where is TextPart.Start) return Prefix(value, part.Text);
        // SQLite's LIKE refuses long patterns and folds case; PostgreSQL's can use a trigram index.
        if (!IsSqlite)
        {
            var end = part.Where is TextPart.Anywhere ? "%" : "";
            return $"{value} like {parameters.Add($"%{TextKey.EscapeLike(part.Text)}{end}")} escape '\\'";
        }
        var text = parameters.Add(part.Text);
        return part.Where is TextPart.Anywhere ? $"instr({value}, {text}) > 0" : $"substr({value}, -length({text})) = {text}";
    }

    /// <summary>A prefix is a range of bytes, which an index in byte order answers on both engines.</summary>
    private string Prefix(string value, string text)
    {
        if (!IsSqlite) value = $"{value} collate \"C\"";
        var from = $"{value} >= {parameters.Add(text)}";
        return After(text) is { } end ? $"({from} and {value} < {parameters.Add(end)})" : from;
    }

    /// <summary>The least text that is greater than everything that starts with this one, by code points; null if there is none.</summary>
    private static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF) runes.RemoveAt(runes.Count - 1);
        if (runes.Count == 0) return null;
        var last = runes[^1].Value;
        runes[^1] = new Rune(last == 0xD7FF ? 0xE000 : last + 1);
        return string.Concat(runes);
    }

    private string Range(FilterField field, string value, Predicate.Range range)
    {
        var (above, below) = range.Inclusive ? (">=", "<=") : (">", "<");
        var from = range.From is { } least ? $"{value} {above} {Operand(field, least)}" : null;
        var to = range.To is { } most ? $"{value} {below} {Operand(field, most)}" : null;
        return Both(from, to);
    }

    private string DaysAsText(string value, Predicate.Days days)
    {
        if (days.From == days.To) return $"{value} = {Day(days.From!.Value)}";
        var from = days.From is { } first ? $"{value} >= {Day(first)}" : null;
        var to = days.To is { } last ? $"{value} <= {Day(last)}" : null;
        return Both(from, to);
    }

    private string Day(DateOnly day) => parameters.Add(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private string DaysAsInstants(string value, Predicate.Days days)
    {
        var from = days.From is { } first ? $"{value} >= {parameters.Add(CalendarDays.StartOf(first, context.Zone))}" : null;
        var to = days.To is { } last ? $"{value} < {parameters.Add(CalendarDays.StartOf(last.AddDays(1), context.Zone))}" : null;
        return Both(from, to);
    }

    private static string Both(string? from, string? to) => (from, to) switch
    {
        (not null, not null) => $"({from} and {to})",
        _ => from ?? to ?? throw new InvalidOperationException("A range without ends."),
    };

    private string Operands(FilterField field, IReadOnlyList<object> values) =>
        string.Join(", ", values.Select(value => Operand(field, value)));

    private string Operand(FilterField field, object value) => parameters.Add(value switch
    {
        decimal number => SqlNumber.Of(dialect, number * field.Scale),
        Guid id when field.Source.InRow is FieldSource.Json => id.ToString("D"),
        _ => value,
    });
}

/// <summary>Numbers as parameters.</summary>
internal static class SqlNumber
{
    /// <summary>Whole numbers stay whole, so that an index on an integer column is used; SQLite has no decimals.</summary>
    public static object Of(SqlDialect dialect, decimal number)
    {
        if (decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue) return (long)number;
        return dialect is SqlDialect.Sqlite ? (double)number : number;
    }

    /// <summary>A number written out in full, so that a double comes back as the very same double.</summary>
    public static object Parse(SqlDialect dialect, string number)
    {
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        return dialect is SqlDialect.Sqlite
            ? double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
            : decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
