using System.ComponentModel.DataAnnotations;
using Tandem.Platform.Data;

namespace Tandem.Platform.Jobs;

/// <summary>A job as the API shows it.</summary>
public sealed record JobView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it does, for example <c>people.bulk</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>queued, running, done, failed, cancelled or undone.</summary>
    [AllowedValues("queued", "running", "done", "failed", "cancelled", "undone")]
    public required string State { get; init; }

    /// <summary>Items done.</summary>
    public required long Done { get; init; }

    /// <summary>Items in all, where known.</summary>
    public long? Total { get; init; }

    /// <summary>Items a second since it began.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>What came of it.</summary>
    public JsonText? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether its changes can be taken back.</summary>
    public required bool CanUndo { get; init; }

    /// <summary>Until when they can.</summary>
    public Instant? UndoUntil { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it first ran.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? FinishedAt { get; init; }

    internal static JobView Of(Job job, Instant now) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        State = job.State,
        Done = job.Done,
        Total = job.Total,
        RatePerSecond = Rate(job, now),
        Result = job.Result,
        Error = job.Error,
        CanUndo = job.CanUndo && job.UndoUntil > now,
        UndoUntil = job.UndoUntil,
        CreatedBy = job.CreatedBy,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
    };

    private static double? Rate(Job job, Instant now) =>
        job.StartedAt is { } started && job.Done > 0 && ((job.FinishedAt ?? now) - started).TotalSeconds is > 0 and var seconds
            ? Math.Round(job.Done / seconds, 1)
            : null;
}
