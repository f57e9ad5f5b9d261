using Tandem.Platform.Data;

namespace Tandem.Platform.Jobs;

/// <summary>A job in this process's hands.</summary>
public sealed class JobRun(Job job, string owner, TimeSpan lease)
{
    private const string Advance =
        """
        update platform_jobs
        set checkpoint = @checkpoint, done = @done, total = coalesce(@total, total), result = coalesce(@result, result), lease_until = @leaseUntil
        where id = @id and lease_owner = @owner and state = 'running'
        returning cancel_requested
        """;

    /// <summary>The job as it was when claimed, its last checkpoint included.</summary>
    public Job Job => job;

    /// <summary>
    /// Writes down how far the work has come, in the transaction that did it: after a crash the job goes on exactly there.
    /// </summary>
    /// <exception cref="JobCancelledException">Somebody asked to stop; this batch is not committed.</exception>
    /// <exception cref="JobLostException">Another process has taken over; this batch is not committed.</exception>
    public async Task Step(Tx tx, JsonText checkpoint, long done, long? total = null, JsonText? result = null)
    {
        var stop = await tx.First<bool?>(Advance, new { job.Id, owner, checkpoint, done, total, result, leaseUntil = tx.Now + lease });
        switch (stop)
        {
            case null:
                throw new JobLostException();
            case true:
                throw new JobCancelledException();
        }
    }
}
