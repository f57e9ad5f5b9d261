using Tandem.Platform.Data;

namespace Tandem.Platform.Jobs;

/// <summary>Long work with progress: import, bulk edit, export, rebuild. One row of <c>platform_jobs</c>.</summary>
public sealed class Job
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who runs it.</summary>
    public required string Kind { get; init; }

    /// <summary>queued, running, done, failed, cancelled or undone.</summary>
    public required string State { get; init; }

    /// <summary>What to do, as JSON.</summary>
    public required JsonText Payload { get; init; }

    /// <summary>Where to go on after a crash, as the handler last said.</summary>
    public JsonText? Checkpoint { get; init; }

    /// <summary>What came of it, as JSON.</summary>
    public JsonText? Result { get; init; }

    /// <summary>Items done.</summary>
    public long Done { get; init; }

    /// <summary>Items in all, where known.</summary>
    public long? Total { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Somebody asked to stop it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Its changes can be taken back.</summary>
    public bool CanUndo { get; init; }

    /// <summary>Until when they can.</summary>
    public Instant? UndoUntil { get; init; }

    /// <summary>How often it was started, this time included.</summary>
    public int Attempts { get; init; }

    /// <summary>The actor who asked for it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>When it first ran.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it ended, however it did.</summary>
    public Instant? FinishedAt { get; init; }
}

/// <summary>What a finished job leaves behind.</summary>
/// <param name="Result">For the API, as JSON.</param>
/// <param name="UndoUntil">Until when its changes can be taken back; null when they cannot.</param>
public sealed record JobOutcome(JsonText Result, Instant? UndoUntil = null)
{
    /// <summary>What the job was asked to do is nobody's to know any more: it is emptied.</summary>
    public bool ForgetsPayload { get; init; }
}

/// <summary>Runs jobs of one kind. It works in batches and calls <see cref="JobRun.Step"/> inside each batch's transaction.</summary>
public interface IJobHandler
{
    /// <summary>The kind of job that takes this one's changes back; null where there is none.</summary>
    string? UndoKind => null;

    /// <summary>Does the work from the last checkpoint on.</summary>
    Task<JobOutcome> Run(JobRun run, CancellationToken cancel);
}

/// <summary>A registered kind of job.</summary>
public sealed record JobKind(string Kind, IJobHandler Handler);

/// <summary>The job was asked to stop; what was committed so far stays and is reported.</summary>
public sealed class JobCancelledException() : Exception("The job was cancelled.");

/// <summary>Another process took the job over, because this one was silent for too long.</summary>
public sealed class JobLostException() : Exception("The job is run by another process now.");
