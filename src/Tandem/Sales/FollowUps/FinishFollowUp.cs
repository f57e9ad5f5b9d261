using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Public;

namespace Tandem.Sales.FollowUps;

/// <summary>Notes that a task was done, once, or that it was not after all. The journey of whom it was about tells it.</summary>
internal static class FinishFollowUp
{
    private const int LongestOutcome = 2_000;

    /// <summary>What came of it.</summary>
    public sealed record Command(string? Outcome);

    private const string SelectDeal =
        """
        select d.id, d.contact_id
        from sales_deals d
        where d.id = @dealId
          and (cast(@contactId as uuid) is null or exists (select 1 from sales_deal_contacts p where p.deal_id = d.id and p.contact_id = @contactId))
        """;

    public sealed class Handler(Db db, Journal journal, FollowUpNotices notices)
    {
        public Task<Result<FollowUpView>> Complete(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel)
        {
            var outcome = body.Text("outcome", LongestOutcome);
            return body.Problem is { } wrong
                ? Task.FromResult<Result<FollowUpView>>(wrong)
                : Change(id, ifMatch, caller, FollowUpEvents.TaskDone,
                    (tx, task) => task with { DoneAt = tx.Now, DoneBy = caller.Actor, Outcome = outcome }, cancel);
        }

        public Task<Result<FollowUpView>> Reopen(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            Change(id, ifMatch, caller, FollowUpEvents.TaskReopened, (_, task) => task with { DoneAt = null, DoneBy = null, Outcome = null }, cancel);

        private Task<Result<FollowUpView>> Change(
            Guid id, IfMatch ifMatch, Caller caller, string type, Func<Tx, FollowUp, FollowUp> change, CancellationToken cancel) =>
            db.Write<Result<FollowUpView>>(async tx =>
            {
                var found = await FollowUpAccess.Find(tx, caller, id, Rights.Tasks.Edit, ifMatch);
                if (found.Value is not { } task)
                {
                    return found.Problem!;
                }

                if (task.DoneAt is null != type is FollowUpEvents.TaskDone)
                {
                    var current = await FollowUpReader.Find(tx, caller, id);
                    return task.DoneAt is null
                        ? Problem.Conflict("notDone", "This task is open.", new { current })
                        : Problem.Conflict("alreadyDone", $"{current!.DoneBy?.Name ?? "Somebody"} has done this already.", new { current });
                }

                var changed = await change(tx, task).Update(tx);
                await notices.Follow(tx, task, changed, caller);
                await Say(tx, changed, type, caller);
                return (await FollowUpReader.Find(tx, caller, id))!;
            }, cancel);

        private async Task Say(Tx tx, FollowUp task, string type, Caller caller)
        {
            var deal = await OfDeal(tx, task);
            if ((deal?.Id ?? task.ContactId ?? task.DealId ?? task.CompanyId) is not { } subject)
            {
                return;
            }

            journal.Append(tx, new JourneyEvent
            {
                Subject = subject,
                Owner = deal?.ContactId,
                Type = type,
                OccurredAt = tx.Now,
                Source = Writing.By(caller).Source,
                Actor = caller.Actor,
                Data = JsonText.Of(new { taskId = task.Id, task.Title, task.Kind, task.Outcome }),
            });
        }

        /// <summary>
        /// The deal that the task is about, unless the person whom it is about has no part in it: a deal's events show on its people's timelines,
        /// so told there it is told on both.
        /// </summary>
        private static Task<AboutDeal?> OfDeal(Tx tx, FollowUp task) => task.DealId is null
            ? Task.FromResult<AboutDeal?>(null)
            : tx.First<AboutDeal>(SelectDeal, new { task.DealId, task.ContactId });

        private sealed class AboutDeal
        {
            public Guid Id { get; init; }

            public Guid? ContactId { get; init; }
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/tasks/{id:guid}/complete", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Complete(id, ifMatch, body, caller, cancel)).ToHttp(task => task.Version))
            .Needs(Rights.Tasks.Edit)
            .Accepts<Command>("application/json")
            .Produces<FollowUpView>();
        routes.MapPost("/api/v1/tasks/{id:guid}/reopen", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Reopen(id, ifMatch, caller, cancel)).ToHttp(task => task.Version))
            .Needs(Rights.Tasks.Edit)
            .Produces<FollowUpView>();
    }
}
