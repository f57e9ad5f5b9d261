using System.Globalization;
using Tandem.Engines.Segments;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;

namespace Tandem.People.Lists;

/// <summary>What a record has in a field of conditions, as people read it.</summary>
internal static class ShownValue
{
    private const string None = "null";

    /// <summary>The value as a text in SQL. What is kept as a key for comparing is shown as it was typed; ids say nothing to people.</summary>
    public static string Of(Session session, FilterField field)
    {
        if (field.Type is FieldType.User or FieldType.Reference)
        {
            return None;
        }

        if (field.Source is not FieldSource.Related related)
        {
            return $"cast({Expression(session, field, field.Source)} as text)";
        }

        var value = $"cast({Expression(session, field, related.Value)} as text)";
        var all = session.Sql($"group_concat({value}, ', ')", $"string_agg({value}, ', ')");
        return $"(select {all} from {related.From} where {related.Key} = {related.Of}{(related.Where is null ? "" : $" and {related.Where}")})";
    }

    /// <summary>The text in words.</summary>
    public static string? Words(FilterField field, string? text) => field.Type switch
    {
        _ when string.IsNullOrEmpty(text) => null,
        FieldType.DateTime when long.TryParse(text, CultureInfo.InvariantCulture, out var at) => new Instant(at).ToString()[..10],
        FieldType.Boolean => text is "1" or "true" ? "yes" : "no",
        FieldType.Number or FieldType.Money when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
            (number / field.Scale).ToString("0.##", CultureInfo.InvariantCulture),
        _ => text,
    };

    private static string Expression(Session session, FilterField field, FieldSource source) =>
        FieldExpression.Of(ListQuestion.Dialect(session), AsTyped(source), field.Type, TextForm.Exact);

    private static FieldSource AsTyped(FieldSource source) => source is FieldSource.Column column
        ? new FieldSource.Column(column.Expression
            .Replace("sort_name", "name", StringComparison.Ordinal)
            .Replace("email_key", "email", StringComparison.Ordinal)
            .Replace("ft.tag_key", "ft.tag", StringComparison.Ordinal))
        : source;
}
