using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Fields;

/// <summary>Changes what people see of a custom field, or puts it away: its values stay, out of sight.</summary>
public static class EditField
{
    private const string Update =
        """
        update people_fields
        set label = @label, options = @options, required = @required, description = @description, position = @position, version = version + 1
        where id = @id
        """;

    // The key becomes free for another field; the values stay under the id.
    private const string Archive =
        "update people_fields set archived_at = @now, key = key || '~' || id, indexed = false, version = version + 1 where id = @id";

    public sealed class Handler(Db db, FieldDefinitions fields, FieldIndexes indexes)
    {
        public Task<Result<FieldView>> Edit(string id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<FieldView>>(async tx =>
            {
                if (await FieldRow.Find(tx, id) is not { } known)
                {
                    return Problem.NotFound("The field");
                }

                var before = known.ToView();
                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(before);
                }

                var change = FieldBody.ReadChange(body, known.FieldType);
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                await tx.Execute(Update, new
                {
                    id,
                    label = change.Label ?? known.Label,
                    options = change.Options is null ? known.Options : JsonText.Of(change.Options),
                    required = change.Required ?? known.Required,
                    description = body.Has("description") ? change.Description : known.Description,
                    position = change.Position ?? known.Position,
                });
                fields.Changed(tx);
                var after = (await FieldRow.Find(tx, id))!.ToView();
                await Audit.Write(tx, caller, new AuditEntry("update", "field", id) { Before = before, After = after });
                return after with { IndexJobId = await Index(tx, known, change.Indexed, caller) };
            }, cancel);

        public Task<Result<Done>> Remove(string id, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<Done>>(async tx =>
            {
                if (await FieldRow.Find(tx, id) is not { } known)
                {
                    return Problem.NotFound("The field");
                }

                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(known.ToView());
                }

                await tx.Execute(Archive, new { id, now = tx.Now });
                fields.Changed(tx);
                await Audit.Write(tx, caller, new AuditEntry("delete", "field", id) { Before = known.ToView() });
                if (known.Indexed)
                {
                    await indexes.Drop(tx, known.Object, id, caller);
                }

                return Done.Value;
            }, cancel);

        private async Task<Guid?> Index(Tx tx, FieldRow known, bool? wished, Caller caller)
        {
            if (wished is null || wished == known.Indexed)
            {
                return null;
            }

            if (wished.Value)
            {
                return await indexes.Make(tx, known.Id, caller);
            }

            // Lists must stop to rely on it before it goes.
            await tx.Execute("update people_fields set indexed = false where id = @id", new { known.Id });
            return await indexes.Drop(tx, known.Object, known.Id, caller);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPatch("/api/v1/fields/{id}", async (string id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(field => field.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<FieldBody>("application/json")
            .Produces<FieldView>();
        routes.MapDelete("/api/v1/fields/{id}", async (string id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete)
            .Produces(StatusCodes.Status204NoContent);
    }
}
