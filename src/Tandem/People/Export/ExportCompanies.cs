using Tandem.Access.Public;
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

    public sealed class Handler(Db db, PeopleQuestions questions, RowIds rows, FieldDefinitions fields, CompanyViews views)
    {
        public async Task<IResult> Handle(Selection selection, string? columns, Caller caller, CancellationToken cancel)
        {
            var exported = await db.Read(session => Choose(session, selection, columns, caller), cancel);
            if (exported.Value is { } taken)
            {
                await db.Write(tx => Audit.Write(tx, caller, new AuditEntry("export", "company", ObjectId: null)
                {
                    After = new { taken.Ids.Count, selection.Q, selection.Filter },
                }), cancel);
            }

            return Exported<CompanyView>.ToHttp(exported, "companies.csv", db, (session, batch) => views.Load(session, caller, batch));
        }

        private async Task<Result<Exported<CompanyView>>> Choose(Session session, Selection selection, string? columns, Caller caller)
        {
            var question = await questions.Companies(session, caller, selection, Rights.Companies.Export);
            var custom = (await fields.Of(session, "company")).All.Select(field => ExportColumn<CompanyView>.Custom(field, row => row.Custom));
            var chosen = ExportColumns.Choose(BuiltIn.Concat(custom), columns);
            if ((question.Problem ?? chosen.Problem) is { } problem)
            {
                return problem;
            }

            return new Exported<CompanyView>(chosen.Value!,
                await rows.Of(session, question.Value!, Guid.Empty, await rows.Last(session, question.Value!.Table)));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Handle(new Selection(q, filter), columns, caller, cancel))
            .Needs(Rights.Companies.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
}
