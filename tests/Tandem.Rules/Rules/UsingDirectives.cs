using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>
/// The compiler copies constants and enum values into their user, so the built assembly does not show a border crossed for
/// one of them. This reads the using directives instead.
/// </summary>
internal static class UsingDirectives
{
    public static IEnumerable<Violation> Check(IEnumerable<Source> sources, Modules modules)
    {
        foreach (var source in sources)
        {
            var space = source.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
            if (modules.Of(space) is not { } home || home == Modules.CompositionRoot)
            {
                continue;
            }

            foreach (var import in source.Root.DescendantNodes().OfType<UsingDirectiveSyntax>())
            {
                var name = import.NamespaceOrType.ToString();
                if (modules.Of(name) is { } other && other != home && !MayImport(home, name, other, modules))
                {
                    yield return new Violation(source.Path, $"{home} imports {name}");
                }
            }
        }
    }

    private static bool MayImport(string home, string name, string other, Modules modules) =>
        other is Modules.Engines
        || (other is Modules.Platform && home is not Modules.Engines)
        || (home is not (Modules.Platform or Modules.Engines) && other.Length > 0 && modules.IsPublic(name, other));
}
