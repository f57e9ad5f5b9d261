using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Sales.Public;

namespace Tandem.Imports.Runs;

/// <summary>Which job is to be taken back.</summary>
internal sealed record UndoOrder(Guid JobId);

/// <summary>Takes an import back: what it made goes, what it changed is again what it was, what people have edited since stays.</summary>
internal sealed class UndoImportJob(Db db, Platform.Jobs.Jobs jobs, DealUndo deals, People.Public.PeopleUndo people) : IJobHandler
{
    public const string Kind = "import.undo";

    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var target = run.Job.Payload.As<UndoOrder>().JobId;
        var (restored, removed, kept) = (0, 0, 0);
        for (var more = true; more;)
        {
            more = await db.Write(async tx =>
            {
                var done = await deals.Undo(tx, target, run.Job.CreatedBy);
                (restored, removed, kept) = (restored + done.Restored, removed + done.Removed, kept + done.Kept);
                await run.Step(tx, JsonText.EmptyObject, restored + removed + kept);
                return done.More;
            }, cancel);
        }

        for (var more = true; more;)
        {
            more = await db.Write(async tx =>
            {
                var done = await people.Undo(tx, target, run.Job.CreatedBy);
                (restored, removed, kept) = (restored + done.Restored, removed + done.Removed, kept + done.Kept);
                await run.Step(tx, JsonText.EmptyObject, restored + removed + kept);
                return done.More;
            }, cancel);
        }

        await db.Write(async tx =>
        {
            await jobs.MarkUndone(tx, target);
            await tx.Execute("update imports_files set state = 'undone' where job_id = @target", new { target });
        }, cancel);
        return new JobOutcome(JsonText.Of(new { restored, removed, kept }));
    }
}
