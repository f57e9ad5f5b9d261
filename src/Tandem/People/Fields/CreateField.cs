using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Fields;

/// <summary>Makes a custom field. It can be filled, filtered and shown at once, without a restart.</summary>
public static class CreateField
{
    private const string Insert =
        """
        insert into people_fields
          (id, object, key, label, type, options, required, is_unique, indexed, description, position, created_by, created_at, version)
        values (@id, @object, @key, @label, @type, @options, @required, @unique, false, @description, @position, @actor, @now, 1)
        """;

    public sealed class Handler(Db db, FieldDefinitions fields, ListedObjects objects, FieldIndexes indexes)
    {
        public async Task<Result<FieldView>> Handle(JsonBody body, Caller caller, CancellationToken cancel)
        {
            var wished = FieldBody.ReadNew(body, objects);
            return body.Problem is { } problem ? problem : await db.Write(tx => Create(tx, wished, caller), cancel);
        }

        private async Task<Result<FieldView>> Create(Tx tx, FieldBody wished, Caller caller)
        {
            var position = await tx.Scalar<int>("select coalesce(max(position), 0) + 1 from people_fields where object = @object", new { wished.Object });
            if (await tx.Scalar<long>("select count(*) from people_fields where object = @object and key = @key", new { wished.Object, wished.Key }) > 0)
            {
                return Problem.Conflict("keyTaken", $"There is a field with the key {wished.Key} already.");
            }

            var id = $"f_{Guid.NewGuid():n}"[..14];
            await tx.Execute(Insert, new
            {
                id,
                wished.Object,
                wished.Key,
                wished.Label,
                type = EnumText.Of(wished.Type!.Value),
                options = JsonText.Of(wished.Options ?? []),
                required = wished.Required ?? false,
                unique = wished.Unique ?? false,
                wished.Description,
                position = wished.Position ?? position,
                caller.Actor,
                now = tx.Now,
            });
            fields.Changed(tx);
            var field = (await FieldRow.Find(tx, id))!.ToView();
            await Audit.Write(tx, caller, new AuditEntry("create", "field", id) { After = field });
            return field with { IndexJobId = wished.Indexed is true ? await indexes.Make(tx, id, caller) : null };
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/fields", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp(field => field.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Accepts<FieldBody>("application/json")
            .Produces<FieldView>(StatusCodes.Status201Created);
}
