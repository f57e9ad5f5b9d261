using System.Text.RegularExpressions;

namespace Tandem.Engines.Segments;

/// <summary>
/// The value of a field in a row, as the expression that conditions compare. An index on the same expression, with the bare
/// column name in the source, serves them: <c>create index … on people_contacts ((…))</c>. A value inside JSON is null
/// unless it is of the JSON type that the field wants, so a stray one neither matches nor breaks the query.
/// </summary>
public static partial class FieldExpression
{
    /// <summary>The expression; in an index it needs parentheses around it.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="source">The column or JSON: <c>custom</c> in an index, <c>c.custom</c> in a query. Of related rows: the value in them.</param>
    /// <param name="type">The field's type.</param>
    /// <param name="form">The field's form, if it is text.</param>
    public static string Of(SqlDialect dialect, FieldSource source, FieldType type, TextForm form)
    {
        var value = source.InRow switch
        {
            FieldSource.Json json => Json(dialect, json, type),
            FieldSource.Column column => column.Expression,
            _ => throw new ArgumentException("No value in a row.", nameof(source)),
        };
        return form is TextForm.AsciiFold && FilterOps.IsText(type) ? AsciiLower(dialect, value) : value;
    }

    private static string Json(SqlDialect dialect, FieldSource.Json source, FieldType type)
    {
        Check(source, FilterOps.IsSet(type));
        return dialect is SqlDialect.Sqlite ? Sqlite(source, type) : Postgres(source, type);
    }

    /// <summary>In the C locale PostgreSQL's lower knows A to Z only, as SQLite's does.</summary>
    private static string AsciiLower(SqlDialect dialect, string text) =>
        dialect is SqlDialect.Sqlite ? $"lower({text})" : $"lower({text} collate \"C\")";

    /// <summary>Names are put into SQL text, so they may not hold anything but these characters.</summary>
    internal static void Check(FieldSource.Json source, bool isSet)
    {
        if (source.Names.Count == 0 && !isSet) throw new ArgumentException("Only a set may be a whole JSON column.", nameof(source));
        foreach (var name in source.Names)
            if (!NameShape().IsMatch(name)) throw new ArgumentException($"“{name}” cannot be a name in JSON.", nameof(source));
    }

    private static string Sqlite(FieldSource.Json source, FieldType type)
    {
        var (column, path) = (source.Expression, "'$" + string.Concat(source.Names.Select(name => $".\"{name}\"")) + "'");
        return type switch
        {
            FieldType.Number or FieldType.Money or FieldType.DateTime =>
                $"(case when json_type({column}, {path}) in ('integer', 'real') then json_extract({column}, {path}) end)",
            FieldType.Boolean => $"(case json_type({column}, {path}) when 'true' then 1 when 'false' then 0 end)",
            FieldType.MultiSelect or FieldType.Tags =>
                $"(case when json_type({column}, {path}) = 'array' then json_extract({column}, {path}) end)",
            _ => $"(case when json_type({column}, {path}) = 'text' then json_extract({column}, {path}) end)",
        };
    }

    private static string Postgres(FieldSource.Json source, FieldType type)
    {
        var json = $"{source.Expression}::jsonb" + string.Concat(source.Names.Select(name => $" -> '{name}'"));
        var text = $"({json}) #>> '{{}}'";
        return type switch
        {
            FieldType.Number or FieldType.Money or FieldType.DateTime =>
                $"(case when jsonb_typeof({json}) = 'number' then ({text})::numeric end)",
            FieldType.Boolean => $"(case when jsonb_typeof({json}) = 'boolean' then ({text})::boolean end)",
            FieldType.MultiSelect or FieldType.Tags => $"(case when jsonb_typeof({json}) = 'array' then {json} end)",
            _ => $"((case when jsonb_typeof({json}) = 'string' then {text} end) collate \"C\")",
        };
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();
}
