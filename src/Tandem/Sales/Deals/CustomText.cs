using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Sales.Deals;

/// <summary>The column <c>custom</c>: stored values by field id, in the order of the ids, so that equal values are equal text.</summary>
internal static class CustomText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string With(string custom, IReadOnlyCollection<KeyValuePair<FieldDefinition, JsonText>> changes)
    {
        if (changes.Count == 0)
        {
            return custom;
        }

        var values = Read(custom);
        foreach (var (field, stored) in changes)
        {
            if (stored.Value is "null")
            {
                values.Remove(field.Id);
            }
            else
            {
                values[field.Id] = JsonSerializer.Deserialize<JsonElement>(stored.Value);
            }
        }

        return JsonSerializer.Serialize(values, Plain);
    }

    /// <summary>Whether there is a value of that field.</summary>
    public static bool Has(string custom, string fieldId) => Read(custom).ContainsKey(fieldId);

    /// <summary>As the API shows it: by the keys of the fields that exist today.</summary>
    public static Dictionary<string, JsonText> Shown(string custom, FieldSet fields)
    {
        var shown = new Dictionary<string, JsonText>(StringComparer.Ordinal);
        foreach (var (id, value) in Read(custom))
        {
            if (fields.WithId(id) is { } field)
            {
                shown[field.Key] = FieldValues.ToApi(field, new JsonText(value.GetRawText()));
            }
        }

        return shown;
    }

    private static SortedDictionary<string, JsonElement> Read(string custom) =>
        new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(custom)!, StringComparer.Ordinal);
}
