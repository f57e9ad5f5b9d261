using System.Text.RegularExpressions;
using Mono.Cecil;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>The documents keep up with the code as far as a test can tell: links lead somewhere, modules and settings are all named.</summary>
internal static partial class Documents
{
    public static IEnumerable<Violation> CheckLinks(IEnumerable<(string Path, string Text)> pages, Func<string, bool> exists)
    {
        foreach (var (path, text) in pages)
        {
            foreach (var target in Link().Matches(Hidden().Replace(text, "")).Select(match => match.Groups["to"].Value))
            {
                var isOutside = target.StartsWith('#') || target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);
                var folder = Path.GetDirectoryName(path) ?? "";
                if (!isOutside && !exists(Path.Combine(folder, target.Split('#')[0])))
                {
                    yield return new Violation(path, $"links to {target}, which is not there");
                }
            }
        }
    }

    public static IEnumerable<Violation> CheckModules(IEnumerable<TypeDefinition> types, Modules modules, string page) =>
        from module in types.Select(modules.Of).OfType<string>().Where(module => module.Length > 0).Distinct(StringComparer.Ordinal)
        where !page.Contains($"`{module}/`", StringComparison.Ordinal)
        select new Violation(module, $"the module table has no row `{module}/`");

    public static IEnumerable<Violation> CheckSettings(IEnumerable<TypeDefinition> types, Modules modules, string page) =>
        from name in types.Where(type => modules.Of(type) is not null).SelectMany(Assemblies.Strings).SelectMany(text => Setting().Matches(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal)
        where !page.Contains($"`{name}`", StringComparison.Ordinal)
        select new Violation(name, "is read by the code but is not in the table of settings");

    [GeneratedRegex(@"(\]\(|\b(src|srcset|href)="")(?<to>[^)""\s]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30000)]
    private static partial Regex Link();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline, matchTimeoutMilliseconds: 30000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\bTANDEM_[A-Z_]+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30000)]
    private static partial Regex Setting();
}
