using Tandem.Engines.Segments;
using Tandem.People.Public;

namespace Tandem.People.Lists;

/// <summary>What contacts (<c>c</c>) can be filtered by.</summary>
internal static class ContactCatalogue
{
    /// <summary>The fields that the table itself has, with what a person reads.</summary>
    public static readonly IReadOnlyList<FilterField> Own =
    [
        new("name", "Name", FieldType.Text, Column("sort_name")),
        new("firstName", "First name", FieldType.Text, Column("first_name")) { Form = TextForm.AsciiFold },
        new("lastName", "Last name", FieldType.Text, Column("last_name")) { Form = TextForm.AsciiFold },
        new("email", "Email", FieldType.Email, Column("email_key")),
        new("phone", "Phone", FieldType.Phone, Identifier("phone", "value")),
        new("jobTitle", "Job title", FieldType.Text, Column("job_title")) { Form = TextForm.AsciiFold },
        new("country", "Country", FieldType.Text, Column("country")) { Form = TextForm.AsciiFold },
        new("city", "City", FieldType.Text, Column("city")) { Form = TextForm.AsciiFold },
        new("language", "Language", FieldType.Text, Column("language")) { Form = TextForm.AsciiFold },
        new("timeZone", "Time zone", FieldType.Text, Column("time_zone")) { Form = TextForm.AsciiFold },
        new("website", "Website", FieldType.Url, Column("website")) { Form = TextForm.AsciiFold },
        new("ownerId", "Owner", FieldType.User, Column("owner_id")),
        new("lifecycleStage", "Stage", FieldType.Select, Column("lifecycle_stage")),
        new("lifecycleSince", "In stage since", FieldType.DateTime, Column("lifecycle_at")),
        new("origin", "Origin", FieldType.Text, Column("origin")) { Form = TextForm.AsciiFold },
        new("campaign", "Campaign", FieldType.Text, Column("campaign")) { Form = TextForm.AsciiFold },
        new("landingPage", "Landing page", FieldType.Text, Column("landing_page")) { Form = TextForm.AsciiFold },
        new("firstTouchAt", "First touch", FieldType.DateTime, Column("first_touch_at")),
        new("createdAt", "Created", FieldType.DateTime, Column("created_at")),
        new("updatedAt", "Updated", FieldType.DateTime, Column("updated_at")),
    ];

    /// <summary>The fields that stand beside the table.</summary>
    public static readonly IReadOnlyList<FilterField> Around =
    [
        new("companyId", "Company", FieldType.Reference,
            new FieldSource.Related("people_memberships fm", "fm.contact_id", "c.id", new FieldSource.Column("fm.company_id"))),
        new("tags", "Tags", FieldType.Tags,
            new FieldSource.Related("people_tags ft", "ft.subject_id", "c.id", new FieldSource.Column("ft.tag_key")) { Where = "ft.object = 'contact'" }),
        new("lastSeenAt", "Last seen", FieldType.DateTime, Activity("last_seen_at")),
        new("firstSeenAt", "First seen", FieldType.DateTime, Activity("first_seen_at")),
        new("eventCount", "Events", FieldType.Number, Activity("events")),
        new("pageViews", "Page views", FieldType.Number, Activity("page_views")),
        new("externalSource", "External system", FieldType.Text, Identifier("external", "source")) { Form = TextForm.Exact },
        new("externalId", "External id", FieldType.Text, Identifier("external", "value")) { Form = TextForm.Exact },
        new("emailVerdict", "Email verification", FieldType.Select, new FieldSource.Related(
            "people_verifications fv", "fv.value", "c.email_key", new FieldSource.Column("fv.verdict"))),
        new("suppressed", "Do not contact", FieldType.Boolean, new FieldSource.Column(
            "(c.email_key is not null and exists (select 1 from people_suppressions fs where fs.value = c.email_key and fs.channel = 'email'))")),
    ];

    /// <summary>The catalogue: built-in fields, those of the primary company (as far as the caller may see companies), custom ones, and consents that are asked for.</summary>
    public static FieldCatalogue Of(FieldSet contact, FieldSet company, string companyReach, IEnumerable<string> topics) => new(
    [
        .. Own,
        .. Around,
        .. CompanyCatalogue.OfPrimary(company, companyReach),
        .. contact.All.Select(field => CustomField.Of(field, "custom", "c.custom")),
        .. topics.Select(Consent),
    ]);

    /// <summary>The last word on a topic by mail; what was never said is unknown.</summary>
    private static FilterField Consent(string topic) => new($"consent.{topic}", $"Consent to {topic}", FieldType.Select, new FieldSource.Column(
        $"(select fc.state from people_consents fc where fc.contact_id = c.id and fc.channel = 'email' and fc.topic = '{topic}' order by fc.at desc, fc.id desc limit 1)"));

    private static FieldSource.Column Column(string name) => new($"c.{name}");

    private static FieldSource.Related Activity(string column) =>
        new("people_activity fa", "fa.contact_id", "c.id", new FieldSource.Column($"fa.{column}"));

    private static FieldSource.Related Identifier(string kind, string column) =>
        new("people_identifiers fi", "fi.subject_id", "c.id", new FieldSource.Column($"fi.{column}"))
        {
            Where = $"fi.kind = '{kind}' and fi.subject_kind = 'contact'",
        };
}
