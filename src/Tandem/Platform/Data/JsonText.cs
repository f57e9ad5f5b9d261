using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Platform.Data;

/// <summary>JSON kept as text in a column and passed through to the API as it is.</summary>
[JsonConverter(typeof(JsonTextJson))]
public readonly record struct JsonText(string Value)
{
    /// <summary>An empty object.</summary>
    public static readonly JsonText EmptyObject = new("{}");

    /// <summary>The text; never null, so that a default value is still JSON.</summary>
    public string Value { get; } = Value ?? "null";

    /// <summary>Serialises <paramref name="value"/> with the API's settings.</summary>
    public static JsonText Of<T>(T value) => new(JsonSerializer.Serialize(value, JsonSettings.Api));

    /// <summary>Reads it with the API's settings; text that is not a <typeparamref name="T"/> is a bug.</summary>
    public T As<T>() => JsonSerializer.Deserialize<T>(Value, JsonSettings.Api)
        ?? throw new InvalidOperationException($"There is no {typeof(T).Name} in this JSON.");

    /// <inheritdoc/>
    public override string ToString() => Value ?? "null";

    private sealed class JsonTextJson : JsonConverter<JsonText>
    {
        public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new JsonText(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString(), skipInputValidation: true);
    }
}
