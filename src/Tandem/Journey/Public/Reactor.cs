using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Journey.Public;

/// <summary>Wakes the reactors of this process after a commit that appended events.</summary>
public sealed class ReactorSignal
{
    private readonly Signal _signal = new();

    /// <summary>Ends with the next <see cref="Set"/>.</summary>
    public Task Next => _signal.Next;

    /// <summary>Wakes them.</summary>
    public void Set() => _signal.Set();
}

/// <summary>
/// Reads the log in order, in batches. What it changes commits together with its cursor, so after a crash nothing is skipped and nothing
/// happens twice.
/// </summary>
public interface IReactor
{
    /// <summary>Stable name: its cursor is kept under it.</summary>
    string Name { get; }

    /// <summary>The types of events that it wants to see; null for all. What is not among them is passed over without being read.</summary>
    IReadOnlySet<string>? Types => null;

    /// <summary>
    /// Digests a batch: within each lane in order, lanes ascending. Throwing undoes the batch; the event that is to blame is found,
    /// set aside with its error, and the lane goes on.
    /// </summary>
    Task React(IReadOnlyList<LoggedEvent> batch, Tx tx);

    /// <summary>Recomputes from the log what this reactor keeps for a subject; used when an event that was set aside is replayed.</summary>
    Task Recompute(Guid subject, Tx tx);
}
