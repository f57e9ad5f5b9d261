using Mono.Cecil;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>
/// A module uses of another module only its Public namespace. Platform and Engines use no module; nobody uses the
/// composition root. Only the composition root uses whatever it likes.
/// </summary>
internal static class Borders
{
    public static IEnumerable<Violation> Check(IEnumerable<TypeDefinition> types, Modules modules) =>
        types.SelectMany(type => CheckType(type, modules)).Distinct();

    private static IEnumerable<Violation> CheckType(TypeDefinition type, Modules modules)
    {
        if (modules.Of(type) is not { } home || home == Modules.CompositionRoot)
        {
            yield break;
        }

        foreach (var (used, from) in TypeUses.Of(type))
        {
            if (modules.Of(used) is { } other && other != home && !MayUse(home, used, other, modules))
            {
                yield return new Violation(Modules.Outermost(type).FullName, $"{home} uses {used.FullName} (in {from})");
            }
        }
    }

    private static bool MayUse(string home, TypeReference used, string other, Modules modules) => other switch
    {
        Modules.CompositionRoot => false,
        Modules.Engines => true,
        Modules.Platform => home != Modules.Engines,
        _ => home is not (Modules.Platform or Modules.Engines) && modules.IsPublic(Modules.Outermost(used).Namespace, other),
    };
}
