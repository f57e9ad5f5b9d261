using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>Where the rows of a <see cref="ListWorld"/> go.</summary>
internal static class ListTables
{
    public static readonly Bulk<CompanyRow> Companies = new(
        "people_companies",
        new("id", ColumnType.Uuid, c => c.Id),
        new("name", ColumnType.Text, c => c.Name),
        new("name_key", ColumnType.Text, c => TextKey.Of(c.Name)),
        new("sort_name", ColumnType.Text, c => TextKey.Of(c.Name)),
        new("industry", ColumnType.Text, c => c.Industry),
        new("country", ColumnType.Text, c => c.Country),
        new("owner_id", ColumnType.Uuid, c => c.Owner),
        new("custom", ColumnType.Text, _ => "{}"),
        new("search_key", ColumnType.Text, c => TextKey.Of(c.Name)),
        new("created_by", ColumnType.Text, _ => "system"),
        new("created_at", ColumnType.Bigint, c => c.CreatedAt),
        new("updated_at", ColumnType.Bigint, c => c.CreatedAt),
        new("version", ColumnType.Integer, _ => 1));

    public static readonly Bulk<ContactRow> Contacts = new(
        "people_contacts",
        new("id", ColumnType.Uuid, c => c.Id),
        new("name", ColumnType.Text, c => c.Name),
        new("first_name", ColumnType.Text, c => c.First),
        new("last_name", ColumnType.Text, c => c.Last),
        new("sort_name", ColumnType.Text, c => TextKey.Of(c.Name)),
        new("email", ColumnType.Text, c => c.Email),
        new("email_key", ColumnType.Text, c => c.Email),
        new("phone", ColumnType.Text, c => c.Phone),
        new("job_title", ColumnType.Text, c => c.Job),
        new("country", ColumnType.Text, c => c.Country),
        new("owner_id", ColumnType.Uuid, c => c.Owner),
        new("lifecycle_stage", ColumnType.Text, c => c.Stage),
        new("lifecycle_at", ColumnType.Bigint, c => c.CreatedAt),
        new("origin", ColumnType.Text, c => c.Origin),
        new("company_id", ColumnType.Uuid, c => c.CompanyId),
        new("custom", ColumnType.Text, c => c.Custom),
        new("search_key", ColumnType.Text, c => c.SearchKey),
        new("created_by", ColumnType.Text, _ => "system"),
        new("created_at", ColumnType.Bigint, c => c.CreatedAt),
        new("updated_at", ColumnType.Bigint, c => c.CreatedAt),
        new("version", ColumnType.Integer, _ => 1));

    public static readonly Bulk<ContactRow> Emails = new(
        "people_identifiers",
        new("value", ColumnType.Text, c => c.Email),
        new("kind", ColumnType.Text, _ => "email"),
        new("source", ColumnType.Text, _ => ""),
        new("subject_kind", ColumnType.Text, _ => "contact"),
        new("subject_id", ColumnType.Uuid, c => c.Id),
        new("display", ColumnType.Text, c => c.Email),
        new("created_at", ColumnType.Bigint, c => c.CreatedAt));

    public static readonly Bulk<(Guid Id, string Tag)> Tags = new(
        "people_tags",
        new("subject_id", ColumnType.Uuid, row => row.Id),
        new("object", ColumnType.Text, _ => "contact"),
        new("tag_key", ColumnType.Text, row => TextKey.Of(row.Tag)),
        new("tag", ColumnType.Text, row => row.Tag));

    public static readonly Bulk<ContactRow> Activity = new(
        "people_activity",
        new("contact_id", ColumnType.Uuid, c => c.Id),
        new("first_seen_at", ColumnType.Bigint, c => c.CreatedAt),
        new("last_seen_at", ColumnType.Bigint, c => c.LastSeenAt),
        new("events", ColumnType.Bigint, _ => 3),
        new("page_views", ColumnType.Bigint, _ => 2));

    public static readonly Bulk<ContactRow> Memberships = new(
        "people_memberships",
        new("contact_id", ColumnType.Uuid, c => c.Id),
        new("company_id", ColumnType.Uuid, c => c.CompanyId),
        new("is_primary", ColumnType.Boolean, _ => true),
        new("since", ColumnType.Bigint, c => c.CreatedAt));
}
