using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Records;

/// <summary>The column <c>custom</c> as the API shows it: by the keys of the fields, in their form for the outside.</summary>
internal static class CustomValues
{
    public static IReadOnlyDictionary<string, JsonText> Show(string stored, FieldSet fields)
    {
        var shown = new Dictionary<string, JsonText>(StringComparer.Ordinal);
        if (stored is "{}")
        {
            return shown;
        }

        using var document = JsonDocument.Parse(stored);
        foreach (var value in document.RootElement.EnumerateObject())
        {
            // A field that was deleted keeps its values, out of sight.
            if (fields.WithId(value.Name) is { } field)
            {
                shown[field.Key] = FieldValues.ToApi(field, new JsonText(value.Value.GetRawText()));
            }
        }

        return shown;
    }
}
