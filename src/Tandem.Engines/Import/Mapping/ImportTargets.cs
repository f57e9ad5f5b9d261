using System.Collections.Frozen;

namespace Tandem.Engines.Import.Mapping;

/// <summary>All targets of each object, in the order in which people read them.</summary>
public static class ImportTargets
{
    private static readonly ImportTarget[] Contacts =
    [
        new("first_name", "First name", "Person", TargetKind.PersonName),
        new("last_name", "Last name", "Person", TargetKind.PersonName),
        new("full_name", "Full name", "Person", TargetKind.PersonName),
        new("email", "Email", "Person", TargetKind.Email),
        new("other_email", "Another email", "Person", TargetKind.Email, IsRepeatable: true),
        new("phone", "Phone", "Person", TargetKind.Phone),
        new("other_phone", "Another phone", "Person", TargetKind.Phone, IsRepeatable: true),
        new("job_title", "Job title", "Person", TargetKind.Words),
        new("company", "Company", "Person", TargetKind.Reference),
        new("country", "Country", "Person", TargetKind.Words),
        new("city", "City", "Person", TargetKind.Words),
        new("language", "Language", "Person", TargetKind.Words),
        new("time_zone", "Time zone", "Person", TargetKind.Words),
        new("website", "Website", "Person", TargetKind.Url),
        new("external_id", "ID in the other system", "Person", TargetKind.Id),
        new("external_ids", "IDs in other systems", "Person", TargetKind.Text),
        new("owner", "Owner", "Sales", TargetKind.Reference),
        new("lifecycle_stage", "Lifecycle stage", "Sales", TargetKind.Lifecycle),
        new("lifecycle_since", "In this stage since", "Sales", TargetKind.Date),
        new("status", "Lead status", "Sales", TargetKind.Words),
        new("deal_name", "Deal: name", "Sales", TargetKind.Text),
        new("deal_amount", "Deal: amount", "Sales", TargetKind.Money),
        new("deal_stage", "Deal: stage", "Sales", TargetKind.Words),
        new("created_at", "Created", "Origin", TargetKind.Date),
        new("first_contact_at", "First touch", "Origin", TargetKind.Date),
        new("source", "Origin", "Origin", TargetKind.Words),
        new("utm_campaign", "Campaign", "Origin", TargetKind.Words),
        new("landing_page", "Landing page", "Origin", TargetKind.Text),
        new("consent_at", "Signed up", "Consent", TargetKind.Date),
        new("consent_ip", "Signed up from IP address", "Consent", TargetKind.Ip),
        new("confirmed_at", "Sign-up confirmed", "Consent", TargetKind.Date),
        new("unsubscribed_at", "Unsubscribed", "Consent", TargetKind.Date),
        new("unsubscribed", "Subscribed or not", "Consent", TargetKind.Subscription, IsRepeatable: true),
        new("tags", "Tags", "More", TargetKind.Tags),
        new("notes", "Note", "More", TargetKind.Text),
    ];

    private static readonly ImportTarget[] Companies =
    [
        new("name", "Name", "Company", TargetKind.Words),
        new("domain", "Domain", "Company", TargetKind.Url),
        new("other_domain", "Another domain", "Company", TargetKind.Tags, IsRepeatable: true),
        new("website", "Website", "Company", TargetKind.Url),
        new("industry", "Industry", "Company", TargetKind.Words),
        new("country", "Country", "Company", TargetKind.Words),
        new("city", "City", "Company", TargetKind.Words),
        new("employees", "Employees", "Company", TargetKind.Number),
        new("annual_revenue", "Annual revenue", "Company", TargetKind.Money),
        new("currency", "Currency", "Company", TargetKind.Currency),
        new("phone", "Phone", "Company", TargetKind.Phone),
        new("owner", "Owner", "Company", TargetKind.Reference),
        new("parent", "Parent company", "Company", TargetKind.Reference),
        new("external_id", "ID in the other system", "Company", TargetKind.Id),
        new("created_at", "Created", "More", TargetKind.Date),
        new("tags", "Tags", "More", TargetKind.Tags),
        new("notes", "Note", "More", TargetKind.Text),
    ];

    private static readonly ImportTarget[] Deals =
    [
        new("name", "Name", "Deal", TargetKind.Text),
        new("external_id", "ID in the other system", "Deal", TargetKind.Id),
        new("external_ids", "IDs in other systems", "Deal", TargetKind.Text),
        new("owner", "Owner", "Deal", TargetKind.Reference),
        new("product", "Product", "Deal", TargetKind.Words),
        new("company", "Company", "Deal", TargetKind.Reference),
        new("contact", "Contact", "Deal", TargetKind.Reference),
        new("pipeline", "Pipeline", "Deal", TargetKind.Words),
        new("stage", "Stage", "Deal", TargetKind.Words),
        new("stage_since", "In this stage since", "Deal", TargetKind.Date),
        new("amount", "Amount", "Deal", TargetKind.Money),
        new("currency", "Currency", "Deal", TargetKind.Currency),
        new("probability", "Probability", "Deal", TargetKind.Number),
        new("opened_at", "Opened", "Dates", TargetKind.Date),
        new("expected_close", "Expected to close", "Dates", TargetKind.Date),
        new("closed_at", "Closed", "Dates", TargetKind.Date),
        new("created_at", "Created", "Dates", TargetKind.Date),
        new("won_at", "Won", "Dates", TargetKind.Date),
        new("lost_at", "Lost", "Dates", TargetKind.Date),
        new("outcome", "Outcome", "Outcome", TargetKind.Text),
        new("loss_reason", "Loss reason", "Outcome", TargetKind.Text),
        new("loss_note", "Note on the loss", "Outcome", TargetKind.Text),
        new("win_reason", "Win reason", "Outcome", TargetKind.Text),
        new("competitor", "Competitor", "Outcome", TargetKind.Words),
        new("objections", "Objections", "Outcome", TargetKind.Tags),
        new("source", "Origin", "More", TargetKind.Words),
        new("utm_campaign", "Campaign", "More", TargetKind.Words),
        new("next_step", "Next step", "More", TargetKind.Text),
        new("tags", "Tags", "More", TargetKind.Tags),
        new("notes", "Note", "More", TargetKind.Text),
    ];

    private static readonly ImportTarget[] Users =
    [
        new("name", "Name", "User", TargetKind.PersonName),
        new("first_name", "First name", "User", TargetKind.PersonName),
        new("last_name", "Last name", "User", TargetKind.PersonName),
        new("email", "Email", "User", TargetKind.Email),
        new("manager", "Manager", "User", TargetKind.Reference),
        new("office", "Office", "User", TargetKind.Words),
        new("role", "Role", "User", TargetKind.Words),
        new("external_id", "ID in the other system", "User", TargetKind.Id),
    ];

    private static readonly ImportTarget[] Products =
    [
        new("name", "Name", "Product", TargetKind.Text),
        new("sku", "SKU", "Product", TargetKind.Text),
        new("series", "Series", "Product", TargetKind.Words),
        new("price", "Price", "Product", TargetKind.Money),
        new("currency", "Currency", "Product", TargetKind.Currency),
        new("description", "Description", "Product", TargetKind.Text),
        new("external_id", "ID in the other system", "Product", TargetKind.Id),
    ];

    private static readonly FrozenDictionary<(ImportObject, string), ImportTarget> ByKey =
        Enum.GetValues<ImportObject>().SelectMany(o => Of(o).Select(t => (o, t))).ToFrozenDictionary(p => (p.o, p.t.Key), p => p.t);

    /// <summary>The targets of an object.</summary>
    public static IReadOnlyList<ImportTarget> Of(ImportObject importObject) => importObject switch
    {
        ImportObject.Contacts => Contacts,
        ImportObject.Companies => Companies,
        ImportObject.Deals => Deals,
        ImportObject.Users => Users,
        _ => Products,
    };

    /// <summary>One target; null when the object has none of this key.</summary>
    public static ImportTarget? Find(ImportObject importObject, string key) => ByKey.GetValueOrDefault((importObject, key));

    /// <summary>Whether an unmapped column can become a custom field of this object.</summary>
    public static bool HasCustomFields(ImportObject importObject) => importObject is ImportObject.Contacts or ImportObject.Companies or ImportObject.Deals;
}
