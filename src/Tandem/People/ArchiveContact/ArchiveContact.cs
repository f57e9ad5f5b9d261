using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.ArchiveContact;

/// <summary>Puts a contact away, or brings it back. Nothing is lost: history, identifiers and the do-not-contact list stay.</summary>
public static class ArchiveContact
{
    public sealed class Handler(Db db, ContactWriter writer, ContactViews views)
    {
        public Task<Result<ContactView>> Handle(Guid id, bool archived, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ContactView>>(async tx =>
            {
                var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Delete);
                if (reached.Problem is { } unreachable)
                {
                    return unreachable;
                }

                if (!ifMatch.Allows(reached.Value!.Version))
                {
                    return Problem.Stale((await views.Find(tx, caller, id))!);
                }

                var written = await writer.Write(tx, new ContactDraft { Id = id, Archived = archived }, WriteOptions.By(caller));
                return written.Problem is { } problem ? problem : (await views.Find(tx, caller, id))!;
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/v1/contacts/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: true, ifMatch, caller, cancel)).Problem?.ToHttp() ?? Results.NoContent())
            .Needs(Rights.Contacts.Delete)
            .Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/api/v1/contacts/{id:guid}/restore", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, archived: false, IfMatch.Any, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Delete)
            .Produces<ContactView>();
    }
}
