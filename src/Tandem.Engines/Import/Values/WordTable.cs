using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>Reads the tables of words that stand as text in this folder: <c>Meaning | word, word</c>, one meaning a line.</summary>
internal static class WordTable
{
    internal static FrozenDictionary<string, T> Read<T>(string table)
        where T : struct, Enum
    {
        var words = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bar = row.IndexOf('|', StringComparison.Ordinal);
            var meaning = Enum.Parse<T>(row.AsSpan(0, bar).Trim());
            foreach (var word in row[(bar + 1)..].Split(',')) words.TryAdd(LooseKey.Of(word), meaning);
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
