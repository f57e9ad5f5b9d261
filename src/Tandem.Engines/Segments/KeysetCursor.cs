using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Engines.Segments;

/// <summary>
/// A position as text: base64url of a checksum and JSON <c>[version, order, values, id]</c>. The checksum tells a mangled
/// cursor from a good one; it is no secret, and need not be: a made-up position only starts a page somewhere else.
/// </summary>
internal static class KeysetCursor
{
    private const int Version = 1;
    private const int ChecksumBytes = 4;
    private const int MaxLength = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 3 };

    public static string Encode(string signature, IReadOnlyList<SortColumn> columns, IReadOnlyList<object?> values, Guid id)
    {
        if (values.Count != columns.Count) throw new ArgumentException("A cursor has one value for each sort column.", nameof(values));
        var written = values.Select((value, i) => Written(columns[i], value)).ToList();
        var json = JsonSerializer.SerializeToUtf8Bytes<object[]>([Version, signature, written, id], Options);
        return Base64Url.EncodeToString([.. Checksum(json), .. json]);
    }

    public static KeysetPosition? Decode(string cursor, string signature, IReadOnlyList<SortColumn> columns)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor)) return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= ChecksumBytes || !Checksum(bytes.AsSpan(ChecksumBytes)).SequenceEqual(bytes.AsSpan(0, ChecksumBytes)))
            return null;
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(ChecksumBytes), new JsonDocumentOptions { MaxDepth = 3 });
            return Read(document.RootElement, signature, columns);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or JSON of other types, or text that does not decode
        }
    }

    private static KeysetPosition? Read(JsonElement json, string signature, IReadOnlyList<SortColumn> columns)
    {
        if (json.GetArrayLength() != 4 || !json[0].TryGetInt32(out var version) || version != Version) return null;
        if (!json[1].ValueEquals(signature) || json[2].GetArrayLength() != columns.Count) return null;
        if (!json[3].TryGetGuid(out var id)) return null;
        var values = columns.Select((column, i) => Value(column, json[2][i])).ToList();
        return values.Contains(null) ? null : new KeysetPosition([.. values.Select(value => value!.Value)], id);
    }

    private static KeysetValue? Value(SortColumn column, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null) return column.Nullable ? default(KeysetValue) : null;
        return column.Type switch
        {
            SortType.Text => json.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? new(text, null, null) : null,
            SortType.Whole => json.TryGetInt64(out var whole) ? new(null, whole, null) : null,
            _ => json.TryGetDecimal(out _) ? new(null, null, json.GetRawText()) : null,
        };
    }

    private static object? Written(SortColumn column, object? value)
    {
        if (value is null or DBNull)
            return column.Nullable ? null : throw new ArgumentException($"The sort column {column.Key} is never null.", nameof(value));
        return column.Type switch
        {
            SortType.Text => (string)value,
            SortType.Whole => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> json) => SHA256.HashData(json).AsSpan(0, ChecksumBytes);
}
