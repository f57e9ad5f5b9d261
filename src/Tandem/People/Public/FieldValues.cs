using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// Values of custom fields: checked by the field's type and brought into the one form in which they are stored and compared.
/// Money and numbers are JSON numbers, days <c>"yyyy-mm-dd"</c>, instants epoch milliseconds, options their values, users their ids.
/// </summary>
public static class FieldValues
{
    private const int LineLength = 1000;
    private const int TextLength = 65_536;
    private const decimal LargestNumber = 1_000_000_000_000_000m;

    /// <summary>
    /// The stored form of <paramref name="value"/>; the message says what is wrong with it. JSON null, an empty text and an empty list mean
    /// "no value" and come back as <c>null</c>.
    /// </summary>
    public static bool TryStore(FieldDefinition field, JsonText value, out JsonText stored, out string? problem)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Value.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(value.Value, bytes)));
            reader.Read();
            problem = Store(field, ref reader, out var text);
            stored = new JsonText(text ?? "null");
            return problem is null;
        }
        catch (JsonException)
        {
            (stored, problem) = (default, $"“{field.Label}” is not JSON.");
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The stored value as the API shows it.</summary>
    public static JsonText ToApi(FieldDefinition field, JsonText stored) =>
        field.Type is CustomFieldType.DateTime && long.TryParse(stored.Value, CultureInfo.InvariantCulture, out var milliseconds)
            ? new JsonText($"\"{new Instant(milliseconds)}\"")
            : stored;

    /// <summary>What a unique field's value is recognised by.</summary>
    public static string Key(FieldDefinition field, JsonText stored)
    {
        var text = stored.Value.StartsWith('"') ? JsonSerializer.Deserialize<string>(stored.Value)! : stored.Value;
        return field.Type switch
        {
            CustomFieldType.Email => text.ToLowerInvariant(),
            CustomFieldType.Phone => TextKey.Digits(text),
            _ => TextKey.Of(text),
        };
    }

    /// <summary>A text as JSON; letters stay letters.</summary>
    public static string Quote(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or '"' or '\\' || char.IsSurrogate(c))
            {
                return $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
            }
        }

        return $"\"{text}\"";
    }

    private static string? Store(FieldDefinition field, ref Utf8JsonReader reader, out string? stored)
    {
        stored = null;
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        return field.Type switch
        {
            CustomFieldType.Number or CustomFieldType.Money => StoreNumber(field, ref reader, out stored),
            CustomFieldType.Boolean => StoreFlag(field, ref reader, out stored),
            CustomFieldType.MultiSelect => StoreOptions(field, ref reader, out stored),
            _ => StoreText(field, ref reader, out stored),
        };
    }

    private static string? StoreNumber(FieldDefinition field, ref Utf8JsonReader reader, out string? stored)
    {
        stored = null;
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDecimal(out var number))
        {
            return $"“{field.Label}” must be a number.";
        }

        // As many digits as a double keeps, so that both databases compare it alike.
        if (Math.Abs(number) >= LargestNumber || Digits(number) > 15)
        {
            return $"“{field.Label}” has more digits than can be kept exactly.";
        }

        stored = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return null;
    }

    private static int Digits(decimal number) =>
        (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture).AsSpan().TrimStart("-0.").Count(char.IsAsciiDigit);

    private static int Count(this ReadOnlySpan<char> text, Func<char, bool> counts)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += counts(c) ? 1 : 0;
        }

        return count;
    }

    private static string? StoreFlag(FieldDefinition field, ref Utf8JsonReader reader, out string? stored)
    {
        stored = reader.TokenType switch { JsonTokenType.True => "true", JsonTokenType.False => "false", _ => null };
        return stored is null ? $"“{field.Label}” must be true or false." : null;
    }

    private static string? StoreOptions(FieldDefinition field, ref Utf8JsonReader reader, out string? stored)
    {
        stored = null;
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return $"“{field.Label}” must be a list of options.";
        }

        var values = new List<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.String || reader.GetString() is not { } value)
            {
                return $"“{field.Label}” must be a list of options.";
            }

            if (!IsOption(field, value))
            {
                return $"“{value}” is not an option of “{field.Label}”.";
            }

            if (!values.Contains(value, StringComparer.Ordinal))
            {
                values.Add(value);
            }
        }

        stored = values.Count == 0 ? null : $"[{string.Join(',', values.Select(Quote))}]";
        return null;
    }

    private static string? StoreText(FieldDefinition field, ref Utf8JsonReader reader, out string? stored)
    {
        stored = null;
        if (reader.TokenType is not JsonTokenType.String)
        {
            return $"“{field.Label}” must be text.";
        }

        var isLong = field.Type is CustomFieldType.LongText;
        var text = isLong ? CleanText.Block(reader.GetString()) : CleanText.Line(reader.GetString());
        if (text is null)
        {
            return null;
        }

        if (text.Length > (isLong ? TextLength : LineLength))
        {
            return $"“{field.Label}” is longer than {(isLong ? TextLength : LineLength)} characters.";
        }

        return StoreText(field, text, out stored);
    }

    private static string? StoreText(FieldDefinition field, string text, out string? stored)
    {
        string? problem = null;
        stored = Quote(text);
        switch (field.Type)
        {
            case CustomFieldType.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                problem = $"“{field.Label}” must be a day written yyyy-mm-dd.";
                break;
            case CustomFieldType.DateTime:
                problem = StoreInstant(field, text, out stored);
                break;
            case CustomFieldType.Select when !IsOption(field, text):
                problem = $"“{text}” is not an option of “{field.Label}”.";
                break;
            case CustomFieldType.Email when !EmailAddress.TryParseMailbox(text, out _, out _):
                problem = $"“{field.Label}” must be an email address.";
                break;
            case CustomFieldType.Phone when TextKey.Digits(text).Length < 3:
                problem = $"“{field.Label}” must be a telephone number.";
                break;
            case CustomFieldType.Url when !IsWebAddress(text):
                problem = $"“{field.Label}” must be a web address.";
                break;
            case CustomFieldType.User when !Guid.TryParseExact(text, "D", out _):
                problem = $"“{field.Label}” must be the id of a user.";
                break;
            case CustomFieldType.User:
                stored = Quote(text.ToLowerInvariant());
                break;
        }

        return problem;
    }

    private static string? StoreInstant(FieldDefinition field, string text, out string? stored)
    {
        stored = null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return $"“{field.Label}” must be a time written as in ISO 8601.";
        }

        stored = Instant.From(time).Milliseconds.ToString(CultureInfo.InvariantCulture);
        return null;
    }

    private static bool IsOption(FieldDefinition field, string value)
    {
        foreach (var option in field.Options)
        {
            if (string.Equals(option.Value, value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A link that is shown to people must not run anything: http and https, or no scheme at all.</summary>
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
