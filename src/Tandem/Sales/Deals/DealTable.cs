using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>
/// One column of a deal that may change: how it is written, how an undo sets it from JSON, and what the API calls it (null for what is derived).
/// </summary>
internal sealed record DealColumn(BulkColumn<DealRow> Column, string? ApiName, Action<DealRow, JsonElement> Restore);

/// <summary><c>sales_deals</c> as the writer meets it: inserts, updates of changed columns, comparisons.</summary>
internal static class DealTable
{
    /// <summary>The columns of a <see cref="DealRow"/>, for queries.</summary>
    public const string Columns =
        """
        id, name, sort_name, amount_minor, currency, pipeline_id, stage_id, stage_at, outcome, probability, opened_at, expected_close_on, closed_at,
        owner_id, company_id, contact_id, product, product_id, loss_reason, loss_note, win_reason, competitor, objections, next_step, custom,
        search_key, last_activity_at, fresh_at, created_by, created_at, updated_at, archived_at, version
        """;

    private static readonly BulkColumn<DealRow> Key = new("id", ColumnType.Uuid, row => row.Id);

    /// <summary>What may change, in the order of the bits of <see cref="Changes"/>.</summary>
    public static readonly IReadOnlyList<DealColumn> Changeable =
    [
        Text("name", "name", row => row.Name, (row, text) => row.Name = text!),
        Text("sort_name", apiName: null, row => row.SortName, (row, text) => row.SortName = text!),
        new(new("amount_minor", ColumnType.Bigint, row => row.AmountMinor), "amount",
            (row, json) => row.AmountMinor = json.ValueKind is JsonValueKind.Null ? null : json.GetInt64()),
        Text("currency", "currency", row => row.Currency, (row, text) => row.Currency = text!),
        Id("pipeline_id", "pipelineId", row => row.PipelineId, (row, id) => row.PipelineId = id!.Value),
        Id("stage_id", "stageId", row => row.StageId, (row, id) => row.StageId = id!.Value),
        Time("stage_at", apiName: null, row => row.StageAt, (row, at) => row.StageAt = at!.Value),
        Text("outcome", "outcome", row => EnumText.Of(row.Outcome), (row, text) => row.Outcome = Enum.Parse<StageCategory>(text!, ignoreCase: true)),
        new(new("probability", ColumnType.Integer, row => row.Probability), "probability",
            (row, json) => row.Probability = json.ValueKind is JsonValueKind.Null ? null : json.GetInt32()),
        Time("opened_at", "openedAt", row => row.OpenedAt, (row, at) => row.OpenedAt = at!.Value),
        Text("expected_close_on", "expectedCloseDate", row => row.ExpectedCloseOn, (row, text) => row.ExpectedCloseOn = text),
        Time("closed_at", "closedAt", row => row.ClosedAt, (row, at) => row.ClosedAt = at),
        Id("owner_id", "ownerId", row => row.OwnerId, (row, id) => row.OwnerId = id),
        Id("company_id", "companyId", row => row.CompanyId, (row, id) => row.CompanyId = id),
        Id("contact_id", "contactId", row => row.ContactId, (row, id) => row.ContactId = id),
        Text("product", "product", row => row.Product, (row, text) => row.Product = text),
        Id("product_id", apiName: null, row => row.ProductId, (row, id) => row.ProductId = id),
        Text("loss_reason", "lossReason", row => row.LossReason, (row, text) => row.LossReason = text),
        Text("loss_note", "lossNote", row => row.LossNote, (row, text) => row.LossNote = text),
        Text("win_reason", "winReason", row => row.WinReason, (row, text) => row.WinReason = text),
        Text("competitor", "competitor", row => row.Competitor, (row, text) => row.Competitor = text),
        Text("objections", "objections", row => row.Objections, (row, text) => row.Objections = text!),
        Text("next_step", "nextStep", row => row.NextStep, (row, text) => row.NextStep = text),
        Text("custom", apiName: null, row => row.Custom, (row, text) => row.Custom = text!),
        Text("search_key", apiName: null, row => row.SearchKey, (row, text) => row.SearchKey = text!),
        Time("fresh_at", apiName: null, row => row.FreshAt, (_, _) => { }),
        Time("created_at", apiName: null, row => row.CreatedAt, (row, at) => row.CreatedAt = at!.Value),
        Time("updated_at", apiName: null, row => row.UpdatedAt, (row, at) => row.UpdatedAt = at!.Value),
        Time("archived_at", apiName: null, row => row.ArchivedAt, (row, at) => row.ArchivedAt = at),
        new(new("version", ColumnType.Integer, row => row.Version), ApiName: null, (row, json) => row.Version = json.GetInt32()),
    ];

    /// <summary>Inserts new deals.</summary>
    public static readonly Bulk<DealRow> Insert = new("sales_deals",
        [Key, .. Changeable.Select(column => column.Column), new("created_by", ColumnType.Text, row => row.CreatedBy)]);

    /// <summary>Updates the columns that changed.</summary>
    public static readonly BulkUpdate<DealRow> Update = new("sales_deals", Key, [.. Changeable.Select(column => column.Column)]);

    /// <summary>Which of <see cref="Changeable"/> differ.</summary>
    public static ulong Changes(DealRow before, DealRow after)
    {
        var changed = 0UL;
        for (var bit = 0; bit < Changeable.Count; bit++)
        {
            var value = Changeable[bit].Column.Value;
            if (!Equals(value(before), value(after)))
            {
                changed |= 1UL << bit;
            }
        }

        return changed;
    }

    private static DealColumn Text(string name, string? apiName, Func<DealRow, string?> get, Action<DealRow, string?> set) =>
        new(new(name, ColumnType.Text, get), apiName, (row, json) => set(row, json.GetString()));

    private static DealColumn Id(string name, string? apiName, Func<DealRow, Guid?> get, Action<DealRow, Guid?> set) =>
        new(new(name, ColumnType.Uuid, row => get(row)), apiName, (row, json) => set(row, json.ValueKind is JsonValueKind.Null ? null : json.GetGuid()));

    private static DealColumn Time(string name, string? apiName, Func<DealRow, Instant?> get, Action<DealRow, Instant?> set) =>
        new(new(name, ColumnType.Bigint, row => get(row)), apiName,
            (row, json) => set(row, json.ValueKind is JsonValueKind.Null ? null : new Instant(json.GetInt64())));
}
