namespace Tandem.Engines.Import.Values;

/// <summary>A person's name cut into the parts that a list wants.</summary>
/// <param name="First">Given names, middle ones included.</param>
/// <param name="Last">The family name with its particles (van, de la, von …).</param>
/// <param name="Prefix">Dr., Prof., Mrs. …</param>
/// <param name="Suffix">Jr., PhD, III …</param>
public sealed record FullName(string? First, string? Last, string? Prefix = null, string? Suffix = null)
{
    private const string Prefixes = "mr mrs ms miss mx dr prof herr frau hr fr m mme mlle sr sra srta dott sig dhr mevr ing dipl sir rev hon";
    private const string Suffixes = "jr sr ii iii iv phd md mba esq dds cpa msc bsc ma llm";
    private const string Particles = "van von vom zu zur der den ter ten de del della di da do dos das du des la le el al bin ibn af av";

    private static readonly HashSet<string> KnownPrefixes = new(Prefixes.Split(' '), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> KnownSuffixes = new(Suffixes.Split(' '), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> KnownParticles = new(Particles.Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Cuts <c>Dr. Ludwig van Beethoven</c>, <c>Lovelace, Ada</c>, <c>Grace Brewster Hopper, PhD</c>. A single word is a first name.</summary>
    public static FullName Split(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var suffix = comma > 0 && IsSuffix(name[(comma + 1)..]) ? name[(comma + 1)..].Trim() : null;
        if (suffix is not null) name = name[..comma];
        else if (comma > 0 && comma < name.Length - 1) return LastFirst(name[..comma], name[(comma + 1)..]);

        var words = new List<string>(name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var prefix = TakePrefix(words);
        if (suffix is null && words.Count > 2 && IsSuffix(words[^1]))
        {
            suffix = words[^1];
            words.RemoveAt(words.Count - 1);
        }
        if (words.Count < 2) return new FullName(words.Count == 0 ? null : words[0], null, prefix, suffix);
        var last = words.Count - 1;
        while (last > 1 && KnownParticles.Contains(words[last - 1])) last--;
        return new FullName(string.Join(' ', words[..last]), string.Join(' ', words[last..]), prefix, suffix);
    }

    private static FullName LastFirst(string last, string first)
    {
        var words = new List<string>(first.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var prefix = TakePrefix(words);
        return new FullName(words.Count == 0 ? null : string.Join(' ', words), last.Trim(), prefix);
    }

    private static string? TakePrefix(List<string> words)
    {
        var count = 0;
        while (count < words.Count - 1 && KnownPrefixes.Contains(words[count].TrimEnd('.'))) count++;
        if (count == 0) return null;
        var prefix = string.Join(' ', words[..count]);
        words.RemoveRange(0, count);
        return prefix;
    }

    private static bool IsSuffix(string text) => text.Trim() is { Length: > 0 } word && KnownSuffixes.Contains(word.Replace(".", "", StringComparison.Ordinal));
}
