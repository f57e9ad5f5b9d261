using Tandem.People.Public;

namespace Tandem.People.Writing;

/// <summary>A field of a contact that is one line of text and nothing more.</summary>
internal sealed record LineField(
    string ApiName, int MaxLength, Func<ContactDraft, string?> Given, Func<ContactRow, string?> Get, Action<ContactRow, string?> Set);

/// <summary>The plain fields of a contact, and how long they may be.</summary>
internal static class ContactFields
{
    public const int NameLength = 300;
    public const int PhoneLength = 60;
    public const int ExternalLength = 300;
    public const int TagLength = 100;
    public const int MostEmails = 20;
    public const int MostTags = 100;

    public static readonly IReadOnlyList<LineField> Lines =
    [
        new("jobTitle", NameLength, draft => draft.JobTitle, row => row.JobTitle, (row, text) => row.JobTitle = text),
        new("country", 100, draft => draft.Country, row => row.Country, (row, text) => row.Country = text),
        new("city", 200, draft => draft.City, row => row.City, (row, text) => row.City = text),
        new("language", 100, draft => draft.Language, row => row.Language, (row, text) => row.Language = text),
        new("timeZone", 100, draft => draft.TimeZone, row => row.TimeZone, (row, text) => row.TimeZone = text),
        new("website", 2000, draft => draft.Website, row => row.Website, (row, text) => row.Website = text),
        new("origin", NameLength, draft => draft.Origin, row => row.Origin, (row, text) => row.Origin = text),
        new("campaign", NameLength, draft => draft.Campaign, row => row.Campaign, (row, text) => row.Campaign = text),
        new("landingPage", 2000, draft => draft.LandingPage, row => row.LandingPage, (row, text) => row.LandingPage = text),
    ];
}
