using Tandem.Engines.Traffic.Channels;
using Tandem.Engines.Traffic.Sessions;
using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>An event, as visits see it.</summary>
internal sealed record VisitHit
{
    public required Guid Subject { get; init; }

    public required Instant At { get; init; }

    public required HitKind Kind { get; init; }

    /// <summary>Where it happened and what the page before was.</summary>
    public required Arrival Arrival { get; init; }

    /// <summary>Host and path of the page; null where none is told.</summary>
    public string? Page { get; init; }

    public string? UserAgent { get; init; }

    public bool IsView { get; init; }

    public bool IsForm { get; init; }

    public int EngagedSeconds { get; init; }

    public int ScrollDepth { get; init; }

    public string? Bot { get; init; }
}
