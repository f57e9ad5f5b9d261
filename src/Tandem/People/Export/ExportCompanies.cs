using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Export;

/// <summary>The companies of a list as CSV: those that the caller may see and export.</summary>
public static class ExportCompanies
{
    private static readonly ExportColumn<CompanyView>[] BuiltIn =
    [
        ExportColumn<CompanyView>.Text("id", "Id", row => row.Id.ToString()),
        ExportColumn<CompanyView>.Text("name", "Name", row => row.Name),
        ExportColumn<CompanyView>.Text("domain", "Domain", row => row.Domain),
        ExportColumn<CompanyView>.Texts("domains", "All domains", row => row.Domains),
        ExportColumn<CompanyView>.Text("industry", "Industry", row => row.Industry),
        ExportColumn<CompanyView>.Text("country", "Country", row => row.Country),
        ExportColumn<CompanyView>.Text("city", "City", row => row.City),
        ExportColumn<CompanyView>.Number("employees", "Employees", row => row.Employees),
        ExportColumn<CompanyView>.Number("annualRevenue", "Annual revenue", row => row.AnnualRevenue),
        ExportColumn<CompanyView>.Text("currency", "Currency", row => row.Currency),
        ExportColumn<CompanyView>.Phone("phone", "Phone", row => row.Phone),
        ExportColumn<CompanyView>.Text("website", "Website", row => row.Website),
        ExportColumn<CompanyView>.Text("ownerName", "Owner", row => row.OwnerName),
        ExportColumn<CompanyView>.Text("parentName", "Parent company", row => row.ParentName),
        ExportColumn<CompanyView>.Texts("tags", "Tags", row => row.Tags),
        ExportColumn<CompanyView>.Number("contactCount", "People", row => row.ContactCount),
        ExportColumn<CompanyView>.Number("openDeals", "Open deals", row => row.OpenDeals),
        ExportColumn<CompanyView>.Time("createdAt", "Created", row => row.CreatedAt),
        ExportColumn<CompanyView>.Time("updatedAt", "Updated", row => row.UpdatedAt),
    ];

    public sealed class Handler(Db db, PeopleQuestions questions, RowIds rows, FieldDefinitions fields, CompanyViews views) : ExportSource<CompanyView>(db, "company")
    {
        public override string Name => "companies";

        protected override async Task<IEnumerable<ExportColumn<CompanyView>>> Columns(Session session) =>
            BuiltIn.Concat((await fields.Of(session, "company")).All.Select(field => ExportColumn<CompanyView>.Custom(field, row => row.Custom)));

        protected override async Task<Result<Guid[]>> Find(Session session, ExportRequest request, Caller caller) =>
            await rows.Asked(session, await questions.Companies(session, caller, new Selection(request.Q, request.Filter), Rights.Companies.Export));

        protected override Task<IReadOnlyList<CompanyView>> Load(Session session, Caller caller, Guid[] ids) => views.Load(session, caller, ids);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Answer(new ExportRequest(q, filter, columns), caller, cancel))
            .Needs(Rights.Companies.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
}
