using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.ChangeLifecycle;

/// <summary>Moves a contact to another stage. Forward is free; back, away and in again need a reason, which stays in the history.</summary>
public static class ChangeLifecycle
{
    /// <summary>Where to, and why.</summary>
    public sealed record Command(LifecycleStage Stage, string? Reason);

    public sealed class Handler(Db db, ContactWriter writer, ContactViews views)
    {
        public Task<Result<ContactView>> Handle(Guid id, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ContactView>>(async tx =>
            {
                var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit);
                if (reached.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var current = (await views.Find(tx, caller, id))!;
                var (stage, reason) = (body.OneOf<LifecycleStage>("stage"), body.Text("reason", longest: 1000));
                if (Check(body, current.LifecycleStage, stage, reason) is { } wrong)
                {
                    return wrong;
                }

                var entry = new LifecycleEntry(stage!.Value, At: null, "manual", reason);
                var written = await writer.Write(tx, new ContactDraft { Id = id, Lifecycle = [entry] }, WriteOptions.By(caller));
                return written.Problem is { } problem ? problem : (await views.Find(tx, caller, id))!;
            }, cancel);
    }

    private static Problem? Check(JsonBody body, LifecycleStage current, LifecycleStage? stage, string? reason)
    {
        if (stage is null)
        {
            body.Refuse("stage", "A stage is needed.");
        }
        else if (stage != current && reason is null && !Lifecycle.IsForward(current, stage.Value))
        {
            body.Refuse("reason", $"Going from {current.Text()} to {stage.Value.Text()} needs a reason.");
        }

        return body.Problem;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/{id:guid}/lifecycle", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces<ContactView>();
}
