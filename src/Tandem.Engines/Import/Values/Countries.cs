using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>Countries by code and by name in the languages of common exports (en, de, fr, es, pt, it, nl).</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string> ByKey = CountryTable.Keys().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The ISO 3166 code of two letters that a name or code means; null when it is no country.</summary>
    public static string? Find(string text) => text.Length is > 1 and <= 60 && ByKey.TryGetValue(LooseKey.Of(text), out var code) ? code : null;
}
