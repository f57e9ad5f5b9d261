using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Public;

namespace Tandem.Sales.Calls;

/// <summary>Writes down a call with a person, and what is to be done next, in one go: neither is there without the other.</summary>
internal static class LogCall
{
    public sealed class Handler(Db db, Journal journal, FollowUpPlanner planner)
    {
        private const string Contact = "select count(*) from people_public_contacts c where c.id = @id and ";
        private const string Deal = "select d.name from sales_deals d where d.id = @id and ";

        public Task<Result<CallView>> Handle(Guid contact, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<CallView>>(async tx =>
        {
            if (await tx.Scalar<long>(Contact + caller.Reach(tx, Rights.Contacts.Read, "c.owner_id"), With(caller, contact)) == 0)
            {
                return Problem.NotFound("The contact");
            }

            var call = CallBody.Read(body, tx.Now);
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var deal = call.DealId is { } id ? await tx.Scalar<string>(Deal + caller.Reach(tx, Rights.Deals.Read, "d.owner_id"), With(caller, id)) : null;
            if (call.DealId is not null && deal is null)
            {
                return Problem.NotFound("The deal");
            }

            var planned = await Plan(tx, contact, body, call, caller);
            if (planned.Problem is { } unplanned)
            {
                return unplanned;
            }

            var callId = OrderedId.Next(tx.Now);
            journal.Append(tx, Events(contact, callId, call, deal, planned.Value, caller));
            return new CallView(callId, call.Outcome, call.TwoWay, call.At, planned.Value is { } task ? await FollowUpReader.Find(tx, caller, task) : null);
        }, cancel);

        /// <summary>The next step, about the same person and deal unless it says otherwise.</summary>
        private async Task<Result<Guid?>> Plan(Tx tx, Guid contact, JsonBody body, CallBody call, Caller caller)
        {
            if (body.Part("nextStep") is not { } nextStep)
            {
                return body.Problem is { } wrong ? wrong : (Guid?)null;
            }

            var made = await planner.Make(tx, nextStep, caller, new About(contact, call.DealId));
            return made.Value is { } task ? task.Id : made.Problem!.Below("nextStep");
        }

        /// <summary>The call is the person's; the deal that it was about keeps a line of it for its own timeline.</summary>
        private static IEnumerable<JourneyEvent> Events(Guid contact, Guid callId, CallBody call, string? deal, Guid? taskId, Caller caller)
        {
            var logged = new JourneyEvent
            {
                Subject = contact,
                Type = FollowUpEvents.CallLogged,
                OccurredAt = call.At,
                Source = Writing.By(caller).Source,
                Actor = caller.Actor,
                Data = JsonText.Of(new { callId, call.Outcome, call.TwoWay, call.Direction, call.Seconds, call.Note, call.DealId, deal, taskId }),
            };
            yield return logged;
            if (call.DealId is { } id)
            {
                yield return logged with
                {
                    Subject = id,
                    Type = FollowUpEvents.DealCalled,
                    Data = JsonText.Of(new { callId, contactId = contact, call.Outcome, call.TwoWay, call.Direction, call.Seconds, call.Note, taskId }),
                };
            }
        }

        private static Dictionary<string, object?> With(Caller caller, Guid id) => new(caller.Parameters, StringComparer.Ordinal) { ["id"] = id };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/{id:guid}/calls", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Tasks.Create)
            .Accepts<NewCallBody>("application/json")
            .Produces<CallView>(StatusCodes.Status201Created);
}
