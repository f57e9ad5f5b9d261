using Tandem.Access.Public;
using Tandem.Capture.Forms.Definition;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Desk;

/// <summary>Makes of the draft what visitors see from now on, as a new version; closes a form and opens it again. Submissions keep the version that they answer.</summary>
internal static class PublishForm
{
    private const string InsertVersion =
        """
        insert into capture_form_versions (form_id, number, definition, origin, published_at, published_by)
        values (@id, @number, @definition, @origin, @now, @actor)
        """;

    private const string LastNumber = "select coalesce(max(number), 0) from capture_form_versions where form_id = @id";

    private const string Show = "update capture_forms set published_version = @number, is_open = true, updated_at = @now, version = version + 1 where id = @id";

    private const string SetOpen = "update capture_forms set is_open = @isOpen, updated_at = @now, version = version + 1 where id = @id";

    public sealed class Handler(Db db, FormTable forms, FieldDefinitions fields, PublicAddress address, EditForms.Handler edit)
    {
        public Task<Result<FormView>> Publish(Guid id, IfMatch ifMatch, HttpRequest request, Caller caller, CancellationToken cancel) =>
            Change(id, ifMatch, caller, async (tx, known) =>
            {
                var missing = Readiness.Check(FormJson.Read(known.Draft), await FormTargets.All(tx, fields));
                if (missing.Count > 0)
                {
                    return Problem.Invalid(missing) with { Code = "notReady" };
                }

                var number = await tx.Scalar<int>(LastNumber, new { id }) + 1;
                await tx.Execute(InsertVersion, new { id, number, definition = known.Draft, origin = await address.For(tx, request), now = tx.Now, actor = caller.Actor });
                await tx.Execute(Show, new { id, number, now = tx.Now });
                return null;
            }, cancel);

        public Task<Result<FormView>> Open(Guid id, IfMatch ifMatch, bool isOpen, Caller caller, CancellationToken cancel) => Change(id, ifMatch, caller, async (tx, known) =>
        {
            if (known.PublishedVersion is null)
            {
                return Problem.Conflict("neverPublished", "This form was never published, so there is nothing to open or close.");
            }

            await tx.Execute(SetOpen, new { id, isOpen, now = tx.Now });
            return null;
        }, cancel);

        private Task<Result<FormView>> Change(Guid id, IfMatch ifMatch, Caller caller, Func<Tx, FormRow, Task<Problem?>> change, CancellationToken cancel) =>
            db.Write<Result<FormView>>(async tx =>
            {
                if (await FormTable.Find(tx, id) is not { } known)
                {
                    return Problem.NotFound("The form");
                }

                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(await edit.View(tx, id));
                }

                if (await change(tx, known) is { } problem)
                {
                    return problem;
                }

                forms.Changed(tx, id);
                var after = (await FormTable.Find(tx, id))!;
                await Audit.Write(tx, caller, new AuditEntry("publish", "form", id) { Before = known.Facts, After = after.Facts });
                return await edit.View(tx, id);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/forms/{id:guid}/publish", async (Guid id, IfMatch ifMatch, HttpRequest request, Caller caller, Handler handler) =>
                (await handler.Publish(id, ifMatch, request, caller, request.HttpContext.RequestAborted)).ToHttp(view => view.Form.Version))
            .Needs(Rights.Forms.Edit).Produces<FormView>();
        routes.MapPost("/api/v1/forms/{id:guid}/close", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Open(id, ifMatch, isOpen: false, caller, cancel)).ToHttp(view => view.Form.Version))
            .Needs(Rights.Forms.Edit).Produces<FormView>();
        routes.MapPost("/api/v1/forms/{id:guid}/open", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Open(id, ifMatch, isOpen: true, caller, cancel)).ToHttp(view => view.Form.Version))
            .Needs(Rights.Forms.Edit).Produces<FormView>();
    }
}
