using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tandem.Capture.IngestEvents;

/// <summary>Reads what strangers send: a missing or odd member is null, never an exception.</summary>
internal static class Json
{
    private const int LongestText = 1024;

    public static JsonElement Member(JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The member as text, trimmed, without NUL characters, cut at 1,024 characters; null when empty or neither text nor number.</summary>
    public static string? Text(JsonElement element, ReadOnlySpan<byte> name) => Text(Member(element, name));

    /// <inheritdoc cref="Text(JsonElement, ReadOnlySpan{byte})"/>
    public static string? Text(JsonElement member)
    {
        var text = member.ValueKind switch
        {
            JsonValueKind.String => Read(member),
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
            > LongestText => text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)],
            _ => text,
        };
    }

    /// <summary>How many bytes the element has as it was sent.</summary>
    public static int Size(JsonElement element) => JsonMarshal.GetRawUtf8Value(element).Length;

    /// <summary>Writes <c>"name":value</c> as it was sent, after a comma where something stands before.</summary>
    public static void Copy(IBufferWriter<byte> buffer, ReadOnlySpan<byte> name, JsonElement value, ref bool isFirst)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return;
        }

        Name(buffer, name, ref isFirst);
        buffer.Write(JsonMarshal.GetRawUtf8Value(value));
    }

    /// <summary>Writes <c>"name":</c>, after a comma where something stands before.</summary>
    public static void Name(IBufferWriter<byte> buffer, ReadOnlySpan<byte> name, ref bool isFirst)
    {
        buffer.Write(isFirst ? "\""u8 : ",\""u8);
        isFirst = false;
        buffer.Write(name);
        buffer.Write("\":"u8);
    }

    /// <summary>Text with halves of characters in it is odd, too.</summary>
    private static string? Read(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
