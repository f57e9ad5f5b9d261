using Tandem.Platform.Data;

namespace Tandem.Platform.Privacy;

/// <summary>A kind of data that is deleted when it is old. Nothing is deleted until somebody sets a number of days.</summary>
/// <param name="Key">Stable name, for example <c>botEvents</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="About">One sentence: what goes, and what stays.</param>
/// <param name="LeastDays">Fewer cannot be set.</param>
public sealed record RetentionKind(string Key, string Label, string About, int LeastDays)
{
    /// <summary>
    /// Deletes a small batch of what is older than an instant, from where the last one stopped (null at the beginning); where to go on, or null when that was all.
    /// </summary>
    public required Func<Tx, Instant, string?, Task<string?>> Delete { get; init; }
}
