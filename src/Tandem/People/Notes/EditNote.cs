using Tandem.Access.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Notes;

/// <summary>Changes or deletes a note: its author's right, and an admin's.</summary>
public static class EditNote
{
    private const string Select = $"select {NoteRow.Columns} from people_notes where id = @id";

    private const string Update =
        "update people_notes set body = @text, updated_at = @now, version = version + 1 where subject_id = @subjectId and id = @id";

    public sealed class Handler(Db db, Mentions mentions)
    {
        public Task<Result<NoteView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<NoteView>>(async tx =>
            {
                var found = await Find(tx, id, ifMatch, caller);
                if (found.Value is not { } note)
                {
                    return found.Problem!;
                }

                if (AddNote.Read(body) is not { } text)
                {
                    return body.Problem!;
                }

                var told = await mentions.Tell(tx, new MentioningNote(id, note.SubjectId, note.Object, text), caller);
                if (told.Problem is { } unknown)
                {
                    return unknown;
                }

                await tx.Execute(Update, new { text, now = tx.Now, note.SubjectId, note.Id });
                await Audit.Write(tx, caller, new AuditEntry("update", "note", id) { Before = new { note.Body }, After = new { body = text } });
                var actors = await Actors.Of(tx, [note.Author]);
                return new NoteView(id, note.Version + 1, text, actors[note.Author], note.CreatedAt, tx.Now) { NotTold = told.Value! };
            }, cancel);

        public Task<Result<Done>> Delete(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var found = await Find(tx, id, ifMatch, caller);
            if (found.Value is not { } note)
            {
                return found.Problem!;
            }

            await tx.Execute("delete from people_notes where subject_id = @subjectId and id = @id", new { note.SubjectId, note.Id });
            await Audit.Write(tx, caller, new AuditEntry("delete", "note", id) { Before = new { note.Body } });
            return Done.Value;
        }, cancel);

        private static async Task<Result<NoteRow>> Find(Tx tx, Guid id, IfMatch ifMatch, Caller caller)
        {
            var note = await tx.First<NoteRow>(Select + (tx.Engine == DbEngine.Postgres ? " for update" : ""), new { id });
            var seen = note switch
            {
                null => Problem.NotFound("The note"),
                { Object: "company" } => (await RecordAccess.SeeCompany(tx, caller, note.SubjectId)).Problem,
                _ => (await RecordAccess.SeeContact(tx, caller, note.SubjectId)).Problem,
            };
            if (seen is not null)
            {
                return Problem.NotFound("The note");
            }

            if (note!.Author != caller.Actor && caller.Role is not (Role.Admin or Role.Owner))
            {
                return Problem.Forbidden("Only its author or an admin changes a note.");
            }

            return ifMatch.Allows(note.Version) ? note : Problem.Stale(note.Show(await Actors.Of(tx, [note.Author])));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Notes hang on contacts and on companies; which right is needed shows only when the note is found.
        routes.MapPatch("/api/v1/notes/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(note => note.Version))
            .NeedsSignIn()
            .Accepts<AddNote.Command>("application/json")
            .Produces<NoteView>();
        routes.MapDelete("/api/v1/notes/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Delete(id, ifMatch, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces(StatusCodes.Status204NoContent);
    }
}
