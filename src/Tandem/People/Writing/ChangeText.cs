using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>The data of events, written by hand: a million of them are made in one import.</summary>
internal static class ChangeText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What changed in a record: field → [before, after].</summary>
    public static JsonText Changed<T>(
        RowTable<T> table, ulong bits, T before, T after, Dictionary<string, (string? Before, string? After)>? custom, TagText tags) => Write(json =>
    {
        json.WriteStartObject("changed");
        foreach (var column in table.Of(bits).Where(column => column.ApiName is not null))
        {
            json.WriteStartArray(column.ApiName!);
            Value(json, column.Column.Value(before));
            Value(json, column.Column.Value(after));
            json.WriteEndArray();
        }

        foreach (var (id, (old, now)) in custom ?? [])
        {
            json.WriteStartArray($"custom.{id}");
            json.WriteRawValue(old ?? "null");
            json.WriteRawValue(now ?? "null");
            json.WriteEndArray();
        }

        json.WriteEndObject();
        Tags(json, "tagsAdded", tags.Added);
        Tags(json, "tagsRemoved", tags.Removed);
    });

    /// <summary>An object of plain values; nulls are left out.</summary>
    public static JsonText Of(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                if (value is not null)
                {
                    json.WritePropertyName(name);
                    Value(json, value);
                }
            }

            json.WriteEndObject();
        }

        return new JsonText(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static JsonText Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return new JsonText(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Tags(Utf8JsonWriter json, string name, IReadOnlyList<TagRow> tags)
    {
        if (tags.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var tag in tags)
        {
            json.WriteStringValue(tag.Tag);
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case Instant instant: json.WriteStringValue(instant.ToString()); break;
            case long number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            default: throw new ArgumentException($"No JSON for {value.GetType().Name}.", nameof(value));
        }
    }
}

/// <summary>Tags that came and went.</summary>
internal readonly record struct TagText(IReadOnlyList<TagRow> Added, IReadOnlyList<TagRow> Removed);
