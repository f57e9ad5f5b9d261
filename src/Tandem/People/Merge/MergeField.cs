using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>Whose value is kept.</summary>
public enum Kept
{
    /// <summary>That of the contact that stays.</summary>
    Mine,

    /// <summary>That of the contact that is merged into it.</summary>
    Other,
}

/// <summary>One thing about a contact of which only one can be kept.</summary>
internal sealed record MergeField(string Key, string Label, Func<ContactRow, object?> Show, Action<ContactRow, ContactRow> Take)
{
    /// <summary>What belongs together is kept together: the parts of a name, an address and its key, where somebody came from.</summary>
    private static readonly MergeField[] BuiltIn =
    [
        new("name", "Name", row => row.Name, (to, from) => (to.Name, to.FirstName, to.LastName) = (from.Name, from.FirstName, from.LastName)),
        new("email", "Email", row => row.Email, (to, from) => (to.Email, to.EmailKey) = (from.Email, from.EmailKey)),
        new("phone", "Phone", row => row.Phone, (to, from) => to.Phone = from.Phone),
        new("jobTitle", "Job title", row => row.JobTitle, (to, from) => to.JobTitle = from.JobTitle),
        new("companyId", "Primary company", row => row.CompanyId, (to, from) => to.CompanyId = from.CompanyId),
        new("ownerId", "Owner", row => row.OwnerId, (to, from) => to.OwnerId = from.OwnerId),
        new("country", "Country", row => row.Country, (to, from) => to.Country = from.Country),
        new("city", "City", row => row.City, (to, from) => to.City = from.City),
        new("language", "Language", row => row.Language, (to, from) => to.Language = from.Language),
        new("timeZone", "Time zone", row => row.TimeZone, (to, from) => to.TimeZone = from.TimeZone),
        new("website", "Website", row => row.Website, (to, from) => to.Website = from.Website),
        new("origin", "Where they came from", row => Origin(row), TakeOrigin),
    ];

    /// <summary>All of them, the workspace's own fields at the end.</summary>
    public static IReadOnlyList<MergeField> All(FieldSet fields) =>
        [.. BuiltIn, .. fields.All.Select(field => new MergeField($"custom.{field.Key}", field.Label, row => Custom(row, field), (to, from) => TakeCustom(to, from, field.Id)))];

    /// <summary>Whose value is kept where nobody says: mine if I have one; of two origins the earlier one, because it was first.</summary>
    public Kept Usual(ContactRow mine, ContactRow other)
    {
        if (Key is "origin" && Show(other) is not null)
        {
            return (other.FirstTouchAt ?? other.CreatedAt) < (mine.FirstTouchAt ?? mine.CreatedAt) || Show(mine) is null ? Kept.Other : Kept.Mine;
        }

        return Show(mine) is null && Show(other) is not null ? Kept.Other : Kept.Mine;
    }

    private static string? Origin(ContactRow row)
    {
        var parts = new[] { row.Origin, row.Campaign, row.LandingPage }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private static void TakeOrigin(ContactRow to, ContactRow from) =>
        (to.Origin, to.Campaign, to.LandingPage, to.FirstTouchAt) = (from.Origin, from.Campaign, from.LandingPage, from.FirstTouchAt);

    private static object? Custom(ContactRow row, FieldDefinition field) =>
        CustomJson.Read(row.Custom).TryGetValue(field.Id, out var stored) ? FieldValues.ToApi(field, new JsonText(stored)) : null;

    private static void TakeCustom(ContactRow to, ContactRow from, string fieldId)
    {
        var values = CustomJson.Read(to.Custom);
        CustomJson.Set(values, fieldId, CustomJson.Read(from.Custom).GetValueOrDefault(fieldId));
        to.Custom = CustomJson.Write(values);
    }
}
