using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Platform.Jobs;

/// <summary>Shows jobs, stops them, takes their changes back. One sees one's own; who looks after the workspace sees all.</summary>
public sealed class JobRoutes(Db db, Jobs jobs, IEnumerable<JobKind> kinds)
{
    private const string Newest = $"select {Jobs.Columns} from platform_jobs where (@actor is null or created_by = @actor) order by created_at desc, id desc limit 100";

    /// <summary>A job as the API shows it.</summary>
    public sealed record JobView(
        Guid Id, string Kind, string State, long Done, long? Total, double? RatePerSecond, JsonText? Result, string? Error,
        bool CanUndo, Instant? UndoUntil, Instant CreatedAt, Instant? StartedAt, Instant? FinishedAt);

    /// <summary>The job that was started.</summary>
    public sealed record Started(Guid JobId);

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/jobs", async (Caller caller, JobRoutes handler, CancellationToken cancel) => await handler.List(caller, cancel))
            .Needs(Rights.Operations.Read).WithTags("Jobs");
        routes.MapGet("/api/v1/jobs/{id:guid}", async (Guid id, Caller caller, JobRoutes handler, CancellationToken cancel) =>
            (await handler.Get(id, caller, cancel)).ToHttp()).Needs(Rights.Operations.Read).WithTags("Jobs").Produces<JobView>();
        routes.MapPost("/api/v1/jobs/{id:guid}/cancel", async (Guid id, Caller caller, JobRoutes handler, CancellationToken cancel) =>
            (await handler.Cancel(id, caller, cancel)).ToHttp()).Needs(Rights.Operations.Read).WithTags("Jobs");
        routes.MapPost("/api/v1/jobs/{id:guid}/undo", async (Guid id, Caller caller, JobRoutes handler, CancellationToken cancel) =>
            (await handler.Undo(id, caller, cancel)).ToHttp(202)).Needs(Rights.Operations.Read).WithTags("Jobs").Produces<Started>(202);
    }

    /// <summary>The newest hundred.</summary>
    public async Task<Page<JobView>> List(Caller caller, CancellationToken cancel)
    {
        var actor = caller.For(Rights.Operations.Read) == Scope.All ? null : caller.Actor;
        var found = await db.Read(session => session.Query<Job>(
            session.Sql(Newest, Newest.Replace("@actor is null", "cast(@actor as text) is null", StringComparison.Ordinal)), new { actor }), cancel);
        return new Page<JobView>([.. found.Select(job => View(job, db.Now))], Next: null);
    }

    /// <summary>One job.</summary>
    public Task<Result<JobView>> Get(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<JobView>>(async session =>
        await Find(session, id, caller) is { } job ? View(job, db.Now) : Problem.NotFound("That job"), cancel);

    /// <summary>Asks a job to stop; what it has done so far stays, and can be taken back.</summary>
    public Task<Result<JobView>> Cancel(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<JobView>>(async tx =>
    {
        if (await Find(tx, id, caller) is null)
        {
            return Problem.NotFound("That job");
        }

        return await jobs.Cancel(tx, id)
            ? View((await jobs.Find(tx, id))!, tx.Now)
            : Problem.Conflict("jobEnded", "This job has ended already.");
    }, cancel);

    /// <summary>Starts the job that takes this one's changes back.</summary>
    public Task<Result<Started>> Undo(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Started>>(async tx =>
    {
        if (await Find(tx, id, caller) is not { } job)
        {
            return Problem.NotFound("That job");
        }

        var undo = kinds.FirstOrDefault(kind => string.Equals(kind.Kind, job.Kind, StringComparison.Ordinal))?.Handler.UndoKind;
        if (!job.CanUndo || undo is null || job.UndoUntil is { } until && until < tx.Now)
        {
            return Problem.Conflict("cannotUndo", "The changes of this job can no longer be taken back.");
        }

        // A second click finds the first one's job under way.
        await tx.Execute("update platform_jobs set can_undo = false where id = @id", new { id });
        return new Started(await jobs.Enqueue(tx, undo, JsonText.Of(new { jobId = id }), caller.Actor));
    }, cancel);

    private async Task<Job?> Find(Session session, Guid id, Caller caller) =>
        await jobs.Find(session, id) is { } job
        && (caller.For(Rights.Operations.Read) == Scope.All || string.Equals(job.CreatedBy, caller.Actor, StringComparison.Ordinal)) ? job : null;

    private static JobView View(Job job, Instant now)
    {
        var seconds = job.StartedAt is { } started ? ((job.FinishedAt ?? now) - started).TotalSeconds : 0;
        return new JobView(
            job.Id, job.Kind, job.State, job.Done, job.Total, seconds > 0 ? job.Done / seconds : null, job.Result, job.Error,
            job.CanUndo, job.UndoUntil, job.CreatedAt, job.StartedAt, job.FinishedAt);
    }
}
