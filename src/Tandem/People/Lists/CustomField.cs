using Tandem.Engines.Segments;
using Tandem.People.Public;

namespace Tandem.People.Lists;

/// <summary>Custom fields as fields of filters and orders, and the index that serves both.</summary>
internal static class CustomField
{
    /// <summary>The field of conditions.</summary>
    public static FilterField Of(FieldDefinition field, string prefix, string column) =>
        new($"{prefix}.{field.Key}", field.Label, Enum.Parse<FieldType>(field.Type.ToString()), new FieldSource.Json(column, field.Id));

    /// <summary>The name of the field's index; the id is safe in SQL.</summary>
    public static string IndexName(string table, string fieldId) => $"{table}_{fieldId}";

    /// <summary>The expression that conditions compare, over the bare column.</summary>
    public static string Expression(FieldDefinition field, SqlDialect dialect, string column = "custom")
    {
        var asked = Of(field, "custom", column);
        return FieldExpression.Of(dialect, asked.Source, asked.Type, asked.Form);
    }

    /// <summary>The order by an indexed field; sets have none.</summary>
    public static SortColumn? Order(FieldDefinition field, SqlDialect dialect) => field.Type switch
    {
        CustomFieldType.MultiSelect or CustomFieldType.LongText or CustomFieldType.Boolean => null,
        CustomFieldType.Number or CustomFieldType.Money or CustomFieldType.DateTime => Column(field, dialect, SortType.Number),
        _ => Column(field, dialect, SortType.Text),
    };

    private static SortColumn Column(FieldDefinition field, SqlDialect dialect, SortType type) =>
        new($"custom.{field.Key}", Expression(field, dialect, "c.custom"), type) { Nullable = true };
}
