using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.FollowUps;

/// <summary>Changes a task, or takes it away.</summary>
internal static class EditFollowUp
{
    public sealed class Handler(Db db, FollowUpPlanner planner, FollowUpNotices notices)
    {
        public Task<Result<FollowUpView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<FollowUpView>>(async tx =>
            {
                var found = await FollowUpAccess.Find(tx, caller, id, Rights.Tasks.Edit, ifMatch);
                if (found.Value is not { } task)
                {
                    return found.Problem!;
                }

                if (await planner.Change(tx, body, task, caller) is { } problem)
                {
                    return problem;
                }

                // A task that was handed to somebody out of sight is no longer shown to the one who did it.
                return await FollowUpReader.Find(tx, caller, id) is { } view ? view : Problem.Conflict("handedOver", "The task is somebody else's now, whose tasks you may not see.");
            }, cancel);

        public Task<Result<Done>> Delete(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if ((await FollowUpAccess.Find(tx, caller, id, Rights.Tasks.Delete, ifMatch)).Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute("delete from sales_tasks where id = @id", new { id });
            await notices.Forget(tx, id);
            return Done.Value;
        }, cancel);

        public Task<Result<FollowUpView>> Get(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<FollowUpView>>(
            async session => await FollowUpReader.Find(session, caller, id) is { } task ? task : Problem.NotFound("The task"), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/tasks/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Get(id, caller, cancel)).ToHttp(task => task.Version))
            .Needs(Rights.Tasks.Read)
            .Produces<FollowUpView>();
        routes.MapPatch("/api/v1/tasks/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(task => task.Version))
            .Needs(Rights.Tasks.Edit)
            .Accepts<FollowUpBody>("application/json")
            .Produces<FollowUpView>();
        routes.MapDelete("/api/v1/tasks/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Delete(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Tasks.Delete)
            .Produces(StatusCodes.Status204NoContent);
    }
}
