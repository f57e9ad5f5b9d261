using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Reasons;

/// <summary>Adds, renames, orders and removes reasons. Deals keep the words that they were closed with.</summary>
public static class EditReasons
{
    private const string Insert =
        """
        insert into sales_reasons (id, kind, name, name_key, position, archived_at, version)
        select @id, @kind, @name, @nameKey, coalesce(max(position), -1) + 1, null, 1
        from sales_reasons
        where kind = @kind
        """;

    // A reason that comes back is the old one.
    private const string Restore = "update sales_reasons set archived_at = null, name = @name, version = version + 1 where id = @id";

    private const string Select = "select id, version, kind, name, position from sales_reasons where id = @id and archived_at is null";

    private const string SelectByKey =
        "select id, version, kind, name, position, archived_at from sales_reasons where kind = @kind and name_key = @nameKey";

    private const string Update =
        """
        update sales_reasons
        set name = @name, name_key = @nameKey, position = @position, version = version + 1
        where id = @id
        """;

    private const string Archive = "update sales_reasons set archived_at = @now, version = version + 1 where id = @id";

    public sealed class Handler(Db db)
    {
        public Task<Result<Reason>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Reason>>(async tx =>
        {
            var kind = body.OneOf("kind", ReasonRows.Kinds);
            var name = body.Text("name", longest: 100);
            if (Missing(body, kind, name) is { } problem)
            {
                return problem;
            }

            var known = await tx.First<Known>(SelectByKey, new { kind, nameKey = TextKey.Of(name) });
            if (known is { ArchivedAt: null })
            {
                return Taken(known);
            }

            var id = known?.Id ?? OrderedId.Next(tx.Now);
            await tx.Execute(known is null ? Insert : Restore, new { id, kind, name, nameKey = TextKey.Of(name) });
            return await Changed(tx, caller, "create", id, before: null);
        }, cancel);

        public Task<Result<Reason>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Reason>>(async tx =>
        {
            if (await tx.First<Reason>(Select, new { id }) is not { } reason)
            {
                return Problem.NotFound("The reason");
            }

            if (!ifMatch.Allows(reason.Version))
            {
                return Problem.Stale(reason);
            }

            var name = body.Has("name") ? body.Text("name", longest: 100) : reason.Name;
            var position = body.Whole("position", 0, 1000) ?? reason.Position;
            if (Missing(body, reason.Kind, name) is { } problem)
            {
                return problem;
            }

            var nameKey = TextKey.Of(name);
            if (await tx.First<Known>(SelectByKey, new { reason.Kind, nameKey }) is { } known && known.Id != id)
            {
                return Taken(known);
            }

            await tx.Execute(Update, new { id, name, nameKey, position });
            return await Changed(tx, caller, "update", id, reason);
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await tx.First<Reason>(Select, new { id }) is not { } reason)
            {
                return Problem.NotFound("The reason");
            }

            if (!ifMatch.Allows(reason.Version))
            {
                return Problem.Stale(reason);
            }

            await tx.Execute(Archive, new { id, now = tx.Now });
            await Audit.Write(tx, caller, new AuditEntry("delete", "reason", id) { Before = reason });
            return Done.Value;
        }, cancel);

        private static async Task<Reason> Changed(Tx tx, Caller caller, string verb, Guid id, Reason? before)
        {
            var after = (await tx.First<Reason>(Select, new { id }))!;
            await Audit.Write(tx, caller, new AuditEntry(verb, "reason", id) { Before = before, After = after });
            return after;
        }

        private static Problem? Missing(JsonBody body, string? kind, string? name)
        {
            if (kind is null)
            {
                body.Refuse("kind", $"One of {string.Join(", ", ReasonRows.Kinds)} is expected.");
            }

            if (name is null)
            {
                body.Refuse("name", "A name is needed.");
            }

            return body.Problem;
        }

        private static Problem Taken(Known known) =>
            Problem.Conflict("nameTaken", $"“{known.Name}” is in the list already.", new { existing = known.Id });
    }

    /// <summary>What is sent. Fields that are left out stay as they are.</summary>
    public sealed record ReasonBody(string? Kind, string? Name, int? Position);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/reasons", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(reason => reason.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Accepts<ReasonBody>("application/json")
            .Produces<Reason>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/reasons/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(reason => reason.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<ReasonBody>("application/json")
            .Produces<Reason>();
        routes.MapDelete("/api/v1/reasons/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete);
    }

    private sealed class Known
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public Instant? ArchivedAt { get; init; }
    }
}
