namespace Tandem.Engines.Tests.Traffic;

/// <summary>Reads uap-core's test files: a flat list of maps in YAML, of which nothing more than that is understood.</summary>
internal static class UapCases
{
    internal static IEnumerable<IReadOnlyDictionary<string, string?>> Read(string file)
    {
        Dictionary<string, string?>? one = null;
        foreach (var line in File.ReadLines(file))
        {
            var text = line.TrimStart();
            var starts = text.StartsWith("- ", StringComparison.Ordinal);
            if (starts)
            {
                if (one is not null) yield return one;
                one = new Dictionary<string, string?>(StringComparer.Ordinal);
                text = text[2..].TrimStart();
            }
            var colon = text.IndexOf(':');
            if (one is not null && colon > 0 && text[0] != '#') one[text[..colon]] = Value(text[(colon + 1)..].Trim());
        }
        if (one is not null) yield return one;
    }

    private static string? Value(string text) => text switch
    {
        "" => null,
        ['\'', .., '\''] => text[1..^1].Replace("''", "'"),
        ['"', .., '"'] => text[1..^1].Replace("\\\"", "\"").Replace("\\\\", "\\"),
        _ => text,
    };
}
