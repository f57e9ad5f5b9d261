using System.Collections.Concurrent;

namespace Tandem.Engines.Traffic;

/// <summary>
/// Remembers answers by text, as many as it may. When it is full the older half is forgotten, but for what was asked for again in the meantime.
/// Strangers choose the texts, so its size is all that it promises.
/// </summary>
public sealed class Memo<T>(int most)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, T> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, T> _old = new(StringComparer.Ordinal);

    /// <summary>How many are remembered.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The answer for <paramref name="text"/>, found anew where it is not remembered.</summary>
    public T Get(string text, Func<string, T> find)
    {
        if (_young.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!_old.TryGetValue(text, out known))
        {
            known = find(text);
        }

        _young[text] = known;
        Turn();
        return known;
    }

    private void Turn()
    {
        // Counting takes every lock of the dictionary; it is done only for what is new.
        if (_young.Count <= most / 2)
        {
            return;
        }

        lock (_turning)
        {
            if (_young.Count > most / 2)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<string, T>(StringComparer.Ordinal));
            }
        }
    }
}
