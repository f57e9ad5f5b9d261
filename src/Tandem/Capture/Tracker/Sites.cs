using System.Collections.Concurrent;
using Tandem.Platform.Data;

namespace Tandem.Capture.Tracker;

/// <summary>From which pages each write key may send, from memory: every event asks. A change by another process is seen within <see cref="Freshness"/>.</summary>
internal sealed class Sites(Db db)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<string> Origins, Instant Until)> _known = new();

    /// <summary>Whether a page of <paramref name="origin"/> may send with the key.</summary>
    public async ValueTask<bool> Allow(Guid key, string origin, CancellationToken cancel) => SiteOrigin.Allows(await OriginsOf(key, cancel), origin);

    public void Forget(Guid key) => _known.TryRemove(key, out _);

    private async ValueTask<IReadOnlyList<string>> OriginsOf(Guid key, CancellationToken cancel)
    {
        var now = db.Now;
        if (_known.TryGetValue(key, out var known) && now < known.Until)
        {
            return known.Origins;
        }

        var text = await db.Read(session => session.First<JsonText?>("select origins from capture_sites where id = @key", new { key }), cancel);
        IReadOnlyList<string> origins = text?.As<string[]>() ?? [];
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[key] = (origins, now + Freshness);
        return origins;
    }
}
