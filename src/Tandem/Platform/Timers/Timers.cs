using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Timers;

/// <summary>A timer that has come due.</summary>
public sealed class DueTimer
{
    /// <summary>Who handles it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about; with the kind, its identity.</summary>
    public required string Key { get; init; }

    /// <summary>What the handler needs to know, as JSON.</summary>
    public required JsonText Payload { get; init; }

    /// <summary>When it was to go off.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>How often it has failed before.</summary>
    public int Attempts { get; init; }
}

/// <summary>Handles timers of one kind. Its effects commit together with the timer's end: neither is lost, neither happens twice.</summary>
public interface ITimerHandler
{
    /// <summary>Does what was due, inside <paramref name="tx"/>.</summary>
    Task Due(DueTimer timer, Tx tx);
}

/// <summary>A registered kind of timer.</summary>
public sealed record TimerKind(string Kind, ITimerHandler Handler);

/// <summary>Everything that is due at a time is a row here: one table, one index, claimed in batches (design page, part 3).</summary>
public sealed class Timers(Signal signal)
{
    private const string Upsert =
        """
        insert into platform_timers (kind, key, due_at, payload, attempts, error)
        values (@kind, @key, @dueAt, @payload, 0, null)
        on conflict (kind, key) do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, error = null
        """;

    /// <summary>Sets a timer, or moves the one with the same kind and key.</summary>
    public async Task Set(Tx tx, string kind, string key, Instant dueAt, JsonText? payload = null)
    {
        await tx.Execute(Upsert, new { kind, key, dueAt, payload = payload ?? JsonText.EmptyObject });
        tx.AfterCommit(signal.Set);
    }

    /// <summary>Takes a timer away; nothing happens when there is none.</summary>
    public Task Clear(Tx tx, string kind, string key) =>
        tx.Execute("delete from platform_timers where kind = @kind and key = @key", new { kind, key });

    /// <summary>Takes all timers of a kind away.</summary>
    public Task ClearAll(Tx tx, string kind) => tx.Execute("delete from platform_timers where kind = @kind", new { kind });
}
