using Tandem.People.Public;
using Tandem.People.Writing;

namespace Tandem.People.Merge;

/// <summary>What two contacts may say differently.</summary>
internal static class ContactMergeFields
{
    /// <summary>What belongs together is kept together: the parts of a name, an address and its key, where somebody came from.</summary>
    private static readonly MergeField<ContactRow>[] BuiltIn =
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
        new("origin", "Where they came from", row => Origin(row), TakeOrigin) { Rule = Earlier },
    ];

    /// <summary>All of them, the workspace's own fields at the end.</summary>
    public static IReadOnlyList<MergeField<ContactRow>> All(FieldSet fields) => [.. BuiltIn, .. MergeField<ContactRow>.Own(fields)];

    /// <summary>Of two origins the earlier one, because it was first.</summary>
    private static Kept Earlier(ContactRow mine, ContactRow other) =>
        (other.FirstTouchAt ?? other.CreatedAt) < (mine.FirstTouchAt ?? mine.CreatedAt) || Origin(mine) is null ? Kept.Other : Kept.Mine;

    private static string? Origin(ContactRow row)
    {
        var parts = new[] { row.Origin, row.Campaign, row.LandingPage }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    private static void TakeOrigin(ContactRow to, ContactRow from) =>
        (to.Origin, to.Campaign, to.LandingPage, to.FirstTouchAt) = (from.Origin, from.Campaign, from.LandingPage, from.FirstTouchAt);
}
