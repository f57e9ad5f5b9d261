using Tandem.Engines.Segments;
using Tandem.People.Public;
using Tandem.Platform;

namespace Tandem.Sales.Deals;

/// <summary>What deals can be filtered and sorted by. The deal is <c>d</c>, its stage <c>s</c>.</summary>
internal static class DealFilters
{
    /// <summary>In hundredths of major units, whatever the currency.</summary>
    private static readonly string Amount =
        $"""
        (case when d.currency in ({Quoted(0)}) then d.amount_minor * 100
              when d.currency in ({Quoted(3)}) then d.amount_minor / 10
              else d.amount_minor end)
        """;

    private const string Probability =
        "(case d.outcome when 'won' then 100 when 'lost' then 0 else coalesce(d.probability, s.probability) end)";

    private static readonly FilterField[] Fields =
    [
        new("name", "Name", FieldType.Text, new FieldSource.Column("d.sort_name")),
        new("amount", "Amount", FieldType.Money, new FieldSource.Column(Amount)) { Scale = 100 },
        new("currency", "Currency", FieldType.Select, new FieldSource.Column("d.currency")),
        new("pipelineId", "Pipeline", FieldType.Reference, new FieldSource.Column("d.pipeline_id")),
        new("stageId", "Stage", FieldType.Reference, new FieldSource.Column("d.stage_id")),
        new("outcome", "Outcome", FieldType.Select, new FieldSource.Column("d.outcome")),
        new("probability", "Probability", FieldType.Number, new FieldSource.Column(Probability)),
        new("openedAt", "Opened", FieldType.DateTime, new FieldSource.Column("d.opened_at")),
        new("expectedCloseDate", "Expected close", FieldType.Date, new FieldSource.Column("d.expected_close_on")),
        new("closedAt", "Closed", FieldType.DateTime, new FieldSource.Column("d.closed_at")),
        new("stageSince", "In stage since", FieldType.DateTime, new FieldSource.Column("d.stage_at")),
        new("createdAt", "Created", FieldType.DateTime, new FieldSource.Column("d.created_at")),
        new("updatedAt", "Updated", FieldType.DateTime, new FieldSource.Column("d.updated_at")),
        new("ownerId", "Owner", FieldType.User, new FieldSource.Column("d.owner_id")),
        new("companyId", "Company", FieldType.Reference, new FieldSource.Column("d.company_id")),
        new("company.name", "Company name", FieldType.Text,
            new FieldSource.Related("people_public_companies fc", "fc.id", "d.company_id", new FieldSource.Column("fc.name"))) { Form = TextForm.AsciiFold },
        new("contactId", "Contact", FieldType.Reference,
            new FieldSource.Related("sales_deal_contacts fp", "fp.deal_id", "d.id", new FieldSource.Column("fp.contact_id"))),
        new("product", "Product", FieldType.Text, new FieldSource.Column("d.product")) { Form = TextForm.AsciiFold },
        new("productId", "Product of the catalogue", FieldType.Reference, new FieldSource.Column("d.product_id")),
        new("lossReason", "Loss reason", FieldType.Text, new FieldSource.Column("d.loss_reason")) { Form = TextForm.AsciiFold },
        new("competitor", "Competitor", FieldType.Text, new FieldSource.Column("d.competitor")) { Form = TextForm.AsciiFold },
        new("lastActivityAt", "Last activity", FieldType.DateTime, new FieldSource.Column("d.last_activity_at")),
        new("winReason", "Win reason", FieldType.Text, new FieldSource.Column("d.win_reason")) { Form = TextForm.AsciiFold },
        new("nextStep", "Next step", FieldType.Text, new FieldSource.Column("d.next_step")) { Form = TextForm.AsciiFold },
        new("nextTask", "Next task", FieldType.DateTime,
            new FieldSource.Related("sales_tasks fn", "fn.deal_id", "d.id", new FieldSource.Column("fn.due_at")) { Where = "fn.done_at is null" }),
        new("tags", "Tags", FieldType.Tags,
            new FieldSource.Related("sales_deal_tags ft", "ft.deal_id", "d.id", new FieldSource.Column("ft.tag_key"))),
    ];

    private static readonly FieldCatalogue BuiltIn = new(Fields);

    private static readonly SortColumn[] Sorts =
    [
        new("name", "d.sort_name", SortType.Text),
        new("amount", "d.amount_minor", SortType.Whole) { Nullable = true },
        new("openedAt", "d.opened_at", SortType.Whole),
        new("closedAt", "d.closed_at", SortType.Whole) { Nullable = true },
        new("expectedCloseDate", "d.expected_close_on", SortType.Text) { Nullable = true },
        new("stageId", "s.position", SortType.Whole),
        new("stageSince", "d.stage_at", SortType.Whole),
        new("createdAt", "d.created_at", SortType.Whole),
        new("updatedAt", "d.updated_at", SortType.Whole),
    ];

    /// <summary>What other parts of the system know about deals.</summary>
    public static ListedObject Listed { get; } = new("deal", Fields)
    {
        Table = "sales_deals",
        Tags = "sales_deal_tags",
        Sorts = [.. Sorts.Select(sort => sort.Key)],
        Options = new Dictionary<string, IReadOnlyList<FieldOption>>(StringComparer.Ordinal)
        {
            ["outcome"] = [new("open", "Open"), new("won", "Won"), new("lost", "Lost")],
        },
    };

    /// <summary>The built-in fields and the custom ones of today.</summary>
    public static FieldCatalogue With(FieldSet custom) => BuiltIn.With(custom.All.Select(field =>
        new FilterField($"custom.{field.Key}", field.Label, Enum.Parse<FieldType>(field.Type.ToString()), new FieldSource.Json("d.custom", field.Id))));

    /// <summary>The order that <paramref name="sort"/> asks for: a key, with a minus for the greatest first; null when there is no such order.</summary>
    public static SortColumn? Sort(string? sort)
    {
        var key = sort ?? "-openedAt";
        var descends = key.StartsWith('-');
        var column = Array.Find(Sorts, column => column.Key == key[(descends ? 1 : 0)..]);
        return column is null ? null : column with { Descending = descends };
    }

    /// <summary>What a row has in that column.</summary>
    public static object? Value(SortColumn column, DealListRow row) => column.Key switch
    {
        "name" => row.SortName,
        "amount" => row.AmountMinor,
        "openedAt" => row.OpenedAt.Milliseconds,
        "closedAt" => row.ClosedAt?.Milliseconds,
        "expectedCloseDate" => row.ExpectedCloseOn,
        "stageId" => row.StagePosition,
        "stageSince" => row.StageAt.Milliseconds,
        "createdAt" => row.CreatedAt.Milliseconds,
        _ => row.UpdatedAt.Milliseconds,
    };

    private static string Quoted(int digits) => string.Join(", ", Money.WithDigits(digits).Order(StringComparer.Ordinal).Select(code => $"'{code}'"));
}
