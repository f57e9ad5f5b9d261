using System.ComponentModel.DataAnnotations;
using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Views;

/// <summary>A saved view as the API shows it.</summary>
public sealed record SavedView
{
    public required Guid Id { get; init; }

    public int Version { get; init; }

    [AllowedValues("contact", "company", "deal")]
    public required string Object { get; init; }

    public required string Name { get; init; }

    /// <summary>private (its owner's only) or all.</summary>
    [AllowedValues("private", "all")]
    public required string Scope { get; init; }

    public required JsonText Definition { get; init; }

    public Guid OwnerId { get; init; }
}

/// <summary>Views that people save of their lists: for themselves or for everybody.</summary>
public static class SavedViews
{
    private const string Private = "private";
    private const string All = "all";
    private const string Columns = "id, version, object, name, scope, definition, owner_id";

    private const string Select =
        $"""
        select {Columns}
        from people_views
        where (scope = 'all' or owner_id = @userId) and (@wanted = '' or object = @wanted)
        order by name, id
        """;

    private const string Insert =
        """
        insert into people_views (id, object, name, scope, owner_id, definition, created_at, version)
        values (@id, @object, @name, @scope, @ownerId, @definition, @now, 1)
        """;

    private const string Update = "update people_views set name = @name, scope = @scope, definition = @definition, version = version + 1 where id = @id";

    /// <summary>A view as the API takes it: the shape for clients.</summary>
    public sealed record Body(string? Object, string? Name, string? Scope, ViewDefinition? Definition);

    public sealed class Handler(Db db, ListedObjects objects, FieldDefinitions fields)
    {
        public Task<Result<Page<SavedView>>> List(string? wanted, Caller caller, CancellationToken cancel) => db.Read<Result<Page<SavedView>>>(async session =>
            new Page<SavedView>(
                await session.Query<SavedView>(Select, new { userId = caller.UserId ?? Guid.Empty, wanted = wanted ?? "" }), Next: null), cancel);

        public Task<Result<SavedView>> Create(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<SavedView>>(async tx =>
        {
            if (caller.UserId is not { } owner)
            {
                return Problem.Invalid("scope", "Views belong to people, not to tokens.");
            }

            var forObject = body.OneOf("object", [.. objects.Names]);
            if (objects.Find(forObject) is not { } listed)
            {
                return body.Problem ?? Problem.Invalid("object", "Say what the view lists.");
            }

            var view = new SavedView
            {
                Id = Guid.CreateVersion7(tx.Now.ToDateTimeOffset()),
                Object = listed.Object,
                Name = Name(body),
                Scope = body.OneOf("scope", Private, All) ?? Private,
                Definition = JsonText.Of(await Read(tx, body, listed)),
                OwnerId = owner,
            };
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Insert, new { view.Id, view.Object, view.Name, view.Scope, view.OwnerId, view.Definition, now = tx.Now });
            await Note(tx, caller, "create", before: null, view);
            return view with { Version = 1 };
        }, cancel);

        public Task<Result<SavedView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<SavedView>>(async tx =>
            {
                var found = await Find(tx, id, caller, Rights.Settings.Edit);
                if (found.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var known = found.Value!;
                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(known);
                }

                var changed = known with
                {
                    Name = body.Has("name") ? Name(body) : known.Name,
                    Scope = body.OneOf("scope", Private, All) ?? known.Scope,
                    Definition = body.Has("definition") ? JsonText.Of(await Read(tx, body, objects.Find(known.Object)!)) : known.Definition,
                    Version = known.Version + 1,
                };
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                await tx.Execute(Update, new { id, changed.Name, changed.Scope, changed.Definition });
                await Note(tx, caller, "update", known, changed);
                return changed;
            }, cancel);

        public Task<Result<Done>> Delete(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var found = await Find(tx, id, caller, Rights.Settings.Delete);
            if (found.Problem is { } unreachable)
            {
                return unreachable;
            }

            await tx.Execute("delete from people_views where id = @id", new { id });
            await Note(tx, caller, "delete", found.Value, after: null);
            return Done.Value;
        }, cancel);

        /// <summary>Somebody else's private view is not there; one that all see is changed by its owner, or by whoever may change settings.</summary>
        private static async Task<Result<SavedView>> Find(Tx tx, Guid id, Caller caller, Right right)
        {
            var view = await tx.First<SavedView>($"select {Columns} from people_views where id = @id", new { id });
            var isOwn = view is not null && caller.UserId == view.OwnerId;
            return view is null || (!isOwn && view.Scope == Private) ? Problem.NotFound("The view")
                : isOwn || caller.May(right) ? view
                : Problem.Forbidden("Only its owner, or somebody who may change settings, changes this view.");
        }

        private async Task<ViewDefinition?> Read(Tx tx, JsonBody body, ListedObject listed) =>
            ViewDefinition.Read(body, listed, await fields.Of(tx, listed.Object), await fields.Of(tx, "company"));

        private static string Name(JsonBody body)
        {
            var name = body.Text("name", longest: 100);
            if (name is null)
            {
                body.Refuse("name", "A view needs a name.");
            }

            return name ?? "";
        }

        /// <summary>What everybody sees is everybody's business.</summary>
        private static Task Note(Tx tx, Caller caller, string verb, SavedView? before, SavedView? after) =>
            before?.Scope is All || after?.Scope is All
                ? Audit.Write(tx, caller, new AuditEntry(verb, "view", (before ?? after)!.Id) { Before = before, After = after })
                : Task.CompletedTask;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/views", async (string? @object, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.List(@object, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<Page<SavedView>>();
        routes.MapPost("/api/v1/views", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Create(body, caller, cancel)).ToHttp(view => view.Version, StatusCodes.Status201Created))
            .NeedsSignIn()
            .Accepts<Body>("application/json")
            .Produces<SavedView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/views/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(view => view.Version))
            .NeedsSignIn()
            .Accepts<Body>("application/json")
            .Produces<SavedView>();
        routes.MapDelete("/api/v1/views/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Delete(id, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces(StatusCodes.Status204NoContent);
    }
}
