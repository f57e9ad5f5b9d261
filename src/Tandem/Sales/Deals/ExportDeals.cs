using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>The deals of a list as CSV: those that the caller may see and export, written while they are read.</summary>
public static class ExportDeals
{
    private static readonly ExportColumn<DealView>[] BuiltIn =
    [
        ExportColumn<DealView>.Text("id", "Id", deal => deal.Id.ToString()),
        ExportColumn<DealView>.Text("name", "Name", deal => deal.Name),
        ExportColumn<DealView>.Number("amount", "Amount", deal => deal.Amount),
        ExportColumn<DealView>.Text("currency", "Currency", deal => deal.Currency),
        ExportColumn<DealView>.Text("pipelineName", "Pipeline", deal => deal.PipelineName),
        ExportColumn<DealView>.Text("stageName", "Stage", deal => deal.StageName),
        ExportColumn<DealView>.Text("outcome", "Outcome", deal => EnumText.Of(deal.Outcome)),
        ExportColumn<DealView>.Number("probability", "Probability", deal => deal.Probability),
        ExportColumn<DealView>.Time("openedAt", "Opened", deal => deal.OpenedAt),
        ExportColumn<DealView>.Text("expectedCloseDate", "Expected close", deal => deal.ExpectedCloseDate),
        ExportColumn<DealView>.Time("closedAt", "Closed", deal => deal.ClosedAt),
        ExportColumn<DealView>.Text("ownerName", "Owner", deal => deal.OwnerName),
        ExportColumn<DealView>.Text("company", "Company", deal => deal.Company?.Name),
        ExportColumn<DealView>.Texts("contacts", "People", deal => deal.Contacts.Select(contact => contact.Name)),
        ExportColumn<DealView>.Texts("contactRoles", "People with roles", deal => deal.Contacts.Select(contact => contact.Role is null ? contact.Name : $"{contact.Name}: {contact.Role}")),
        ExportColumn<DealView>.Text("product", "Product", deal => deal.Product),
        ExportColumn<DealView>.Text("lossReason", "Loss reason", deal => deal.LossReason),
        ExportColumn<DealView>.Text("lossNote", "Loss note", deal => deal.LossNote),
        ExportColumn<DealView>.Text("winReason", "Win reason", deal => deal.WinReason),
        ExportColumn<DealView>.Text("competitor", "Competitor", deal => deal.Competitor),
        ExportColumn<DealView>.Texts("objections", "Objections", deal => deal.Objections),
        ExportColumn<DealView>.Text("nextStep", "Next step", deal => deal.NextStep),
        ExportColumn<DealView>.Texts("tags", "Tags", deal => deal.Tags),
        ExportColumn<DealView>.Texts("externalIds", "External ids", deal => deal.ExternalIds.Select(id => $"{id.Source}:{id.Value}")),
        ExportColumn<DealView>.Time("createdAt", "Created", deal => deal.CreatedAt),
        ExportColumn<DealView>.Time("updatedAt", "Updated", deal => deal.UpdatedAt),
    ];

    public sealed class Handler(Db db, DealQuery query, DealReader reader, FieldDefinitions fields) : ExportSource<DealView>(db, "deal")
    {
        public override string Name => "deals";

        protected override async Task<IEnumerable<ExportColumn<DealView>>> Columns(Session session) =>
            BuiltIn.Concat((await fields.Of(session, "deal")).All.Select(field => ExportColumn<DealView>.Custom(field, deal => deal.Custom)));

        protected override async Task<Result<Guid[]>> Find(Session session, ExportRequest request, Caller caller)
        {
            var condition = await query.Condition(session, caller, new DealSelection(request.Q, request.Filter, Archived: false), Rights.Deals.Export);
            return condition.Problem is { } problem
                ? problem
                : (await session.Query<Guid>(
                    $"select d.id from sales_deals d join sales_stages s on s.id = d.stage_id where {condition.Value!.Sql} order by d.id", condition.Value.Parameters)).ToArray();
        }

        protected override Task<IReadOnlyList<DealView>> Load(Session session, Caller caller, Guid[] ids) => reader.Load(session, caller, ids);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Answer(new ExportRequest(q, filter, columns), caller, cancel))
            .Needs(Rights.Deals.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
}
