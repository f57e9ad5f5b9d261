using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Engines.Segments;

/// <summary><see cref="Condition"/> → its canonical JSON.</summary>
internal static class ConditionWriter
{
    // The text is stored and sent as JSON, never put into HTML, so letters may stay letters.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1_000,
    };

    public static string Write(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, condition);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Condition condition)
    {
        json.WriteStartObject();
        switch (condition)
        {
            case Condition.All all: WriteParts(json, "and", all.Of); break;
            case Condition.Any any: WriteParts(json, "or", any.Of); break;
            case Condition.Not not:
                json.WritePropertyName("not");
                Write(json, not.Of);
                break;
            case Condition.Test test: WriteTest(json, test); break;
            default: throw new InvalidOperationException($"No JSON for {condition.GetType().Name}.");
        }
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, IReadOnlyList<Condition> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts) Write(json, part);
        json.WriteEndArray();
    }

    private static void WriteTest(Utf8JsonWriter json, Condition.Test test)
    {
        json.WriteString("field", test.Field);
        json.WriteString("op", FilterOps.NameOf(test.Op));
        if (test.Value is null) return;
        json.WritePropertyName("value");
        WriteValue(json, test.Value);
    }

    private static void WriteValue(Utf8JsonWriter json, Literal value)
    {
        switch (value)
        {
            case Literal.Text text: json.WriteStringValue(text.Value); break;
            case Literal.Flag flag: json.WriteBooleanValue(flag.Value); break;
            // Dividing by one with all its zeros drops the zeros that a decimal remembers: 1.50 and 1.5 are one number.
            case Literal.Number number: json.WriteNumberValue(number.Value / 1.0000000000000000000000000000m); break;
            case Literal.Many many:
                json.WriteStartArray();
                foreach (var item in many.Values) WriteValue(json, item);
                json.WriteEndArray();
                break;
            default: throw new InvalidOperationException($"No JSON for {value.GetType().Name}.");
        }
    }
}
