using Tandem.Platform.Data;

namespace Tandem.Capture.Catalogue;

/// <summary>Which events are refused, read from memory. A change by another process is seen within <see cref="Freshness"/>.</summary>
public sealed class BlockedEvents(Db db, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private volatile Known? _known;

    /// <summary>The names.</summary>
    public ValueTask<IReadOnlySet<string>> Names() =>
        _known is { } known && clock.GetElapsedTime(known.ReadAt) < Freshness ? new(known.Names) : new(Read());

    /// <summary>Somebody has changed them.</summary>
    public void Forget() => _known = null;

    private async Task<IReadOnlySet<string>> Read()
    {
        var readAt = clock.GetTimestamp();
        var names = (await db.Read(session => session.Query<string>("select name from capture_event_settings where blocked"))).ToHashSet(StringComparer.Ordinal);
        _known = new Known(names, readAt);
        return names;
    }

    private sealed record Known(IReadOnlySet<string> Names, long ReadAt);
}
