using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>Whose value is kept.</summary>
public enum Kept
{
    /// <summary>That of the record that stays.</summary>
    Mine,

    /// <summary>That of the record that is merged into it.</summary>
    Other,
}

/// <summary>One thing about a contact or a company of which only one can be kept.</summary>
internal sealed record MergeField<TRow>(string Key, string Label, Func<TRow, object?> Show, Action<TRow, TRow> Take)
    where TRow : ICustomized
{
    /// <summary>Whose value is kept where nobody says, if that is decided otherwise than by who has one.</summary>
    public Func<TRow, TRow, Kept>? Rule { get; init; }

    /// <summary>Whose value is kept where nobody says: mine if I have one.</summary>
    public Kept Usual(TRow mine, TRow other) =>
        Show(other) is not null && Rule is not null ? Rule(mine, other)
        : Show(mine) is null && Show(other) is not null ? Kept.Other
        : Kept.Mine;

    /// <summary>The workspace's own fields.</summary>
    public static IEnumerable<MergeField<TRow>> Own(FieldSet fields) => fields.All.Select(
        field => new MergeField<TRow>($"custom.{field.Key}", field.Label, row => Custom(row, field), (to, from) => TakeCustom(to, from, field.Id)));

    private static object? Custom(TRow row, FieldDefinition field) =>
        CustomJson.Read(row.Custom).TryGetValue(field.Id, out var stored) ? FieldValues.ToApi(field, new JsonText(stored)) : null;

    private static void TakeCustom(TRow to, TRow from, string fieldId)
    {
        var values = CustomJson.Read(to.Custom);
        CustomJson.Set(values, fieldId, CustomJson.Read(from.Custom).GetValueOrDefault(fieldId));
        to.Custom = CustomJson.Write(values);
    }
}
