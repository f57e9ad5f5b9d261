using System.ComponentModel.DataAnnotations;
using Tandem.Insights.Scoreboard;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rollups;

/// <summary>Whether the scoreboard is counted ahead of time, and what the last check of that found; a check at once, for who may change agreements.</summary>
public static class CheckScoreboard
{
    /// <summary>How the scoreboard is counted.</summary>
    public sealed record ScoreboardCheck
    {
        /// <summary>ready: counted ahead of time; building: that is in the making, and the figures come from the plain SQL meanwhile; none: it has not begun.</summary>
        [AllowedValues("none", "building", "ready")]
        public required string State { get; init; }

        /// <summary>The check that runs at this moment.</summary>
        public Guid? JobId { get; init; }

        /// <summary>What the last check found; null where there was none yet.</summary>
        public CheckReport? Last { get; init; }
    }

    internal sealed class Handler(Db db, CheckStart checks, WorkspaceSettings settings)
    {
        public Task<Result<ScoreboardCheck>> Show(CancellationToken cancel) => db.Read<Result<ScoreboardCheck>>(async session =>
        {
            var state = await RollupState.Load(session);
            var isReady = Boards.IsReady(state, await settings.Get(session));
            return new ScoreboardCheck
            {
                State = state.State == RollupState.Ready && !isReady ? RollupState.Building : state.State,
                JobId = await checks.Running(session, state),
                Last = state.Report?.As<CheckReport>(),
            };
        }, cancel);

        /// <summary>One check at a time: whoever asks meanwhile is shown the one that runs.</summary>
        public Task<Result<JobStarted>> Start(Caller caller, CancellationToken cancel) => db.Write<Result<JobStarted>>(async tx =>
        {
            var state = await RollupState.Hold(tx);
            if (state.State != RollupState.Ready)
            {
                return Problem.Conflict("notBuilt", "The scoreboard's figures are being built; there is nothing to check yet. What it shows is counted anew each time.");
            }

            return new JobStarted(await checks.Start(tx, state, caller.Actor));
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/scoreboard/check", async (Handler handler, CancellationToken cancel) => (await handler.Show(cancel)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Produces<ScoreboardCheck>();
        routes.MapPost("/api/v1/scoreboard/check", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Start(caller, cancel)).ToHttp(StatusCodes.Status202Accepted))
            .Needs(Rights.Agreements.Edit)
            .Produces<JobStarted>(StatusCodes.Status202Accepted);
    }
}
