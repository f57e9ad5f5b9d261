using System.Text.Json;

namespace Tandem.Capture.IngestEvents;

/// <summary>Reads what strangers send: a missing or odd member is null, never an exception.</summary>
internal static class Json
{
    private const int LongestText = 1024;

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The member as text, trimmed, without NUL characters, cut at 1,024 characters; null when empty or neither text nor number.</summary>
    public static string? Text(JsonElement element, string name)
    {
        var member = Member(element, name);
        var text = member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Number => member.GetRawText(),
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        text = text.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length switch
        {
            0 => null,
            > LongestText => text[..LongestText],
            _ => text,
        };
    }

    /// <summary>Copies <paramref name="members"/> of a message into a new object. NUL characters are dropped: PostgreSQL cannot keep them.</summary>
    public static string Pick(JsonElement message, params ReadOnlySpan<string> members)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in members)
            {
                if (Member(message, name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } member)
                {
                    writer.WritePropertyName(name);
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        var text = System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
        return text.Contains("\\u0000", StringComparison.Ordinal) ? WithoutNul(text) : text;
    }

    private static string WithoutNul(string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json);
        return Clean(node)!.ToJsonString();
    }

    private static System.Text.Json.Nodes.JsonNode? Clean(System.Text.Json.Nodes.JsonNode? node) => node switch
    {
        System.Text.Json.Nodes.JsonObject source => new System.Text.Json.Nodes.JsonObject(source
            .DistinctBy(pair => pair.Key.Replace("\0", "", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("\0", "", StringComparison.Ordinal), Clean(pair.Value)))),
        System.Text.Json.Nodes.JsonArray source => new System.Text.Json.Nodes.JsonArray([.. source.Select(Clean)]),
        System.Text.Json.Nodes.JsonValue value when value.TryGetValue<string>(out var text) => text.Replace("\0", "", StringComparison.Ordinal),
        _ => node?.DeepClone(),
    };
}
