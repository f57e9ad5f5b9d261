using System.Text.Json;

namespace Tandem.Engines.Scoring;

/// <summary>Reads an event's properties without trusting their shape.</summary>
public static class EventProperties
{
    private static readonly string[][] Places = [["properties"], [], ["context", "page"]];

    /// <summary>The values of a property as texts: none where it is missing or empty, several where it is a list.</summary>
    public static IReadOnlyList<string> Texts(JsonElement data, string property)
    {
        var path = property.Split('.');
        foreach (var place in Places)
        {
            if (Find(data, place) is { } there && Find(there, path) is { } found && TextsOf(found) is { Count: > 0 } texts)
            {
                return texts;
            }
        }

        // Trackers say where somebody was by the whole address as often as by its path.
        return property is "path" && First(data, "url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) ? [address.AbsolutePath] : [];
    }

    /// <summary>The first of them, or null.</summary>
    public static string? First(JsonElement data, string property) => Texts(data, property) is [var first, ..] ? first : null;

    private static JsonElement? Find(JsonElement data, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty(name, out data))
            {
                return null;
            }
        }

        return data;
    }

    private static List<string> TextsOf(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Text).OfType<string>()]
        : Text(value) is { } text ? [text] : [];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Decoded(value) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Half of a surrogate pair is no text.</summary>
    private static string? Decoded(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
