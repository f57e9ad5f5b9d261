using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rollups;

/// <summary>Begins to keep the scoreboard's figures, and begins anew where the zone changes in which days are cut.</summary>
internal sealed class RollupStart(Db db, Jobs jobs, WorkspaceSettings settings)
{
    private const string Begin = "update insights_rollups set state = 'building', time_zone = @timeZone, job_id = @job where id = 1";

    private static readonly string[] Alive = ["queued", "running"];

    /// <summary>At start: builds what was never built, was cut in another zone, or whose build has ended before its end.</summary>
    public Task Ensure() => db.Write(async tx =>
    {
        var state = await RollupState.Hold(tx);
        var zone = (await settings.Get(tx)).TimeZone;
        if (state.State == RollupState.Ready && state.TimeZone == zone)
        {
            return;
        }

        var isBuilding = state is { State: RollupState.Building, JobId: { } id } && state.TimeZone == zone
            && await jobs.Find(tx, id) is { } job && Alive.Contains(job.State, StringComparer.Ordinal);
        if (!isBuilding)
        {
            await Start(tx, state, zone);
        }
    });

    /// <summary>When settings are saved: another zone has other days.</summary>
    public async Task Saved(Tx tx, Workspace workspace)
    {
        var state = await RollupState.Hold(tx);
        if (state.State != RollupState.None && state.TimeZone != workspace.TimeZone)
        {
            await Start(tx, state, workspace.TimeZone);
        }
    }

    private async Task Start(Tx tx, RollupState state, string timeZone)
    {
        if (state.State == RollupState.None)
        {
            // The build reads the present state of everybody; what happened before it is no news.
            await ReactorProgress.SkipToEnd(tx, PeopleReactor.ReactorName);
        }

        var job = await jobs.Enqueue(tx, BuildRollups.Kind, JsonText.EmptyObject, "system");
        await tx.Execute(Begin, new { timeZone, job });
    }
}
