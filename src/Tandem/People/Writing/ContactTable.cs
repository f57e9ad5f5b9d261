using Tandem.Platform.Data;
using static Tandem.People.Writing.RowColumn;

namespace Tandem.People.Writing;

/// <summary><c>people_contacts</c>.</summary>
internal static class ContactTable
{
    /// <summary>The columns of a <see cref="ContactRow"/>, for queries.</summary>
    public const string Columns =
        """
        id, name, first_name, last_name, sort_name, email, email_key, phone, job_title, country, city, language, time_zone, website, owner_id,
        lifecycle_stage, lifecycle_at, origin, campaign, landing_page, first_touch_at, company_id, custom, search_key, created_by, created_at,
        updated_at, archived_at, version, merged_into
        """;

    public static readonly RowTable<ContactRow> Rows = new(
        "people_contacts",
        new("id", ColumnType.Uuid, row => row.Id),
        [new("created_by", ColumnType.Text, row => row.CreatedBy)],
        [
            Text<ContactRow>("name", "name", row => row.Name, (row, text) => row.Name = text!),
            Text<ContactRow>("first_name", "firstName", row => row.FirstName, (row, text) => row.FirstName = text),
            Text<ContactRow>("last_name", "lastName", row => row.LastName, (row, text) => row.LastName = text),
            Text<ContactRow>("sort_name", apiName: null, row => row.SortName, (row, text) => row.SortName = text!),
            Text<ContactRow>("email", "email", row => row.Email, (row, text) => row.Email = text),
            Text<ContactRow>("email_key", apiName: null, row => row.EmailKey, (row, text) => row.EmailKey = text),
            Text<ContactRow>("phone", "phone", row => row.Phone, (row, text) => row.Phone = text),
            Text<ContactRow>("job_title", "jobTitle", row => row.JobTitle, (row, text) => row.JobTitle = text),
            Text<ContactRow>("country", "country", row => row.Country, (row, text) => row.Country = text),
            Text<ContactRow>("city", "city", row => row.City, (row, text) => row.City = text),
            Text<ContactRow>("language", "language", row => row.Language, (row, text) => row.Language = text),
            Text<ContactRow>("time_zone", "timeZone", row => row.TimeZone, (row, text) => row.TimeZone = text),
            Text<ContactRow>("website", "website", row => row.Website, (row, text) => row.Website = text),
            Id<ContactRow>("owner_id", "ownerId", row => row.OwnerId, (row, id) => row.OwnerId = id),
            Text<ContactRow>("lifecycle_stage", apiName: null, row => row.LifecycleStage, (row, text) => row.LifecycleStage = text!) with { AuditName = "lifecycleStage" },
            Time<ContactRow>("lifecycle_at", apiName: null, row => row.LifecycleAt, (row, at) => row.LifecycleAt = at!.Value),
            Text<ContactRow>("origin", "origin", row => row.Origin, (row, text) => row.Origin = text),
            Text<ContactRow>("campaign", "campaign", row => row.Campaign, (row, text) => row.Campaign = text),
            Text<ContactRow>("landing_page", "landingPage", row => row.LandingPage, (row, text) => row.LandingPage = text),
            Time<ContactRow>("first_touch_at", "firstTouchAt", row => row.FirstTouchAt, (row, at) => row.FirstTouchAt = at),
            Id<ContactRow>("company_id", apiName: null, row => row.CompanyId, (row, id) => row.CompanyId = id) with { AuditName = "companyId" },
            Text<ContactRow>("custom", apiName: null, row => row.Custom, (row, text) => row.Custom = text!),
            Text<ContactRow>("search_key", apiName: null, row => row.SearchKey, (row, text) => row.SearchKey = text!),
            Time<ContactRow>("archived_at", apiName: null, row => row.ArchivedAt, (row, at) => row.ArchivedAt = at) with { AuditName = "archivedAt" },
            Time<ContactRow>("created_at", apiName: null, row => row.CreatedAt, (row, at) => row.CreatedAt = at!.Value),
            Time<ContactRow>("updated_at", apiName: null, row => row.UpdatedAt, (row, at) => row.UpdatedAt = at!.Value),
            Number<ContactRow>("version", apiName: null, row => row.Version, (row, number) => row.Version = (int)number!, ColumnType.Integer),
        ]);
}
