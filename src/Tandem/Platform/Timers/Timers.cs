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

/// <summary>One of several timers of a kind that are set together.</summary>
/// <param name="Key">What it is about; with the kind, its identity.</param>
/// <param name="DueAt">When it is to go off.</param>
/// <param name="Payload">What the handler needs to know, as JSON.</param>
public sealed record TimerSetting(string Key, Instant DueAt, JsonText Payload);

/// <summary>Everything that is due at a time is a row here: one table, one index, claimed in batches (design page, part 3).</summary>
public sealed class Timers(Signal signal)
{
    private const string Move =
        "on conflict (kind, key) do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, error = null";

    private static readonly Bulk<(string Kind, TimerSetting Timer)> Table = new(
        "platform_timers",
        new("kind", ColumnType.Text, row => row.Kind),
        new("key", ColumnType.Text, row => row.Timer.Key),
        new("due_at", ColumnType.Bigint, row => row.Timer.DueAt),
        new("payload", ColumnType.Text, row => row.Timer.Payload),
        new("attempts", ColumnType.Integer, _ => 0));

    /// <summary>Sets a timer, or moves the one with the same kind and key.</summary>
    public Task Set(Tx tx, string kind, string key, Instant dueAt, JsonText? payload = null) =>
        Set(tx, kind, [new TimerSetting(key, dueAt, payload ?? JsonText.EmptyObject)]);

    /// <summary>Sets many timers of a kind, or moves those that are there; no two have the same key.</summary>
    public async Task Set(Tx tx, string kind, IReadOnlyCollection<TimerSetting> settings)
    {
        await Table.Upsert(tx, [.. settings.OrderBy(timer => timer.Key, StringComparer.Ordinal).Select(timer => (kind, timer))], Move);
        tx.AfterCommit(signal.Set);
    }

    /// <summary>Takes a timer away; nothing happens when there is none.</summary>
    public Task Clear(Tx tx, string kind, string key) =>
        tx.Execute("delete from platform_timers where kind = @kind and key = @key", new { kind, key });

    /// <summary>Takes all timers of a kind away.</summary>
    public Task ClearAll(Tx tx, string kind) => tx.Execute("delete from platform_timers where kind = @kind", new { kind });
}
