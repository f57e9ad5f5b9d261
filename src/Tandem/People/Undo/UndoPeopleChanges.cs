using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.People.Undo;

/// <summary>
/// The job that takes back another one's changes of contacts and companies, batch by batch; a crash goes on where it stood. Its payload is
/// <c>{"jobId": …}</c>.
/// </summary>
public sealed class UndoPeopleChanges(Db db, PeopleUndo undo, Jobs jobs) : IJobHandler
{
    /// <summary>The kind of this job.</summary>
    public const string Kind = "people.undo";

    /// <summary>Which job is taken back.</summary>
    public sealed record Payload(Guid JobId);

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var job = JsonSerializer.Deserialize<Payload>(run.Job.Payload.Value, JsonSettings.Api)!.JobId;
        var total = run.Job.Checkpoint is { } checkpoint
            ? JsonSerializer.Deserialize<PeopleUndone>(checkpoint.Value, JsonSettings.Api)!
            : new PeopleUndone(0, 0, 0, More: true);
        while (total.More)
        {
            var sofar = total;
            total = await db.Write(async tx =>
            {
                var next = sofar.And(await undo.Undo(tx, job, run.Job.CreatedBy));
                await run.Step(tx, JsonText.Of(next), next.Restored + next.Removed + next.Kept);
                if (!next.More)
                {
                    await jobs.MarkUndone(tx, job);
                }

                return next;
            }, cancel);
        }

        return new JobOutcome(JsonText.Of(new { total.Restored, total.Removed, total.Kept }));
    }
}
