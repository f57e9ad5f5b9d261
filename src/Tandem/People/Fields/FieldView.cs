using System.ComponentModel.DataAnnotations;
using Tandem.Engines.Segments;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Fields;

/// <summary>A field as the API shows it, built-in or custom.</summary>
public sealed record FieldView
{
    /// <summary>Stable; of a built-in field, its key.</summary>
    public required string Id { get; init; }

    public int Version { get; init; }

    [AllowedValues("contact", "company", "deal")]
    public required string Object { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    [AllowedValues("text", "longText", "number", "money", "boolean", "date", "dateTime", "select", "multiSelect", "email", "phone", "url", "user")]
    public required string Type { get; init; }

    public required IReadOnlyList<FieldOption> Options { get; init; }

    public bool Required { get; init; }

    public bool Unique { get; init; }

    /// <summary>Has an index of its own, so lists can be sorted by it.</summary>
    public bool Indexed { get; init; }

    public bool BuiltIn { get; init; }

    public string? Description { get; init; }

    /// <summary>The job that is making the index, where one was asked for.</summary>
    public Guid? IndexJobId { get; init; }

    internal static FieldView Of(ListedObject listed, FilterField field) => new()
    {
        Id = field.Key,
        Object = listed.Object,
        Key = field.Key,
        Label = field.Label,
        Type = EnumText.Of(field.Type),
        Options = listed.Options.GetValueOrDefault(field.Key, []),
        Indexed = listed.Sorts.Contains(field.Key, StringComparer.Ordinal),
        BuiltIn = true,
    };
}

/// <summary>A row of <c>people_fields</c>.</summary>
internal sealed class FieldRow
{
    public const string Columns = "id, object, key, label, type, options, required, is_unique, indexed, description, position, version";

    public required string Id { get; init; }

    public required string Object { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string Type { get; init; }

    public required JsonText Options { get; init; }

    public bool Required { get; init; }

    public bool IsUnique { get; init; }

    public bool Indexed { get; init; }

    public string? Description { get; init; }

    public int Position { get; init; }

    public int Version { get; init; }

    public CustomFieldType FieldType => Enum.Parse<CustomFieldType>(Type, ignoreCase: true);

    public IReadOnlyList<FieldOption> Choices => System.Text.Json.JsonSerializer.Deserialize<FieldOption[]>(Options.Value, JsonSettings.Api) ?? [];

    public FieldView ToView() => new()
    {
        Id = Id,
        Version = Version,
        Object = Object,
        Key = Key,
        Label = Label,
        Type = Type,
        Options = Choices,
        Required = Required,
        Unique = IsUnique,
        Indexed = Indexed,
        Description = Description,
    };

    public static Task<FieldRow?> Find(Session session, string id) =>
        session.First<FieldRow>($"select {Columns} from people_fields where id = @id and archived_at is null", new { id });
}
