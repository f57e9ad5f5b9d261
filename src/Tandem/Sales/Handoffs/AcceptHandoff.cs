using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>Sales takes the person on: the clock stops, the person is accepted by sales (SAL). Of two who accept at once, one does and the other is told who.</summary>
public static class AcceptHandoff
{
    public sealed class Handler(Db db, HandoffAccess access, HandoffClock clock, Answers answers)
    {
        public Task<Result<HandoffView>> Handle(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
        {
            var found = await access.Find(tx, caller, id, ifMatch, HandoffState.Sent);
            if (found.Problem is { } problem)
            {
                return problem;
            }

            if (caller.UserId is not { } user)
            {
                return Problem.Conflict("needsPerson", "A lead is accepted by a person, not by a token.");
            }

            var (handoff, lead) = found.Value!;
            var accepted = await answers.Save(tx, caller, handoff with
            {
                State = HandoffState.Accepted,
                OwnerId = user,
                OwnerWhy = handoff.OwnerId == user ? handoff.OwnerWhy : HandoffAccess.TookIt,
                AcceptedAt = tx.Now,
                AcceptedBy = user,
            }, new LifecycleEntry(LifecycleStage.SalesAccepted, At: null, "handoff"));
            var minutes = await clock.MinutesSince(tx, accepted.PromisedAt);
            await answers.Tell(tx, caller, accepted, new Answer(HandoffEvents.Accepted, new { handoffId = id, minutes }, $"{lead.Name} was accepted"));
            return await access.Show(tx, caller, id);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/handoffs/{id:guid}/accept", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, caller, cancel)).ToHttp(handoff => handoff.Version))
            .Needs(Rights.Handoffs.Edit)
            .Produces<HandoffView>();
}
