using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Lists;

/// <summary>How many companies, counted no further than people read.</summary>
public static class CountCompanies
{
    public sealed class Handler(Db db, PeopleQuestions questions, RowCounter counter)
    {
        public Task<Result<Counted>> Handle(Selection selection, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Counted>>(async session =>
            {
                var question = await questions.Companies(session, caller, selection);
                return question.Problem is { } problem ? problem : Counted.Of(await counter.Count(session, question.Value!, Counted.Most + 1));
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/count", async (string? q, string? filter, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(new Selection(q, filter), caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Counted>();
}
