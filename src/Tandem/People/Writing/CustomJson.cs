using System.Text;
using System.Text.Json;
using Tandem.People.Public;

namespace Tandem.People.Writing;

/// <summary>The column <c>custom</c>: stored values by field id, in the order of the ids, so that equal values are equal text.</summary>
internal static class CustomJson
{
    public static SortedList<string, string> Read(string json)
    {
        var values = new SortedList<string, string>(StringComparer.Ordinal);
        if (json is not "{}")
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[property.Name] = property.Value.GetRawText();
            }
        }

        return values;
    }

    public static void Set(SortedList<string, string> values, string fieldId, string? stored)
    {
        if (stored is null)
        {
            values.Remove(fieldId);
        }
        else
        {
            values[fieldId] = stored;
        }
    }

    public static string Write(SortedList<string, string> values)
    {
        if (values.Count == 0)
        {
            return "{}";
        }

        var json = new StringBuilder(values.Count * 32).Append('{');
        foreach (var (id, value) in values)
        {
            json.Append(json.Length > 1 ? "," : "").Append(FieldValues.Quote(id)).Append(':').Append(value);
        }

        return json.Append('}').ToString();
    }
}
