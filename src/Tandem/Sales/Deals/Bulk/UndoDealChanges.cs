using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Bulk;

/// <summary>
/// The job that takes back another one's changes of deals, and what those did to the stages of people, batch by batch. Its payload is
/// <c>{"jobId": …}</c>.
/// </summary>
public sealed class UndoDealChanges(Db db, DealUndo deals, PeopleUndo people, Jobs jobs) : IJobHandler
{
    /// <summary>The kind of this job.</summary>
    public const string Kind = "sales.undo";

    /// <summary>Which job is taken back.</summary>
    public sealed record Payload(Guid JobId);

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var job = JsonSerializer.Deserialize<Payload>(run.Job.Payload.Value, JsonSettings.Api)!.JobId;
        var total = run.Job.Checkpoint is { } checkpoint
            ? JsonSerializer.Deserialize<DealsUndone>(checkpoint.Value, JsonSettings.Api)!
            : new DealsUndone(0, 0, 0, More: true);
        while (total.More)
        {
            var sofar = total;
            total = await db.Write(async tx =>
            {
                var done = await deals.Undo(tx, job, run.Job.CreatedBy);
                var next = new DealsUndone(sofar.Restored + done.Restored, sofar.Removed + done.Removed, sofar.Kept + done.Kept, done.More);
                await run.Step(tx, JsonText.Of(next), next.Restored + next.Removed + next.Kept);
                return next;
            }, cancel);
        }

        for (var isMore = true; isMore;)
        {
            isMore = await db.Write(async tx =>
            {
                var more = (await people.Undo(tx, job, run.Job.CreatedBy)).More;
                await run.Step(tx, JsonText.Of(total), total.Restored + total.Removed + total.Kept);
                return more;
            }, cancel);
        }

        await db.Write(tx => jobs.MarkUndone(tx, job), cancel);
        return new JobOutcome(JsonText.Of(new { total.Restored, total.Removed, total.Kept }));
    }
}
