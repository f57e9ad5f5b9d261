using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Spam;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Desk;

/// <summary>Makes, changes and puts away forms. All of it is about the draft; visitors see nothing of it before it is published.</summary>
internal static class EditForms
{
    private const string Insert =
        """
        insert into capture_forms (id, name, draft, published_version, is_open, created_by, created_at, updated_at, archived_at, version)
        values (@id, @name, @draft, null, false, @actor, @now, @now, null, 1)
        """;

    private const string Update = "update capture_forms set name = @name, draft = @draft, updated_at = @now, version = version + 1 where id = @id";

    private const string Archive = "update capture_forms set archived_at = @now, is_open = false, version = version + 1 where id = @id";

    /// <summary>A form to make: empty, from a starter, or as a copy of another one.</summary>
    public sealed record FormBody(string? Name, string? Starter, Guid? CopyOf);

    /// <summary>What is changed of a form.</summary>
    public sealed record FormChange(string? Name, FormDefinition? Definition);

    public sealed class Handler(Db db, FormTable forms, FieldDefinitions fields)
    {
        public Task<Result<Page<FormSummary>>> List(CancellationToken cancel) =>
            db.Read<Result<Page<FormSummary>>>(async session => new Page<FormSummary>(await FormReader.All(session), Next: null), cancel);

        public Task<Result<FormView>> Get(Guid id, CancellationToken cancel) => db.Read<Result<FormView>>(
            async session => await FormTable.Find(session, id) is null ? Problem.NotFound("The form") : await View(session, id), cancel);

        public Task<Result<Page<FormTarget>>> Targets(CancellationToken cancel) =>
            db.Read<Result<Page<FormTarget>>>(async session => new Page<FormTarget>(await FormTargets.All(session, fields), Next: null), cancel);

        public Task<Result<FormView>> Create(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<FormView>>(async tx =>
        {
            var (name, starter) = (body.Text("name", longest: 200), body.OneOf("starter", FormStarters.Names) ?? "contact");
            var copied = body.Id("copyOf") is { } other ? await FormTable.Find(tx, other) : null;
            if (name is null)
            {
                body.Refuse("name", "A form needs a name.");
            }

            if (body.Has("copyOf") && copied is null)
            {
                body.Refuse("copyOf", "There is no such form.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            var id = OrderedId.Next(tx.Now);
            await FormKey.Ensure(tx);
            await tx.Execute(Insert, new { id, name, draft = copied?.Draft ?? JsonText.Of(FormStarters.Of(starter)), actor = caller.Actor, now = tx.Now });
            await Audit.Write(tx, caller, new AuditEntry("create", "form", id) { After = new { name } });
            return await View(tx, id);
        }, cancel);

        public Task<Result<FormView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<FormView>>(async tx =>
        {
            if (await FormTable.Find(tx, id) is not { } known)
            {
                return Problem.NotFound("The form");
            }

            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(await View(tx, id));
            }

            var name = body.Has("name") ? body.Text("name", longest: 200) : known.Name;
            if (name is null)
            {
                body.Refuse("name", "A form needs a name.");
            }

            var draft = known.Draft;
            if (body.Raw("definition") is { } given)
            {
                var definition = given.Deserialize<FormDefinition>(FormJson.Strict)!;
                if (DefinitionLimits.Check(definition) is { Count: > 0 } faults)
                {
                    return Problem.Invalid(faults);
                }

                draft = JsonText.Of(definition);
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, new { id, name, draft, now = tx.Now });
            forms.Changed(tx, id);
            if (name != known.Name)
            {
                await Audit.Write(tx, caller, new AuditEntry("update", "form", id) { Before = new { known.Name }, After = new { name } });
            }

            return await View(tx, id);
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await FormTable.Find(tx, id) is not { } known)
            {
                return Problem.NotFound("The form");
            }

            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(known.Facts);
            }

            await tx.Execute(Archive, new { id, now = tx.Now });
            forms.Changed(tx, id);
            await Audit.Write(tx, caller, new AuditEntry("delete", "form", id) { Before = known.Facts });
            return Done.Value;
        }, cancel);

        /// <summary>The form with what is missing before it can be published.</summary>
        public async Task<FormView> View(Session session, Guid id)
        {
            var draft = FormJson.Read((await FormTable.Find(session, id))!.Draft);
            return new FormView(await FormReader.One(session, id), draft, Readiness.Check(draft, await FormTargets.All(session, fields)));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/forms", async (Handler handler, CancellationToken cancel) => (await handler.List(cancel)).ToHttp())
            .Needs(Rights.Forms.Read).Produces<Page<FormSummary>>();
        routes.MapGet("/api/v1/forms/targets", async (Handler handler, CancellationToken cancel) => (await handler.Targets(cancel)).ToHttp())
            .Needs(Rights.Forms.Read).Produces<Page<FormTarget>>();
        routes.MapGet("/api/v1/forms/{id:guid}", async (Guid id, Handler handler, CancellationToken cancel) =>
                (await handler.Get(id, cancel)).ToHttp(view => view.Form.Version))
            .Needs(Rights.Forms.Read).Produces<FormView>();
        routes.MapPost("/api/v1/forms", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Create(body, caller, cancel)).ToHttp(view => view.Form.Version, StatusCodes.Status201Created))
            .Needs(Rights.Forms.Create).Accepts<FormBody>("application/json").Produces<FormView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/forms/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(view => view.Form.Version))
            .Needs(Rights.Forms.Edit).Accepts<FormChange>("application/json").Produces<FormView>();
        routes.MapDelete("/api/v1/forms/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Forms.Delete).Produces(StatusCodes.Status204NoContent);
    }
}
