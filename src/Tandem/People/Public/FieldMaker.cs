using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>A custom field that somebody wants to have.</summary>
/// <param name="Object">contact, company or deal.</param>
/// <param name="Key">Its wished name in the API.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Options">The choices of a select field.</param>
public sealed record WishedField(string Object, string Key, string Label, CustomFieldType Type, IReadOnlyList<string> Options);

/// <summary>Makes custom fields for columns of a file. A field of the same label and type that is there already is used.</summary>
public sealed class FieldMaker(FieldDefinitions definitions)
{
    private const string Insert =
        """
        insert into people_fields (id, object, key, label, type, options, required, is_unique, indexed, position, created_by, created_at, version)
        values (@id, @object, @key, @label, @type, @options, false, false, false, @position, @actor, @now, 1)
        on conflict (object, key) do nothing
        """;

    /// <summary>The field's id, and whether it is new.</summary>
    public async Task<(string Id, bool IsNew)> Ensure(Tx tx, WishedField wish, string actor)
    {
        var fields = await definitions.Of(tx, wish.Object);
        if (fields.All.FirstOrDefault(field => field.Type == wish.Type && string.Equals(field.Label, wish.Label, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return (known.Id, IsNew: false);
        }

        var taken = (await tx.Query<string>("select key from people_fields where object = @object", new { wish.Object })).ToHashSet(StringComparer.Ordinal);
        var key = wish.Key;
        for (var number = 2; taken.Contains(key); number++)
        {
            key = $"{wish.Key}{number}";
        }

        // Two fields of one name could not be told apart in lists, and an export with both could not be read in again.
        var label = wish.Label;
        for (var number = 2; fields.All.Any(field => string.Equals(field.Label, label, StringComparison.OrdinalIgnoreCase)); number++)
        {
            label = $"{wish.Label} {number}";
        }

        var id = $"f_{Guid.NewGuid():n}"[..14];
        await tx.Execute(Insert, new
        {
            id,
            wish.Object,
            key,
            label,
            type = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(wish.Type.ToString()),
            options = JsonText.Of(wish.Options.Select(option => new FieldOption(option, option))),
            position = taken.Count,
            actor,
            now = tx.Now,
        });
        definitions.Changed(tx);
        return (id, IsNew: true);
    }
}
