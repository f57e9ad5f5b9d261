using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Insights.Rollups;

/// <summary>
/// Brings every contact's row to the present state and zone. Rows and sums agree at any moment, so a half-built set is only incomplete, and a stopped build
/// goes on where it stood. A later build makes an earlier one end.
/// </summary>
internal sealed class BuildRollups(Db db) : IJobHandler
{
    public const string Kind = "insights.build";

    private const int Batch = 1000;

    private const string Contacts = "select id from people_public_contacts where id > @after order by id limit @limit";

    private const string Orphans =
        """
        select contact_id from insights_people p
        where contact_id > @after and not exists (select 1 from people_public_contacts c where c.id = p.contact_id)
        order by contact_id
        limit @limit
        """;

    private const string End = "update insights_rollups set state = 'ready' where id = 1 and job_id = @job";

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var step = run.Job.Checkpoint?.As<Checkpoint>() ?? new Checkpoint(Contacts: true, Guid.Empty);
        var done = run.Job.Done;
        var total = run.Job.Total ?? await db.Read(session => session.Scalar<long>("select count(*) from people_public_contacts"), cancel);
        for (var isMore = true; isMore;)
        {
            var ids = await db.Read(session => session.Query<Guid>(step.Contacts ? Contacts : Orphans, new { step.After, limit = Batch }), cancel);
            var next = ids.Count == Batch ? step with { After = ids[^1] } : new Checkpoint(Contacts: false, step.Contacts ? Guid.Empty : step.After);
            isMore = ids.Count == Batch || step.Contacts;
            done += step.Contacts ? ids.Count : 0;
            if (!await db.Write(tx => Refresh(tx, run, ids, new Progress(next, done, Math.Max(done, total))), cancel))
            {
                return new JobOutcome(JsonText.Of(new { contacts = done, superseded = true }));
            }

            step = next;
        }

        await db.Write(tx => tx.Execute(End, new { job = run.Job.Id }), cancel);
        return new JobOutcome(JsonText.Of(new { contacts = done }));
    }

    private static async Task<bool> Refresh(Tx tx, JobRun run, IReadOnlyList<Guid> ids, Progress progress)
    {
        var state = await RollupState.Share(tx);
        if (state.JobId != run.Job.Id)
        {
            return false;
        }

        await PeopleFacts.Refresh(tx, DayCutter.For(state.TimeZone), ids);
        await run.Step(tx, JsonText.Of(progress.Checkpoint), progress.Done, progress.Total);
        return true;
    }

    private sealed record Checkpoint(bool Contacts, Guid After);

    private sealed record Progress(Checkpoint Checkpoint, long Done, long Total);
}
