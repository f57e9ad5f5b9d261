using System.Text;
using Tandem.Engines.Text;

namespace Tandem.Platform.Lists;

/// <summary>
/// What was typed into a search, as it is compared with a <c>search_key</c>: every word must be in there somewhere. Words of one or two letters
/// are too short for an index of trigrams; if there are no longer ones, the first is looked for at the beginning.
/// </summary>
public sealed record SearchWords
{
    private const int MaxWords = 8;
    private const int MaxLength = 100;

    private SearchWords(IReadOnlyList<string> all) => All = all;

    /// <summary>No search.</summary>
    public static SearchWords None { get; } = new([]);

    /// <summary>The words, normalised.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>The beginning to look for, where all words are short.</summary>
    public string? Prefix => All.Count > 0 && All.All(word => Trigrams(word).Count == 0) ? All[0] : null;

    /// <summary>
    /// SQLite's full-text query: every trigram of every word. Without positions in the index it finds some rows too many, which are checked.
    /// </summary>
    public string TrigramQuery => string.Join(" AND ", All.SelectMany(Trigrams).Distinct(StringComparer.Ordinal)
        .Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    /// <summary>Reads what was typed. A telephone number is looked for by its digits, however it is written.</summary>
    public static SearchWords Of(string? typed)
    {
        var key = TextKey.Of(typed is { Length: > MaxLength } ? typed[..MaxLength] : typed);
        if (key.Length == 0)
        {
            return None;
        }

        var digits = TextKey.Digits(key);
        return digits.Length >= 3 && key.All(IsOfNumber)
            ? new SearchWords([digits])
            : new SearchWords([.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MaxWords)]);
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '/' or '.';

    private static List<string> Trigrams(string word)
    {
        var letters = word.EnumerateRunes().ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 2)).Select(at => Text(letters.AsSpan(at, 3)))];
    }

    private static string Text(ReadOnlySpan<Rune> letters)
    {
        var text = new StringBuilder();
        foreach (var letter in letters)
        {
            text.Append(letter);
        }

        return text.ToString();
    }
}
