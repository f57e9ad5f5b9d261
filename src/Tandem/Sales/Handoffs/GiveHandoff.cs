using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales.Handoffs;

/// <summary>Gives a lead to somebody else: a rep their own, a manager anybody's.</summary>
public static class GiveHandoff
{
    /// <summary>To whom.</summary>
    public sealed record Command(Guid OwnerId);

    public sealed class Handler(Db db, HandoffAccess access, HandoffDesk desk, WorkspaceSettings settings)
    {
        public Task<Result<HandoffView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
        {
            var found = await access.Find(tx, caller, id, ifMatch, HandoffState.Sent, HandoffState.Accepted);
            if (found.Problem is { } problem)
            {
                return problem;
            }

            var to = body.Id("ownerId");
            var rep = (await RepRoster.Load(tx, await settings.Get(tx))).FirstOrDefault(one => one.Id == to);
            if (rep is null)
            {
                body.Refuse("ownerId", "Somebody who takes leads is expected.");
            }

            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            if (rep!.Id != found.Value!.Handoff.OwnerId)
            {
                await desk.GiveTo(tx, found.Value!.Handoff, rep.Named, caller.Actor);
            }

            return await access.Show(tx, caller, id);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/handoffs/{id:guid}/give", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(handoff => handoff.Version))
            .Needs(Rights.Handoffs.Edit)
            .Accepts<Command>("application/json")
            .Produces<HandoffView>();
}
