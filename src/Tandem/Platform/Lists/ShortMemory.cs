using System.Collections.Concurrent;

namespace Tandem.Platform.Lists;

/// <summary>Remembers answers for some seconds; bounded, and forgetting is always harmless.</summary>
internal sealed class ShortMemory<T>(TimeProvider clock)
{
    private const int MaxRemembered = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (T Value, long At)> _known = new(StringComparer.Ordinal);

    public bool Knows(string key, out T value)
    {
        var isKnown = _known.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Fresh;
        value = known.Value;
        return isKnown;
    }

    public T Keep(string key, T value)
    {
        if (_known.Count >= MaxRemembered)
        {
            _known.Clear();
        }

        _known[key] = (value, clock.GetTimestamp());
        return value;
    }
}
