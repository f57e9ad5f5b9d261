using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Lists;

/// <summary>A page of contacts.</summary>
public static class ListContacts
{
    public sealed class Handler(Db db, PeopleQuestions questions, PageFinder pages, ContactViews views)
    {
        public Task<Result<Page<ContactView>>> Handle(ListRequest asked, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<ContactView>>>(async session =>
            {
                var question = await questions.Contacts(session, caller, asked.Selection);
                if (question.Problem is { } problem)
                {
                    return problem;
                }

                var page = asked.Page(question.Value!, usual: "-createdAt");
                if (page.Problem is { } wrong)
                {
                    return wrong;
                }

                var found = await pages.Find(session, question.Value!, page.Value!);
                return new Page<ContactView>(await views.Load(session, caller, [.. found.Rows.Select(row => row.Id)]), found.Next);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts", async ([AsParameters] ListRequest asked, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(asked, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<ContactView>>();
}
