using Tandem.Engines.Segments;
using Tandem.People.Public;

namespace Tandem.People.Lists;

/// <summary>What companies (<c>c</c>) can be filtered by; contacts ask the same of their primary company as <c>company.…</c>.</summary>
internal static class CompanyCatalogue
{
    /// <summary>The fields that the table itself has.</summary>
    public static readonly IReadOnlyList<FilterField> Own = OfTable("c");

    /// <summary>The fields that stand beside the table.</summary>
    public static readonly IReadOnlyList<FilterField> Around =
    [
        new("parentId", "Parent company", FieldType.Reference, new FieldSource.Column("c.parent_id")),
        new("tags", "Tags", FieldType.Tags,
            new FieldSource.Related("people_tags ft", "ft.subject_id", "c.id", new FieldSource.Column("ft.tag_key")) { Where = "ft.object = 'company'" }),
        new("externalSource", "External system", FieldType.Text, Identifier("external", "source")) { Form = TextForm.Exact },
        new("externalId", "External id", FieldType.Text, Identifier("external", "value")) { Form = TextForm.Exact },
    ];

    public static FieldCatalogue Of(FieldSet company) =>
        new([.. Own, .. Around, .. company.All.Select(field => CustomField.Of(field, "custom", "c.custom"))]);

    /// <summary>The fields of a contact's primary company. A company that the caller may not see answers nothing.</summary>
    public static IEnumerable<FilterField> OfPrimary(FieldSet company, string reach) =>
        OfTable("fco").Concat(company.All.Select(field => CustomField.Of(field, "custom", "fco.custom"))).Select(field => field with
        {
            Key = $"company.{field.Key}",
            Label = $"Company: {field.Label}",
            Form = field.Form,
            Source = new FieldSource.Related("people_companies fco", "fco.id", "c.company_id", field.Source) { Where = reach is "true" ? null : reach },
        });

    private static FilterField[] OfTable(string alias) =>
    [
        new("name", "Name", FieldType.Text, new FieldSource.Column($"{alias}.sort_name")),
        new("domain", "Domain", FieldType.Text, new FieldSource.Column($"{alias}.domain")) { Form = TextForm.AsciiFold },
        new("industry", "Industry", FieldType.Text, new FieldSource.Column($"{alias}.industry")) { Form = TextForm.AsciiFold },
        new("country", "Country", FieldType.Text, new FieldSource.Column($"{alias}.country")) { Form = TextForm.AsciiFold },
        new("city", "City", FieldType.Text, new FieldSource.Column($"{alias}.city")) { Form = TextForm.AsciiFold },
        new("employees", "Employees", FieldType.Number, new FieldSource.Column($"{alias}.employees")),
        new("annualRevenue", "Annual revenue", FieldType.Money, new FieldSource.Column(Revenue(alias))) { Scale = 100 },
        new("phone", "Phone", FieldType.Text, new FieldSource.Column($"{alias}.phone")) { Form = TextForm.AsciiFold },
        new("website", "Website", FieldType.Url, new FieldSource.Column($"{alias}.website")) { Form = TextForm.AsciiFold },
        new("ownerId", "Owner", FieldType.User, new FieldSource.Column($"{alias}.owner_id")),
        new("createdAt", "Created", FieldType.DateTime, new FieldSource.Column($"{alias}.created_at")),
        new("updatedAt", "Updated", FieldType.DateTime, new FieldSource.Column($"{alias}.updated_at")),
    ];

    /// <summary>In hundredths of major units, whatever the currency.</summary>
    private static string Revenue(string alias) =>
        $"""
        (case when {alias}.currency in ({Quoted(0)}) then {alias}.annual_revenue_minor * 100
              when {alias}.currency in ({Quoted(3)}) then {alias}.annual_revenue_minor / 10
              else {alias}.annual_revenue_minor end)
        """;

    private static string Quoted(int digits) => string.Join(", ", Platform.Money.WithDigits(digits).Order(StringComparer.Ordinal).Select(code => $"'{code}'"));

    private static FieldSource.Related Identifier(string kind, string column) =>
        new("people_identifiers fi", "fi.subject_id", "c.id", new FieldSource.Column($"fi.{column}"))
        {
            Where = $"fi.kind = '{kind}' and fi.subject_kind = 'company'",
        };
}
