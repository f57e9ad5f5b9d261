using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Outbox;

/// <summary>Something that leaves the system.</summary>
public sealed class OutboxRow
{
    /// <summary>Its id; receivers may use it to recognise a repeated delivery.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who carries it.</summary>
    public required string Channel { get; init; }

    /// <summary>What makes it unique: the same key is never accepted twice.</summary>
    public required string UniqueKey { get; init; }

    /// <summary>What to send, as JSON.</summary>
    public required JsonText Payload { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempts { get; init; }
}

/// <summary>How one delivery ended.</summary>
/// <param name="Sent">Delivered.</param>
/// <param name="Error">What went wrong, for the row.</param>
/// <param name="Permanent">Trying again cannot help.</param>
public readonly record struct Delivery(bool Sent, string? Error = null, bool Permanent = false)
{
    /// <summary>Delivered.</summary>
    public static readonly Delivery Ok = new(Sent: true);

    /// <summary>When the sender wants to see it again; it alone decides then when to give up. Null for the outbox's own patience.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>Not now: it waits for <paramref name="again"/>, however often that was.</summary>
    public static Delivery Later(string error, TimeSpan again) => new(Sent: false, error) { Again = again };
}

/// <summary>Carries outbox rows of one channel to the outside. It may see a row again after a crash between sending and marking.</summary>
public interface IOutboxSender
{
    /// <summary>Tries one delivery. The outcome is a value; an exception counts as a passing failure.</summary>
    Task<Delivery> Send(OutboxRow row, CancellationToken cancel);
}

/// <summary>A registered channel.</summary>
public sealed record OutboxChannel(string Channel, IOutboxSender Sender);

/// <summary>What leaves the system is first a row with a unique key, written in the transaction that caused it (design page, part 4).</summary>
public sealed class Outbox(Signal signal)
{
    private const string Insert =
        """
        insert into platform_outbox (id, channel, unique_key, payload, state, attempts, due_at, created_at)
        values (@id, @channel, @uniqueKey, @payload, 'waiting', 0, @now, @now)
        on conflict (unique_key) do nothing
        """;

    /// <summary>Puts something out; false when the same key was put before.</summary>
    public async Task<bool> Put(Tx tx, string channel, string uniqueKey, JsonText payload)
    {
        var added = await tx.Execute(Insert, new { id = Guid.CreateVersion7(), channel, uniqueKey, payload, now = tx.Now });
        tx.AfterCommit(signal.Set);
        return added == 1;
    }

    /// <summary>Everything of a channel that waits is tried now: what kept it from leaving is put right.</summary>
    public async Task Hurry(Tx tx, string channel)
    {
        await tx.Execute("update platform_outbox set due_at = @now where channel = @channel and state = 'waiting'", new { channel, tx.Now });
        tx.AfterCommit(signal.Set);
    }
}
