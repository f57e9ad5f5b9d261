using Tandem.Journey.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Companies;

/// <summary>One company, its timeline and its people.</summary>
public static class GetCompany
{
    public sealed class Handler(Db db, CompanyViews views, Timelines timelines)
    {
        public Task<Result<CompanyView>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<CompanyView>>(
            async session => (await RecordAccess.SeeCompany(session, caller, id)).Problem is { } problem
                ? problem
                : await views.Find(session, caller, id) is { } company ? company : Problem.NotFound("The record"), cancel);

        public Task<Result<Page<TimelineItem>>> Timeline(Guid id, TimelinePage page, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<TimelineItem>>>(
                async session => (await RecordAccess.SeeCompany(session, caller, id)).Problem is { } problem
                    ? problem
                    : await timelines.Read(session, caller, "company", id, page), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/companies/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp(company => company.Version))
            .Needs(Rights.Companies.Read)
            .Produces<CompanyView>();
        routes.MapGet("/api/v1/companies/{id:guid}/timeline",
                async (Guid id, [AsParameters] TimelinePage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Timeline(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Page<TimelineItem>>();
    }
}
