using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.IngestEvents;

/// <summary>What an event keeps of its message: the members that say something, as they were sent, and by what and from where it came.</summary>
internal static class KeptData
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    public static JsonText Of(JsonElement message, Sender sender)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        var isFirst = true;
        buffer.Write("{"u8);
        Json.Copy(buffer, "name"u8, Json.Member(message, "name"u8), ref isFirst);
        Json.Copy(buffer, "properties"u8, Json.Member(message, "properties"u8), ref isFirst);
        Json.Copy(buffer, "traits"u8, Json.Member(message, "traits"u8), ref isFirst);
        Context(buffer, Json.Member(message, "context"u8), sender, ref isFirst);
        Json.Copy(buffer, "groupId"u8, Json.Member(message, "groupId"u8), ref isFirst);
        Json.Copy(buffer, "previousId"u8, Json.Member(message, "previousId"u8), ref isFirst);
        buffer.Write("}"u8);
        return new JsonText(CleanJson.Of(buffer.WrittenSpan));
    }

    /// <summary>One member under the name that it has in Segment's API.</summary>
    public static JsonText Of(ReadOnlySpan<byte> name, JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var isFirst = true;
        buffer.Write("{"u8);
        Json.Copy(buffer, name, value, ref isFirst);
        buffer.Write("}"u8);
        return new JsonText(CleanJson.Of(buffer.WrittenSpan));
    }

    /// <summary>What the message says of its own user agent and address goes before what the request does.</summary>
    private static void Context(ArrayBufferWriter<byte> buffer, JsonElement context, Sender sender, ref bool isFirst)
    {
        var agent = Json.Member(context, "userAgent"u8).ValueKind == JsonValueKind.Undefined ? sender.EncodedUserAgent : null;
        var given = Json.Member(context, "ip"u8);
        if (given.ValueKind == JsonValueKind.String && sender.Rules.Addresses != AddressStorage.Keep)
        {
            WithoutAddress(buffer, context, agent, sender.Rules.Store(Json.Text(given)), ref isFirst);
            return;
        }

        var address = given.ValueKind == JsonValueKind.Undefined ? sender.EncodedAddress : null;
        if ((agent ?? address) is null || context.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Json.Copy(buffer, "context"u8, context, ref isFirst);
            return;
        }

        Json.Name(buffer, "context"u8, ref isFirst);
        buffer.Write("{"u8);
        var isFirstInside = true;
        Add(buffer, "userAgent"u8, agent, ref isFirstInside);
        Add(buffer, "ip"u8, address, ref isFirstInside);
        var inside = context.ValueKind == JsonValueKind.Object ? JsonMarshal.GetRawUtf8Value(context)[1..].TrimStart(" \t\r\n"u8) : "}"u8;
        buffer.Write(inside[0] == (byte)'}' ? ""u8 : ","u8);
        buffer.Write(inside);
    }

    /// <summary>The address of the message itself is kept as far as the rules allow; all else of the context stays.</summary>
    private static void WithoutAddress(ArrayBufferWriter<byte> buffer, JsonElement context, JsonEncodedText? agent, string? address, ref bool isFirst)
    {
        Json.Name(buffer, "context"u8, ref isFirst);
        buffer.Write("{"u8);
        var isFirstInside = true;
        Add(buffer, "userAgent"u8, agent, ref isFirstInside);
        Add(buffer, "ip"u8, address is null ? null : JsonEncodedText.Encode(address), ref isFirstInside);
        foreach (var member in context.EnumerateObject())
        {
            if (!member.NameEquals("ip"u8))
            {
                Json.Name(buffer, JsonMarshal.GetRawUtf8PropertyName(member), ref isFirstInside);
                buffer.Write(JsonMarshal.GetRawUtf8Value(member.Value));
            }
        }

        buffer.Write("}"u8);
    }

    private static void Add(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> name, JsonEncodedText? value, ref bool isFirst)
    {
        if (value is { } text)
        {
            Json.Name(buffer, name, ref isFirst);
            buffer.Write("\""u8);
            buffer.Write(text.EncodedUtf8Bytes);
            buffer.Write("\""u8);
        }
    }
}
