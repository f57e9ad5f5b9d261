using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Notes;

/// <summary>Writes a note on a contact or a company. Whoever may see a record may leave a note on it.</summary>
public static class AddNote
{
    /// <summary>The text.</summary>
    public sealed record Command(string Body);

    private const string Insert =
        """
        insert into people_notes (subject_id, id, object, body, author, created_at, updated_at, version)
        values (@subject, @id, @kind, @text, @author, @now, @now, 1)
        """;

    public sealed class Handler(Db db, Journal journal, Mentions mentions)
    {
        public Task<Result<NoteView>> OnContact(Guid contact, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<NoteView>>(async tx =>
            (await RecordAccess.SeeContact(tx, caller, contact)).Problem is { } problem ? problem : await Write(tx, contact, "contact", body, caller), cancel);

        public Task<Result<NoteView>> OnCompany(Guid company, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<NoteView>>(async tx =>
            (await RecordAccess.SeeCompany(tx, caller, company)).Problem is { } problem ? problem : await Write(tx, company, "company", body, caller), cancel);

        private async Task<Result<NoteView>> Write(Tx tx, Guid subject, string kind, JsonBody body, Caller caller)
        {
            if (Read(body) is not { } text)
            {
                return body.Problem!;
            }

            var id = OrderedId.Next(tx.Now);
            var told = await mentions.Tell(tx, new MentioningNote(id, subject, kind, text), caller);
            if (told.Problem is { } unknown)
            {
                return unknown;
            }

            await tx.Execute(Insert, new { subject, id, kind, text, author = caller.Actor, now = tx.Now });
            journal.Append(tx, new JourneyEvent
            {
                Subject = subject,
                Type = PeopleEvents.NoteAdded,
                OccurredAt = tx.Now,
                Source = caller.Token is null ? "ui" : "api",
                Actor = caller.Actor,
                Data = ChangeText.Of(("noteId", id)),
            });
            var actors = await Actors.Of(tx, [caller.Actor]);
            return new NoteView(id, 1, text, actors[caller.Actor], tx.Now, tx.Now) { NotTold = told.Value! };
        }
    }

    /// <summary>The text of a note; null where there is none, and then the body has the problem.</summary>
    internal static string? Read(JsonBody body)
    {
        var text = CleanText.Block(body.Text("body", NoteRow.Longest));
        if (text is null)
        {
            body.Refuse("body", "A note needs a text.");
        }

        return text;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/contacts/{id:guid}/notes", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.OnContact(id, body, caller, cancel)).ToHttp(note => note.Version, StatusCodes.Status201Created))
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces<NoteView>(StatusCodes.Status201Created);
        routes.MapPost("/api/v1/companies/{id:guid}/notes", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.OnCompany(id, body, caller, cancel)).ToHttp(note => note.Version, StatusCodes.Status201Created))
            .Needs(Rights.Companies.Edit)
            .Accepts<Command>("application/json")
            .Produces<NoteView>(StatusCodes.Status201Created);
    }
}
