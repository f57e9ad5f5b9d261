using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Lists;

/// <summary>A page of companies.</summary>
public static class ListCompanies
{
    public sealed class Handler(Db db, PeopleQuestions questions, PageFinder pages, CompanyViews views)
    {
        public Task<Result<Page<CompanyView>>> Handle(ListRequest asked, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<CompanyView>>>(async session =>
            {
                var question = await questions.Companies(session, caller, asked.Selection);
                if (question.Problem is { } problem)
                {
                    return problem;
                }

                var page = asked.Page(question.Value!, usual: "name");
                if (page.Problem is { } wrong)
                {
                    return wrong;
                }

                var found = await pages.Find(session, question.Value!, page.Value!);
                return new Page<CompanyView>(await views.Load(session, caller, [.. found.Rows.Select(row => row.Id)]), found.Next);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies", async ([AsParameters] ListRequest asked, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(asked, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Page<CompanyView>>();
}
