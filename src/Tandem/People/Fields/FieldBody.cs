using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform.Http;

namespace Tandem.People.Fields;

/// <summary>A field as the API takes it: the shape for clients, and the rules.</summary>
public sealed partial record FieldBody
{
    private const int MaxOptions = 500;
    private static readonly CustomFieldType[] CannotBeIndexed = [CustomFieldType.LongText, CustomFieldType.MultiSelect];

    private static readonly CustomFieldType[] CanBeUnique =
        [CustomFieldType.Text, CustomFieldType.Number, CustomFieldType.Email, CustomFieldType.Phone, CustomFieldType.Url];

    public string? Object { get; init; }

    /// <summary>Its name in the API and in filters; made from the label where it is not given. It never changes.</summary>
    public string? Key { get; init; }

    public string? Label { get; init; }

    public CustomFieldType? Type { get; init; }

    /// <summary>Choices; a text stands for a choice with that value and label.</summary>
    public IReadOnlyList<FieldOption>? Options { get; init; }

    public bool? Required { get; init; }

    /// <summary>No two records may have the same value. Decided when the field is made.</summary>
    public bool? Unique { get; init; }

    /// <summary>Has an index of its own: fast to filter and sort by.</summary>
    public bool? Indexed { get; init; }

    public string? Description { get; init; }

    /// <summary>Where it stands among the custom fields.</summary>
    public int? Position { get; init; }

    /// <summary>Reads what a new field needs.</summary>
    internal static FieldBody ReadNew(JsonBody body, ListedObjects objects)
    {
        var read = Read(body) with { Object = body.OneOf("object", [.. objects.Names]), Type = body.OneOf<CustomFieldType>("type"), Unique = body.Flag("unique") };
        if (read.Object is null)
        {
            body.Refuse("object", "Say whose field it is.");
        }

        if (read.Type is not { } type)
        {
            body.Refuse("type", "Say what the field holds.");
            return read;
        }

        if (read.Label is null)
        {
            body.Refuse("label", "A field needs a name.");
        }

        if (read.Unique is true && !CanBeUnique.Contains(type))
        {
            body.Refuse("unique", "Only a text, a number, an email, a telephone number or a web address can be unique.");
        }

        return Check(body, read with { Key = body.Text("key") ?? KeyOf(read.Label ?? "") }, type);
    }

    /// <summary>Reads what is to change in a field of <paramref name="type"/>.</summary>
    internal static FieldBody ReadChange(JsonBody body, CustomFieldType type)
    {
        foreach (var fixedName in (string[])["object", "key", "type", "unique"])
        {
            if (body.Has(fixedName))
            {
                body.Refuse(fixedName, "This is decided when the field is made: values are kept by it.");
            }
        }

        if (body.Has("label") && body.Text("label") is null)
        {
            body.Refuse("label", "A field needs a name.");
        }

        return Check(body, Read(body), type);
    }

    private static FieldBody Read(JsonBody body) => new()
    {
        Label = body.Text("label", longest: 100),
        Options = ReadOptions(body),
        Required = body.Flag("required"),
        Indexed = body.Flag("indexed"),
        Description = body.Text("description", longest: 1000),
        Position = body.Whole("position", 0, 10_000),
    };

    private static FieldBody Check(JsonBody body, FieldBody read, CustomFieldType type)
    {
        var isChoice = type is CustomFieldType.Select or CustomFieldType.MultiSelect;
        if (isChoice ? read.Options is { Count: 0 } || (read.Options is null && read.Key is not null) : read.Options is { Count: > 0 })
        {
            body.Refuse("options", isChoice ? "A choice needs options." : "Only choices have options.");
        }

        if (read.Key is { } key && !KeyShape().IsMatch(key))
        {
            body.Refuse("key", "A key has letters, digits and _, begins with a letter, and has at most 60 of them.");
        }

        if (read.Indexed is true && CannotBeIndexed.Contains(type))
        {
            body.Refuse("indexed", "Long texts and multiple choices cannot have an index.");
        }

        return read;
    }

    private static List<FieldOption>? ReadOptions(JsonBody body)
    {
        if (body.Raw("options") is null)
        {
            return null;
        }

        var options = new List<FieldOption>();
        foreach (var item in BodyLists.Items(body, "options"))
        {
            if (ReadOption(item) is not { Value.Length: > 0 and <= 200, Label.Length: > 0 and <= 200 } option)
            {
                body.Refuse("options", "Each option is a text, or has a value and a label of at most 200 characters.");
            }
            else if (options.Exists(known => string.Equals(known.Value, option.Value, StringComparison.Ordinal)))
            {
                body.Refuse("options", $"The option {option.Value} stands twice.");
            }
            else
            {
                options.Add(option);
            }
        }

        if (options.Count > MaxOptions)
        {
            body.Refuse("options", string.Create(CultureInfo.InvariantCulture, $"At most {MaxOptions} options."));
        }

        return options;
    }

    private static FieldOption? ReadOption(JsonElement item)
    {
        if (item.ValueKind is JsonValueKind.String)
        {
            var text = item.GetString()!.Trim();
            return new FieldOption(text, text);
        }

        if (item.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var option = new JsonBody(item);
        return option.Text("value") is { } value ? new FieldOption(value, option.Text("label") ?? value) : null;
    }

    /// <summary><c>Favourite colour</c> → <c>favouriteColour</c>.</summary>
    private static string KeyOf(string label)
    {
        var words = NotOfKey().Split(TextKey.Of(label)).Where(word => word.Length > 0).ToArray();
        var joined = string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        var key = joined.Length == 0 || !char.IsAsciiLetter(joined[0]) ? "field" + joined : joined;
        return key.Length > 60 ? key[..60] : key;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotOfKey();
}
