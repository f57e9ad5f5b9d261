using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Platform.Jobs;

/// <summary>What callers ask about jobs: their own, or all where the right to operations reaches that far.</summary>
public sealed class JobDesk(Db db, Jobs jobs, IEnumerable<JobKind> kinds)
{
    private const string Select =
        $"""
        select {Jobs.Columns}
        from platform_jobs
        where (created_by = @actor or @all) and (created_at, id) < (@before, @beforeId)
        order by created_at desc, id desc
        limit @limit
        """;

    private const string Taking =
        "select count(*) from platform_jobs where kind = @kind and state in ('queued', 'running') and payload = @payload";

    private readonly Dictionary<string, string?> _undoKinds = kinds.ToDictionary(kind => kind.Kind, kind => kind.Handler.UndoKind, StringComparer.Ordinal);

    /// <summary>A page of jobs, the latest first.</summary>
    public Task<Result<Page<JobView>>> List(string? cursor, int? limit, Caller caller, CancellationToken cancel) => db.Read<Result<Page<JobView>>>(async session =>
    {
        var after = string.IsNullOrEmpty(cursor) ? new JobCursor(At: null, Guid.Empty) : JobCursor.Parse(cursor);
        if (after is null)
        {
            return new Problem(400, "badCursor", "This cursor belongs to another list. Start again from the first page.");
        }

        var size = PageSize.Of(limit);
        var rows = await session.Query<Job>(Select, new
        {
            caller.Actor,
            all = SeesAll(caller),
            before = after.Value.At ?? long.MaxValue,
            beforeId = after.Value.Id,
            limit = size + 1,
        });
        var shown = rows.Take(size).ToList();
        var next = rows.Count > size ? new JobCursor(shown[^1].CreatedAt.Milliseconds, shown[^1].Id).ToString() : null;
        return new Page<JobView>([.. shown.Select(job => JobView.Of(job, session.Now))], next);
    }, cancel);

    /// <summary>One job.</summary>
    public Task<Result<JobView>> Find(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<JobView>>(async session =>
        await Seen(session, id, caller) is { } job ? JobView.Of(job, session.Now) : Problem.NotFound("The job"), cancel);

    /// <summary>Asks a job to stop at its next batch. What it has done stays and can be taken back.</summary>
    public Task<Result<JobView>> Cancel(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<JobView>>(async tx =>
    {
        var job = await Touched(tx, id, caller);
        if (job.Problem is { } problem)
        {
            return problem;
        }

        return await jobs.Cancel(tx, id)
            ? JobView.Of((await jobs.Find(tx, id))!, tx.Now)
            : Problem.Conflict("hasEnded", "The job has ended already.");
    }, cancel);

    /// <summary>Takes a job's changes back, as a job of its own.</summary>
    public Task<Result<JobStarted>> Undo(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<JobStarted>>(async tx =>
    {
        var touched = await Touched(tx, id, caller);
        if (touched.Problem is { } problem)
        {
            return problem;
        }

        var job = touched.Value!;
        if (!job.CanUndo || job.UndoUntil <= tx.Now || _undoKinds.GetValueOrDefault(job.Kind) is not { } kind)
        {
            return Problem.Conflict("cannotUndo", "There is nothing to take back: the job changed nothing, has been taken back, or is too old.");
        }

        var payload = JsonText.Of(new { jobId = id });
        return await tx.Scalar<long>(Taking, new { kind, payload }) > 0
            ? Problem.Conflict("isBeingUndone", "The job is being taken back already.")
            : new JobStarted(await jobs.Enqueue(tx, kind, payload, caller.Actor));
    }, cancel);

    private static bool SeesAll(Caller caller) => caller.For(Rights.Operations.Read) is Scope.All;

    private async Task<Job?> Seen(Session session, Guid id, Caller caller) =>
        await jobs.Find(session, id) is { } job && (SeesAll(caller) || IsOf(job, caller)) ? job : null;

    /// <summary>Whoever sees all jobs stops and undoes only their own, unless the right to do so reaches as far.</summary>
    private async Task<Result<Job>> Touched(Session session, Guid id, Caller caller) => await Seen(session, id, caller) switch
    {
        null => Problem.NotFound("The job"),
        var job when IsOf(job, caller) || caller.For(Rights.Operations.Edit) is Scope.All => job,
        _ => Problem.Forbidden("Somebody else asked for this job."),
    };

    private static bool IsOf(Job job, Caller caller) => string.Equals(job.CreatedBy, caller.Actor, StringComparison.Ordinal);
}

/// <summary>A job that was asked for.</summary>
/// <param name="JobId">Its id.</param>
public sealed record JobStarted(Guid JobId);

/// <summary>Where a page of jobs ended.</summary>
internal readonly record struct JobCursor(long? At, Guid Id)
{
    public static JobCursor? Parse(string cursor)
    {
        var parts = cursor.Split('_');
        return parts.Length == 2
            && long.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at)
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new JobCursor(at, id)
            : null;
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{At}_{Id:N}");
}

/// <summary>The routes of jobs.</summary>
internal static class JobRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/jobs", async (string? cursor, int? limit, Caller caller, JobDesk desk, CancellationToken cancel) =>
                (await desk.List(cursor, limit, caller, cancel)).ToHttp())
            .Needs(Rights.Operations.Read)
            .Produces<Page<JobView>>();
        routes.MapGet("/api/v1/jobs/{id:guid}", async (Guid id, Caller caller, JobDesk desk, CancellationToken cancel) =>
                (await desk.Find(id, caller, cancel)).ToHttp())
            .Needs(Rights.Operations.Read)
            .Produces<JobView>();
        routes.MapPost("/api/v1/jobs/{id:guid}/cancel", async (Guid id, Caller caller, JobDesk desk, CancellationToken cancel) =>
                (await desk.Cancel(id, caller, cancel)).ToHttp())
            .Needs(Rights.Operations.Edit)
            .Produces<JobView>();
        routes.MapPost("/api/v1/jobs/{id:guid}/undo", async (Guid id, Caller caller, JobDesk desk, CancellationToken cancel) =>
                (await desk.Undo(id, caller, cancel)).ToHttp(StatusCodes.Status202Accepted))
            .Needs(Rights.Operations.Edit)
            .Produces<JobStarted>(StatusCodes.Status202Accepted);
    }
}
