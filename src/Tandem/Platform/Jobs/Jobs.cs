using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Jobs;

/// <summary>Asks for jobs and looks after them.</summary>
public sealed class Jobs(Signal signal)
{
    /// <summary>The columns of a <see cref="Job"/>.</summary>
    public const string Columns =
        """
        id, kind, state, payload, checkpoint, result, done, total, error, cancel_requested, can_undo, undo_until, attempts, created_by, created_at,
        started_at, finished_at
        """;

    private const string Insert =
        """
        insert into platform_jobs (id, kind, state, payload, done, cancel_requested, can_undo, lease_owner, lease_until, attempts, created_by, created_at)
        values (@id, @kind, 'queued', @payload, 0, false, false, @reservedFor, @reservedUntil, 0, @createdBy, @now)
        """;

    /// <summary>
    /// Asks for a job. <paramref name="reservedFor"/> keeps it for one process for a minute (the command line, whose file only it can read).
    /// </summary>
    public async Task<Guid> Enqueue(Tx tx, string kind, JsonText payload, string createdBy, string? reservedFor = null)
    {
        var id = Guid.CreateVersion7();
        Instant? reservedUntil = reservedFor is null ? null : tx.Now + TimeSpan.FromMinutes(1);
        await tx.Execute(Insert, new { id, kind, payload, createdBy, reservedFor, reservedUntil, now = tx.Now });
        tx.AfterCommit(signal.Set);
        return id;
    }

    /// <summary>One job, or null.</summary>
    public Task<Job?> Find(Session session, Guid id) =>
        session.First<Job>($"select {Columns} from platform_jobs where id = @id", new { id });

    /// <summary>The job of this kind that waits or runs; null where there is none.</summary>
    public Task<Guid?> Open(Session session, string kind) =>
        session.First<Guid?>("select id from platform_jobs where kind = @kind and state in ('queued', 'running') order by created_at, id limit 1", new { kind });

    /// <summary>Asks a job to stop at its next batch; a queued one ends at once. False when it has ended already.</summary>
    public async Task<bool> Cancel(Tx tx, Guid id) =>
        await tx.Execute(
            """
            update platform_jobs
            set cancel_requested = true,
                finished_at = case when state = 'queued' then @now else finished_at end,
                state = case when state = 'queued' then 'cancelled' else state end
            where id = @id and state in ('queued', 'running')
            """,
            new { id, now = tx.Now }) == 1;

    /// <summary>Marks a job's changes as taken back.</summary>
    public Task MarkUndone(Tx tx, Guid id) =>
        tx.Execute("update platform_jobs set state = 'undone', can_undo = false where id = @id", new { id });
}
