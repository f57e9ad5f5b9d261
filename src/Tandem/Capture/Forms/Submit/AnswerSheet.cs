using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Tandem.Capture.Forms.Definition;
using Tandem.Engines.Forms;
using Tandem.Engines.Import.Values;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Submit;

/// <summary>
/// Answers held against the form: which fields are shown by what was answered, what each value is in its one stored form, and what is wrong. A field that is not
/// shown has no value, whatever was sent for it.
/// </summary>
internal sealed class AnswerSheet
{
    private readonly Dictionary<string, JsonText> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    private AnswerSheet(IReadOnlyDictionary<string, IReadOnlyList<string>> texts, IReadOnlySet<string> shown) => (Texts, Shown) = (texts, shown);

    /// <summary>What was answered, as texts; what conditions ask.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Texts { get; }

    /// <summary>The keys of the fields that are shown.</summary>
    public IReadOnlySet<string> Shown { get; }

    /// <summary>The answers as the API shows them, by field.</summary>
    public IReadOnlyDictionary<string, JsonText> Values => _values;

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>Reads the answers to <paramref name="steps"/>; what people wrote without a zone is meant in <paramref name="zone"/>.</summary>
    public static AnswerSheet Read(IReadOnlyList<FormStep> steps, PostedForm posted, TimeZoneInfo zone)
    {
        var fields = steps.SelectMany(step => step.Fields).Where(field => field.Type is not FormFieldType.Note).ToArray();
        var texts = Filled(fields, posted);
        var shown = AnswerCondition.Shown(steps.SelectMany(step => step.Fields).Select(field => KeyValuePair.Create(field.Key, field.ShowWhen)), texts);
        var sheet = new AnswerSheet(texts.Where(pair => shown.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal), shown);
        foreach (var field in fields.Where(field => shown.Contains(field.Key)))
        {
            sheet.Take(field, texts.GetValueOrDefault(field.Key) ?? [], zone);
        }

        return sheet;
    }

    /// <summary>Adds what is wrong with something that is no field.</summary>
    public void Refuse(string key, string message) => _faults.TryAdd(key, message);

    /// <summary>What was sent for the form's fields; hidden ones are filled from the page's address where nothing was sent.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Filled(IEnumerable<FormField> fields, PostedForm posted)
    {
        var query = Uri.TryCreate(posted.Page, UriKind.Absolute, out var page) ? QueryHelpers.ParseQuery(page.Query) : [];
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var values = posted.Texts.GetValueOrDefault(field.Key)?.Where(value => !string.IsNullOrWhiteSpace(value)).ToArray() ?? [];
            if (values.Length == 0 && field.Type is FormFieldType.Hidden)
            {
                var found = field.Parameter.Length > 0 && query.TryGetValue(field.Parameter, out var given) ? given.ToString() : "";
                values = (found.Length > 0 ? found : field.Value) is { Length: > 0 } value ? [value] : [];
            }

            if (values.Length > 0)
            {
                texts[field.Key] = values;
            }
        }

        return texts;
    }

    private void Take(FormField field, IReadOnlyList<string> texts, TimeZoneInfo zone)
    {
        var json = ToJson(field, texts, zone);
        var definition = DefinitionOf(field);
        if (json is null || !FieldValues.TryStore(definition, json.Value, out var stored, out var problem))
        {
            Refuse(field.Key, field.Message.Length > 0 ? field.Message : Words(field));
            return;
        }

        var isEmpty = stored.Value is "null" || (field.Type is FormFieldType.Boolean && stored.Value is "false");
        if (isEmpty && field.Required && field.IsAsked)
        {
            Refuse(field.Key, field.Message.Length > 0 ? field.Message : field.Type is FormFieldType.Boolean ? "This must be ticked." : "This is needed.");
        }
        else if (!isEmpty && BoundFault(field, texts[0]) is { } fault)
        {
            Refuse(field.Key, field.Message.Length > 0 ? field.Message : fault);
        }
        else if (stored.Value is not "null")
        {
            _values[field.Key] = FieldValues.ToApi(definition, stored);
        }
    }

    /// <summary>The texts as JSON of the field's type; null where they cannot be that.</summary>
    private static JsonText? ToJson(FormField field, IReadOnlyList<string> texts, TimeZoneInfo zone)
    {
        if (field.Type is FormFieldType.Boolean)
        {
            return new JsonText(texts is [var tick, ..] && tick.Trim().ToLowerInvariant() is "true" or "on" or "1" or "yes" ? "true" : "false");
        }

        if (texts.Count == 0)
        {
            return new JsonText("null");
        }

        var text = texts[0].Trim();
        return field.Type switch
        {
            FormFieldType.MultiSelect => new JsonText($"[{string.Join(',', texts.Select(FieldValues.Quote))}]"),
            FormFieldType.Number or FormFieldType.Money => Number(text) is { } number ? new JsonText(number.ToString(CultureInfo.InvariantCulture)) : null,
            FormFieldType.Email => EmailAddress.TryParseMailbox(text, out var email, out _) ? new JsonText(FieldValues.Quote(email.Address)) : null,
            FormFieldType.DateTime => new JsonText(FieldValues.Quote(InZone(text, zone))),
            _ => new JsonText(FieldValues.Quote(text)),
        };
    }

    private static decimal? Number(string text)
    {
        var plain = text.Contains('.', StringComparison.Ordinal) ? text : text.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What a browser's field for a time sends has no zone.</summary>
    private static string InZone(string text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToString("o", CultureInfo.InvariantCulture)
            : text;

    private static string? BoundFault(FormField field, string text)
    {
        if (field.Type is FormFieldType.Date or FormFieldType.DateTime)
        {
            var day = text.Trim() is { Length: > 10 } time ? time[..10] : text.Trim();
            return field.Least.Length > 0 && string.CompareOrdinal(day, field.Least) < 0 ? $"Not before {field.Least}."
                : field.Most.Length > 0 && string.CompareOrdinal(day, field.Most) > 0 ? $"Not after {field.Most}." : null;
        }

        var isNumber = field.Type is FormFieldType.Number or FormFieldType.Money;
        if (!isNumber && field.Type is not (FormFieldType.Text or FormFieldType.LongText))
        {
            return null;
        }

        var size = isNumber ? Number(text.Trim())!.Value : text.Trim().Length;
        return Number(field.Least) is { } least && size < least ? isNumber ? $"At least {field.Least}." : $"At least {field.Least} characters."
            : Number(field.Most) is { } most && size > most ? isNumber ? $"At most {field.Most}." : $"At most {field.Most} characters."
            : null;
    }

    private static string Words(FormField field) => field.Type switch
    {
        FormFieldType.Email => "This is not an email address.",
        FormFieldType.Phone => "This is not a telephone number.",
        FormFieldType.Url => "This is not a web address.",
        FormFieldType.Number or FormFieldType.Money => "This is not a number.",
        FormFieldType.Date or FormFieldType.DateTime => "This is not a date.",
        FormFieldType.Select or FormFieldType.Radio or FormFieldType.MultiSelect => "Choose one of the options.",
        _ => "This is too long.",
    };

    private static FieldDefinition DefinitionOf(FormField field) => new()
    {
        Id = field.Key,
        Object = "contact",
        Key = field.Key,
        Label = field.Label,
        Type = field.Type switch
        {
            FormFieldType.Radio => CustomFieldType.Select,
            FormFieldType.Hidden => CustomFieldType.Text,
            var type => Enum.Parse<CustomFieldType>(type.ToString()),
        },
        Options = [.. field.Options.Select(option => new FieldOption(option.Value, option.Label))],
    };
}
