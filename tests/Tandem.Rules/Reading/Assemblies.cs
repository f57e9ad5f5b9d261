using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Tandem.Rules.Reading;

/// <summary>The built assemblies, nested and compiler-made types (lambdas, async state machines) included.</summary>
internal static class Assemblies
{
    private static readonly Lazy<ModuleDefinition> TandemFile = new(() => Open("Tandem.dll"));
    private static readonly Lazy<ModuleDefinition> EnginesFile = new(() => Open("Tandem.Engines.dll"));
    private static readonly Lazy<ModuleDefinition> RulesFile = new(() => Open("Tandem.Rules.dll"));

    public static IReadOnlyList<TypeDefinition> Tandem => TandemFile.Value.GetTypes().ToList();

    public static IReadOnlyList<TypeDefinition> Engines => EnginesFile.Value.GetTypes().ToList();

    /// <summary>This test assembly's own types below a namespace, as miniature projects for the rules to fail on.</summary>
    public static IReadOnlyList<TypeDefinition> Fixtures(string space) =>
        RulesFile.Value.GetTypes()
            .Where(type => Modules.Outermost(type).Namespace is { } at
                && (at == space || at.StartsWith(space + ".", StringComparison.Ordinal)))
            .ToList();

    /// <summary>The string literals of a type, constants included; the compiler has folded what it can.</summary>
    public static IEnumerable<string> Strings(TypeDefinition type)
    {
        foreach (var field in type.Fields)
        {
            if (field is { HasConstant: true, Constant: string text })
            {
                yield return text;
            }
        }

        foreach (var method in type.Methods.Where(method => method.HasBody))
        {
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.OpCode == OpCodes.Ldstr)
                {
                    yield return (string)instruction.Operand;
                }
            }
        }
    }

    private static ModuleDefinition Open(string file) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file));
}
