using System.Globalization;
using System.Text;
using Tandem.Access.Public;
using Tandem.Engines.Import.Csv;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>The deals of a list as CSV: those that the caller may see and export, written while they are read.</summary>
public static class ExportDeals
{
    private const int BatchSize = 500;

    private static readonly Column[] BuiltIn =
    [
        new("id", "Id", deal => deal.Id.ToString()),
        new("name", "Name", deal => deal.Name),
        new("amount", "Amount", deal => deal.Amount?.ToString(CultureInfo.InvariantCulture)) { IsNumber = true },
        new("currency", "Currency", deal => deal.Currency),
        new("pipelineName", "Pipeline", deal => deal.PipelineName),
        new("stageName", "Stage", deal => deal.StageName),
        new("outcome", "Outcome", deal => EnumText.Of(deal.Outcome)),
        new("probability", "Probability", deal => deal.Probability.ToString(CultureInfo.InvariantCulture)) { IsNumber = true },
        new("openedAt", "Opened", deal => deal.OpenedAt.ToString()),
        new("expectedCloseDate", "Expected close", deal => deal.ExpectedCloseDate),
        new("closedAt", "Closed", deal => deal.ClosedAt?.ToString()),
        new("ownerName", "Owner", deal => deal.OwnerName),
        new("company", "Company", deal => deal.Company?.Name),
        new("contacts", "People", deal => string.Join("; ", deal.Contacts.Select(contact => contact.Name))),
        new("product", "Product", deal => deal.Product),
        new("lossReason", "Loss reason", deal => deal.LossReason),
        new("lossNote", "Loss note", deal => deal.LossNote),
        new("winReason", "Win reason", deal => deal.WinReason),
        new("nextStep", "Next step", deal => deal.NextStep),
        new("tags", "Tags", deal => string.Join("; ", deal.Tags)),
        new("createdAt", "Created", deal => deal.CreatedAt.ToString()),
        new("updatedAt", "Updated", deal => deal.UpdatedAt.ToString()),
    ];

    public sealed class Handler(Db db, DealQuery query, DealReader reader, FieldDefinitions fields)
    {
        public async Task<IResult> Handle(DealSelection selection, string? columns, Caller caller, CancellationToken cancel)
        {
            var wanted = await db.Read(session => Choose(session, selection, columns, caller), cancel);
            if (wanted.Problem is { } problem)
            {
                return problem.ToHttp();
            }

            var (chosen, ids) = wanted.Value;
            await db.Write(tx => Audit.Write(tx, caller, new AuditEntry("export", "deal", ObjectId: null)
            {
                After = new { ids.Count, selection.Q, selection.Filter },
            }), cancel);
            return new CsvFile(chosen, ids, batch => db.Read(session => reader.Load(session, caller, batch)));
        }

        private async Task<Result<(Column[] Columns, IReadOnlyList<Guid> Ids)>> Choose(Session session, DealSelection selection, string? columns, Caller caller)
        {
            var all = BuiltIn.Concat((await fields.Of(session, "deal")).All.Select(OfCustom)).ToDictionary(column => column.Key, StringComparer.Ordinal);
            var keys = columns?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList() ?? [];
            if (keys.Exists(key => !all.ContainsKey(key)))
            {
                return Problem.Invalid("columns", $"The columns are: {string.Join(", ", all.Keys)}.");
            }

            var condition = await query.Condition(session, caller, selection, Rights.Deals.Export);
            if (condition.Problem is { } problem)
            {
                return problem;
            }

            var ids = await session.Query<Guid>(
                $"select d.id from sales_deals d join sales_stages s on s.id = d.stage_id where {condition.Value!.Sql} order by d.id", condition.Value.Parameters);
            return ([.. keys.Count == 0 ? all.Values : keys.Select(key => all[key])], ids);
        }

        private static Column OfCustom(FieldDefinition field) => new($"custom.{field.Key}", field.Label, deal => deal.Custom.TryGetValue(field.Key, out var value) ? Shown(value) : null)
        {
            IsNumber = field.Type is CustomFieldType.Number or CustomFieldType.Money,
        };

        private static string Shown(JsonText value)
        {
            using var document = System.Text.Json.JsonDocument.Parse(value.Value);
            return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array
                ? string.Join("; ", document.RootElement.EnumerateArray().Select(item => item.ToString()))
                : document.RootElement.ToString();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Handle(new DealSelection(q, filter, Archived: false), columns, caller, cancel))
            .Needs(Rights.Deals.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");

    private sealed record Column(string Key, string Label, Func<DealView, string?> Value)
    {
        /// <summary>A number is written as it is; any other text is made harmless for spreadsheets.</summary>
        public bool IsNumber { get; init; }
    }

    private sealed class CsvFile(IReadOnlyList<Column> columns, IReadOnlyList<Guid> ids, Func<Guid[], Task<IReadOnlyList<DealView>>> load) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "text/csv; charset=utf-8";
            httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"deals.csv\"";
            await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var text = new StringWriter();
            var csv = new CsvOut(text);
            Row(csv, columns.Select(column => (column.Label, false)));
            foreach (var batch in ids.Chunk(BatchSize))
            {
                foreach (var deal in await load(batch))
                {
                    Row(csv, columns.Select(column => (column.Value(deal) ?? "", column.IsNumber)));
                }

                // The server takes rows asynchronously only, so they are put together in memory first.
                await writer.WriteAsync(text.GetStringBuilder(), httpContext.RequestAborted);
                await writer.FlushAsync(httpContext.RequestAborted);
                text.GetStringBuilder().Clear();
            }

            await writer.WriteAsync(text.GetStringBuilder(), httpContext.RequestAborted);
        }

        private static void Row(CsvOut csv, IEnumerable<(string Text, bool IsNumber)> cells)
        {
            foreach (var (text, isNumber) in cells)
            {
                _ = isNumber && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? csv.Number(number) : csv.Text(text);
            }

            csv.EndRow();
        }
    }
}
