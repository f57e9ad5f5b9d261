using System.Text.RegularExpressions;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>What never belongs in a committed file: a path or a host of the machine it was written on, and work left undone.</summary>
internal static partial class ProjectWords
{
    private const int Largest = 2_000_000;

    public static IEnumerable<Violation> Check(IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            foreach (var match in MachinePath().Matches(text).Concat(RegistryHost().Matches(text)))
            {
                yield return new Violation(path, $"names '{match.Value.Trim()}' of one machine (line {LineOf(text, match.Index)})");
            }

            if (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("web/src/", StringComparison.Ordinal))
            {
                foreach (Match match in Undone().Matches(text))
                {
                    yield return new Violation(path, $"says '{match.Value}' (line {LineOf(text, match.Index)})");
                }
            }
        }
    }

    public static IEnumerable<(string Path, string Text)> TextFiles() =>
        from path in Tree.Files()
        let file = new FileInfo(Path.Combine(Tree.Root, path))
        where file.Length < Largest
        let text = Tree.Read(path)
        where !text.Contains('\0', StringComparison.Ordinal)
        select (path, text);

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    [GeneratedRegex(@"(?<![\w.*}])/(work|root|home/[a-z]+|Users/[A-Za-z]+)/\w*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(registry|api|index|proxy|deb|pypi)\.[a-z]*(npm|nuget|debian|pypi|golang|yarn)[a-z]*\.(org|com|io)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30000)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"\b(TODO|FIXME|NotImplementedException|lorem ipsum)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30000)]
    private static partial Regex Undone();
}
