using Tandem.Audience.Scoring;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>What every change of rules or thresholds leads to: another version, and all contacts computed by it.</summary>
internal sealed class RuleChange(Jobs jobs)
{
    private const string NextVersion = "update audience_scoring set version = version + 1, job_id = @job where id = 1";

    /// <summary>Whoever changes rules comes one after the other.</summary>
    public static Task<Thresholds?> Hold(Tx tx) => tx.First<Thresholds>(Thresholds.Select + tx.Sql("", " for update"));

    /// <summary>Asks for the computation in the transaction of the change. Jobs that find everything computed have nothing to do.</summary>
    public async Task<Guid> Announce(Tx tx, Caller caller)
    {
        var job = await jobs.Enqueue(tx, RecomputeScores.Kind, JsonText.EmptyObject, caller.Actor);
        await tx.Execute(NextVersion, new { job });
        return job;
    }
}
