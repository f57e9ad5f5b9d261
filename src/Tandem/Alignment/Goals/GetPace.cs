using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Alignment.Goals;

/// <summary>How far goals are reached: one, or those of the month, the quarter and the year of today. Whole for every role, as the scoreboard is.</summary>
public static class GetPace
{
    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<GoalPace>> One(string period, CancellationToken cancel) => db.Read<Result<GoalPace>>(async session =>
            GoalPeriod.Parse(period) is null ? Problem.Invalid("period", GoalPeriod.Expected)
            : await GoalRow.Find(session, period) is { } row ? await new PaceCounter(session, await settings.Get(session)).Of(row)
            : Problem.NotFound("The goal"), cancel);

        public Task<Page<GoalPace>> Running(CancellationToken cancel) => db.Read(async session =>
        {
            var workspace = await settings.Get(session);
            var counter = new PaceCounter(session, workspace);
            var paces = new List<GoalPace>();
            foreach (var period in GoalPeriod.Around(workspace.Calendar.DayOf(session.Now)))
            {
                if (await GoalRow.Find(session, period) is { } row)
                {
                    paces.Add(await counter.Of(row));
                }
            }

            return new Page<GoalPace>(paces, Next: null);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/goals/running", async (Handler handler, CancellationToken cancel) => ((Result<Page<GoalPace>>)await handler.Running(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<GoalPace>>();
        routes.MapGet("/api/v1/goals/{period}", async (string period, Handler handler, CancellationToken cancel) => (await handler.One(period, cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<GoalPace>();
    }
}
