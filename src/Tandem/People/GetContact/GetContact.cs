using Tandem.Journey.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.GetContact;

/// <summary>One contact, and what happened with it.</summary>
public static class GetContact
{
    public sealed class Handler(Db db, ContactViews views, Timelines timelines)
    {
        public Task<Result<ContactView>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<ContactView>>(
            async session => (await RecordAccess.SeeContact(session, caller, id)).Problem is { } problem
                ? problem
                : await views.Find(session, caller, id) is { } contact ? contact : Problem.NotFound("The record"), cancel);

        public Task<Result<Page<TimelineItem>>> Timeline(Guid id, TimelinePage page, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<TimelineItem>>>(
                async session => (await RecordAccess.SeeContact(session, caller, id)).Problem is { } problem
                    ? problem
                    : await timelines.Read(session, caller, "contact", id, page), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Read)
            .Produces<ContactView>();
        routes.MapGet("/api/v1/contacts/{id:guid}/timeline",
                async (Guid id, [AsParameters] TimelinePage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Timeline(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<TimelineItem>>();
    }
}
