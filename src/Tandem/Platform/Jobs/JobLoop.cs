using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Jobs;

/// <summary>Claims jobs under a lease and runs them, one after the other. A job whose process died is taken over where it stood.</summary>
public sealed partial class JobLoop(Db db, Signal signal, IEnumerable<JobKind> kinds, ILogger<JobLoop> log) : BackgroundService
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private const string Claim =
        """
        update platform_jobs
        set state = 'running', lease_owner = @owner, lease_until = @leaseUntil, attempts = attempts + 1, started_at = coalesce(started_at, @now)
        where id = (
          select id from platform_jobs
          where state in ('queued', 'running') and (lease_until is null or lease_until < @now or lease_owner = @owner)
            and (cast(@only as uuid) is null or id = @only)
          order by created_at, id
          limit 1)
        returning
        """ + " " + Jobs.Columns;

    private static readonly string ClaimPostgres = Claim.Replace("limit 1)", "limit 1 for update skip locked)", StringComparison.Ordinal);
    private static readonly string ClaimSqlite = Claim.Replace("cast(@only as uuid)", "@only", StringComparison.Ordinal);

    private const string Finish =
        """
        update platform_jobs
        set state = @state, error = @error, result = coalesce(@result, result), payload = case when @forget then '{}' else payload end, can_undo = @canUndo, undo_until = @undoUntil,
            finished_at = @now, lease_owner = null, lease_until = null
        where id = @id and lease_owner = @owner
        """;

    private readonly Dictionary<string, IJobHandler> _handlers =
        kinds.ToDictionary(kind => kind.Kind, kind => kind.Handler, StringComparer.Ordinal);

    /// <summary>This process's name on the jobs that it runs.</summary>
    public string Owner { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():n}";

    /// <summary>Runs the next job (or <paramref name="only"/>) to its end; false when there was none.</summary>
    public async Task<bool> RunNext(Guid? only = null, CancellationToken cancel = default)
    {
        var job = await db.Write(tx => tx.First<Job>(tx.Sql(ClaimSqlite, ClaimPostgres),
            new { owner = Owner, now = tx.Now, leaseUntil = tx.Now + Lease, only }), cancel);
        if (job is null)
        {
            return false;
        }

        await Run(job, cancel);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                if (!await RunNext(only: null, stoppingToken))
                {
                    // A second at most: the command line of another process leaves jobs here, too.
                    await Signal.Wait(next, LongestSleep, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogInterrupted(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task Run(Job job, CancellationToken cancel)
    {
        try
        {
            if (job.CancelRequested)
            {
                throw new JobCancelledException();
            }

            var outcome = await Handler(job).Run(new JobRun(job, Owner, Lease), cancel);
            await End(job, "done", error: null, outcome);
        }
        catch (JobCancelledException)
        {
            await End(job, "cancelled", error: null, outcome: null);
        }
        catch (JobLostException exception)
        {
            LogFailed(exception, job.Kind, job.Id);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The process stops: the row keeps its checkpoint, and whoever starts next goes on from there.
            throw;
        }
        catch (Exception exception)
        {
            LogFailed(exception, job.Kind, job.Id);
            await FailOrRetry(job, exception);
        }
    }

    private Task FailOrRetry(Job job, Exception exception) =>
        exception is System.Data.Common.DbException { IsTransient: true } && job.Attempts < MaxAttempts
            ? db.Write(tx => tx.Execute(
                "update platform_jobs set state = 'queued', error = @error, lease_owner = null, lease_until = @later where id = @id and lease_owner = @owner",
                new { job.Id, owner = Owner, error = exception.Message, later = tx.Now + TimeSpan.FromSeconds(job.Attempts) }))
            : End(job, "failed", exception.Message, outcome: null);

    private Task End(Job job, string state, string? error, JobOutcome? outcome) => db.Write(async tx =>
    {
        // A cancelled import may have created records already: they can be undone like those of a finished one.
        var undoUntil = outcome?.UndoUntil ?? (Handler(job).UndoKind is null ? null : tx.Now + TimeSpan.FromDays(30));
        await tx.Execute(Finish, new
        {
            job.Id,
            owner = Owner,
            state,
            error,
            outcome?.Result,
            canUndo = undoUntil is not null,
            undoUntil,
            forget = outcome?.ForgetsPayload ?? false,
            now = tx.Now,
        });
    });

    private IJobHandler Handler(Job job) => _handlers.TryGetValue(job.Kind, out var handler)
        ? handler
        : throw new InvalidOperationException($"Nobody runs jobs of kind {job.Kind}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job of kind {Kind} did not end well: {JobId}")]
    private partial void LogFailed(Exception exception, string kind, Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job loop was interrupted")]
    private partial void LogInterrupted(Exception exception);
}
