using Tandem.Engines.Segments;
using Tandem.People.Public;
using Tandem.People.Verification;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;

namespace Tandem.People.Lists;

/// <summary>The orders and indexes of the lists of contacts and companies.</summary>
internal static class PeopleLists
{
    private static readonly HashSet<string> CarriedByContacts = new(StringComparer.Ordinal) { "lifecycleStage", "ownerId", "country", "origin" };

    /// <summary>The list of contacts on a database, with the orders that its indexed fields add.</summary>
    public static ListTable Contacts(SqlDialect dialect, FieldSet custom) => new("people_contacts")
    {
        Sorts =
        [
            new(new("name", "c.sort_name", SortType.Text), "people_contacts_by_name") { Carries = CarriedByContacts },
            new(Created, "people_contacts_by_created") { Carries = CarriedByContacts, IsStoredOrder = true },
            new(new("updatedAt", "c.updated_at", SortType.Whole), "people_contacts_by_updated"),
            new(new("lifecycleSince", "c.lifecycle_at", SortType.Whole), "people_contacts_by_stage_since"),
            new(new("email", "c.email_key", SortType.Text) { Nullable = true }, "people_contacts_by_email"),
            new(new("lifecycleStage", "c.lifecycle_stage", SortType.Text), "people_contacts_by_stage") { Then = Created },
            new(Folded("country", dialect), "people_contacts_by_country") { Then = Created },
            new(Folded("origin", dialect), "people_contacts_by_origin") { Then = Created },
            new(new("lastSeenAt", "a.last_seen_at", SortType.Whole) { Nullable = true }, "people_activity_last_seen")
            {
                Beside = new SortTable("people_activity a", "a.contact_id"),
            },
            new(Folded("job_title", dialect, "jobTitle")),
            new(Folded("city", dialect)),
            new(new("firstTouchAt", "c.first_touch_at", SortType.Whole) { Nullable = true }),
            .. OfCustom("people_contacts", custom, dialect),
        ],
        Indexed = new HashSet<string>(
            [
                "name", "email", "phone", "ownerId", "lifecycleStage", "lifecycleSince", "country", "origin", "createdAt", "updatedAt", "companyId", "tags",
                "lastSeenAt", "externalId", .. Indexed(custom),
            ], StringComparer.Ordinal),
        ByCreated = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lifecycleStage"] = "people_contacts_by_stage",
            ["ownerId"] = "people_contacts_by_owner",
            ["country"] = "people_contacts_by_country",
            ["origin"] = "people_contacts_by_origin",
        },
        PrefixColumns = ["c.sort_name", "c.email_key"],
        TrigramRows = Trigrams("people_contacts"),
    };

    /// <summary>The list of companies.</summary>
    public static ListTable Companies(SqlDialect dialect, FieldSet custom) => new("people_companies")
    {
        Sorts =
        [
            new(new("name", "c.sort_name", SortType.Text), "people_companies_by_name"),
            new(Created, "people_companies_by_created") { IsStoredOrder = true },
            new(new("updatedAt", "c.updated_at", SortType.Whole)),
            new(Folded("domain", dialect)),
            new(Folded("industry", dialect)),
            new(Folded("country", dialect)),
            new(Folded("city", dialect)),
            new(new("employees", "c.employees", SortType.Whole) { Nullable = true }),
            new(new("annualRevenue", "c.annual_revenue_minor", SortType.Whole) { Nullable = true }),
            .. OfCustom("people_companies", custom, dialect),
        ],
        Indexed = new HashSet<string>(["name", "ownerId", "createdAt", "tags", "externalId", .. Indexed(custom)], StringComparer.Ordinal),
        ByCreated = new Dictionary<string, string>(StringComparer.Ordinal) { ["ownerId"] = "people_companies_by_owner" },
        PrefixColumns = ["c.sort_name"],
        TrigramRows = Trigrams("people_companies"),
    };

    /// <summary>What other parts of the system know about contacts.</summary>
    public static ListedObject Contact { get; } = new("contact",
        [.. ContactCatalogue.Own, .. ContactCatalogue.Around, .. CompanyCatalogue.OfPrimary(new FieldSet([]), "true")])
    {
        Table = "people_contacts",
        Tags = "people_tags",
        TagsWhere = "object = 'contact'",
        Sorts = SortKeys(Contacts(SqlDialect.Sqlite, new FieldSet([]))),
        Options = new Dictionary<string, IReadOnlyList<FieldOption>>(StringComparer.Ordinal)
        {
            ["lifecycleStage"] = [.. Enum.GetValues<LifecycleStage>().Select(stage => new FieldOption(stage.Text(), stage.Text()))],
            ["emailVerdict"] = [.. Enum.GetValues<AddressVerdict>().Select(verdict => new FieldOption(EnumText.Of(verdict), EnumText.Of(verdict)))],
        },
    };

    /// <summary>The same with what higher modules compute.</summary>
    public static ListedObject ContactWith(IReadOnlyList<ComputedField> computed) => Contact with
    {
        Fields = [.. Contact.Fields, .. computed.Select(one => one.Field)],
        Computed = [.. computed.Select(one => one.Field)],
        Options = Contact.Options.Concat(computed.Select(one => KeyValuePair.Create(one.Field.Key, one.Options))).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>What other parts of the system know about companies.</summary>
    public static ListedObject Company { get; } = new("company", [.. CompanyCatalogue.Own, .. CompanyCatalogue.Around])
    {
        Table = "people_companies",
        Tags = "people_tags",
        TagsWhere = "object = 'company'",
        Sorts = SortKeys(Companies(SqlDialect.Sqlite, new FieldSet([]))),
    };

    private static string[] SortKeys(ListTable table) => [.. table.Sorts.Select(sort => sort.Column.Key)];

    private static SortColumn Created => new("createdAt", "c.created_at", SortType.Whole);

    private static SortColumn Folded(string column, SqlDialect dialect, string? key = null) =>
        new(key ?? column, FieldExpression.Of(dialect, new FieldSource.Column($"c.{column}"), FieldType.Text, TextForm.AsciiFold), SortType.Text) { Nullable = true };

    private static IEnumerable<string> Indexed(FieldSet custom) => custom.All.Where(field => field.Indexed).Select(field => $"custom.{field.Key}");

    private static IEnumerable<ListSort> OfCustom(string table, FieldSet custom, SqlDialect dialect) => custom.All
        .Where(field => field.Indexed)
        .Select(field => (Field: field, Order: CustomField.Order(field, dialect)))
        .Where(sort => sort.Order is not null)
        .Select(sort => new ListSort(sort.Order!, CustomField.IndexName(table, sort.Field.Id)));

    private static string Trigrams(string table) =>
        $"""
        select rowid from {table}_search where {table}_search match @trigrams
        union all select row_no from {table}_unsearched
        union all select row_no from {table} where row_no > (select last_row from people_searched where source = '{table}')
        """;
}
