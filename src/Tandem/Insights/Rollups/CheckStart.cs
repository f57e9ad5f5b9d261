using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Insights.Rollups;

/// <summary>Asks for checks of the scoreboard, one at a time.</summary>
internal sealed class CheckStart(Jobs jobs)
{
    private const string Keep = "update insights_rollups set check_job_id = @job where id = 1";

    /// <summary>The check that waits or runs, or null.</summary>
    public async Task<Guid?> Running(Session session, RollupState state) =>
        state.CheckJobId is { } id && await jobs.Find(session, id) is { State: "queued" or "running" } ? id : null;

    /// <summary>A new check, or the one that runs; the state is held.</summary>
    public async Task<Guid> Start(Tx tx, RollupState held, string actor)
    {
        if (await Running(tx, held) is { } running)
        {
            return running;
        }

        var job = await jobs.Enqueue(tx, VerifyScoreboard.Kind, JsonText.EmptyObject, actor);
        await tx.Execute(Keep, new { job });
        return job;
    }
}
