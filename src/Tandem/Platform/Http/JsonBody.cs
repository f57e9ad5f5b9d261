using System.Globalization;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Platform.Http;

/// <summary>
/// A JSON object that was sent, read field by field: what was given, given as null and not given are three things, and every wrong field gets
/// its own message. Ask for <see cref="Problem"/> when all fields are read.
/// </summary>
public sealed class JsonBody
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Reads the fields of <paramref name="body"/>.</summary>
    public JsonBody(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A JSON object is expected.");
        }

        try
        {
            foreach (var field in body.EnumerateObject())
            {
                _fields[field.Name] = field.Value;
            }
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A field's name is no text.", broken);
        }
    }

    /// <summary>The names of all fields that were sent.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    /// <summary>What was wrong, or null.</summary>
    public Problem? Problem => _errors.Count == 0 ? null : Problem.Invalid(_errors);

    /// <summary>Whether the field was sent, be it as null.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Whether the field was sent as null: it is to be emptied.</summary>
    public bool Empties(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>Refuses the field.</summary>
    public void Refuse(string name, string message) => _errors.TryAdd(name, [message]);

    /// <summary>The field as it is; null where not given or null.</summary>
    public JsonElement? Raw(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>An object inside this one, to be read in the same way; null where not given or null.</summary>
    public JsonBody? Part(string name)
    {
        if (Raw(name) is not { } value || value.ValueKind == JsonValueKind.Object)
        {
            return Raw(name) is { } part ? new JsonBody(part) : null;
        }

        Refuse(name, "An object is expected.");
        return null;
    }

    /// <summary>A text, trimmed; blank is null.</summary>
    public string? Text(string name, int longest = 500)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String || Decode(value) is not { } text)
        {
            Refuse(name, "A text is expected.");
            return null;
        }

        if (text.Trim().Length > longest)
        {
            Refuse(name, string.Create(CultureInfo.InvariantCulture, $"At most {longest} characters."));
            return null;
        }

        return text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    /// <summary>A list of texts, trimmed; blank ones are left out.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Raw(name) is not { } list)
        {
            return [];
        }

        var texts = new List<string>();
        var items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.String || Decode(item) is not { } text)
            {
                Refuse(name, "A list of texts is expected.");
                return [];
            }

            if (text.Trim() is { Length: > 0 } trimmed)
            {
                texts.Add(trimmed);
            }
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Refuse(name, "A list of texts is expected.");
        }

        return texts;
    }

    /// <summary>A number.</summary>
    public decimal? Number(string name)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            Refuse(name, "A number is expected.");
            return null;
        }

        if (!value.TryGetDecimal(out var number))
        {
            Refuse(name, "The number is too large.");
            return null;
        }

        return number;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int? Whole(string name, int least, int most)
    {
        var number = Number(name);
        if (number is null || (number >= least && number <= most && number == decimal.Truncate(number.Value)))
        {
            return (int?)number;
        }

        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"A whole number from {least} to {most} is expected."));
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name)
    {
        switch (Raw(name)?.ValueKind)
        {
            case null:
                return null;
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                Refuse(name, "true or false is expected.");
                return null;
        }
    }

    /// <summary>An id.</summary>
    public Guid? Id(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        Refuse(name, "An id is expected.");
        return null;
    }

    /// <summary>A calendar day, <c>yyyy-mm-dd</c>.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Refuse(name, "A day is expected, written yyyy-mm-dd.");
        return null;
    }

    /// <summary>An instant in ISO 8601 with its offset.</summary>
    public Instant? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && text.Contains('T', StringComparison.Ordinal))
        {
            return Instant.From(time);
        }

        Refuse(name, "A time is expected, written as in 2026-11-22T09:00:00Z.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public string? OneOf(string name, params string[] words)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Refuse(name, $"One of {string.Join(", ", words)} is expected.");
        return null;
    }

    /// <summary>One of the values of an enum, written in camelCase.</summary>
    public T? OneOf<T>(string name) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var word = OneOf(name, [.. values.Select(EnumText.Of)]);
        return word is null ? null : values[Array.FindIndex(values, value => EnumText.Of(value) == word)];
    }

    /// <summary>An ISO 4217 code.</summary>
    public string? Currency(string name)
    {
        var text = Text(name)?.ToUpperInvariant();
        if (text is null || Money.IsCurrency(text))
        {
            return text;
        }

        Refuse(name, "A currency is written with three letters, as in USD.");
        return null;
    }

    /// <summary>The body of a request; no body at all is an object without fields.</summary>
    public static async ValueTask<JsonBody?> BindAsync(HttpContext context)
    {
        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent, context.RequestAborted);
        if (sent.Length == 0)
        {
            return new JsonBody(JsonSerializer.SerializeToElement(new { }));
        }

        using var document = JsonDocument.Parse(
            sent.GetBuffer().AsMemory(0, (int)sent.Length), new JsonDocumentOptions { MaxDepth = JsonSettings.Api.MaxDepth });
        return new JsonBody(document.RootElement.Clone());
    }

    /// <summary>Null for text that no database can hold: a NUL, or half of a surrogate pair.</summary>
    private static string? Decode(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
