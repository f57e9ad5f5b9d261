using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.FollowUps;

/// <summary>Makes a task.</summary>
internal static class CreateFollowUp
{
    public sealed class Handler(Db db, FollowUpPlanner planner)
    {
        public Task<Result<FollowUpView>> Handle(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<FollowUpView>>(async tx =>
        {
            var made = await planner.Make(tx, body, caller);
            return made.Value is { } task ? (await FollowUpReader.Find(tx, caller, task.Id))! : made.Problem!;
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/tasks", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp(task => task.Version, StatusCodes.Status201Created))
            .Needs(Rights.Tasks.Create)
            .Accepts<FollowUpBody>("application/json")
            .Produces<FollowUpView>(StatusCodes.Status201Created);
}
