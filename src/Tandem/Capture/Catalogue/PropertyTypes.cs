using System.Globalization;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.Catalogue;

/// <summary>Which properties events come with, and of what type their values are.</summary>
internal sealed class PropertyTypes
{
    /// <summary>An event that brings more is a heap, not a record: the rest goes without a name in the catalogue.</summary>
    private const int MostProperties = 200;

    private const int LongestName = 200;

    private readonly Dictionary<string, SortedSet<string>> _types = new(StringComparer.Ordinal);

    /// <summary>The types by property.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> All => _types;

    /// <summary>Adds what an event brought.</summary>
    public void Add(JsonText data)
    {
        using var document = JsonDocument.Parse(data.Value);
        if (document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty("properties"u8, out var properties) || properties.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            Add(property);
        }
    }

    private void Add(JsonProperty property)
    {
        try
        {
            Add(property.Name, TypeOf(property.Value));
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name or a text: nobody could call it by that, or say what it is.
        }
    }

    /// <summary>Adds what is known already.</summary>
    public void Add(string property, string? type)
    {
        if (type is null || property.Length is 0 or > LongestName)
        {
            return;
        }

        if (!_types.TryGetValue(property, out var types))
        {
            if (_types.Count == MostProperties)
            {
                return;
            }

            _types.Add(property, types = new SortedSet<string>(StringComparer.Ordinal));
        }

        types.Add(type);
    }

    private static string? TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsDate(value) ? "date" : "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "list",
        _ => null,
    };

    private static bool IsDate(JsonElement value) =>
        value.GetString() is { Length: >= 10 and <= 40 } text && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
