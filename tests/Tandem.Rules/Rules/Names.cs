using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mono.Cecil;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>Names say what a thing is; an interface has a second implementation or is not there; a test's name is a sentence.</summary>
internal static class Names
{
    private static readonly string[] Empty =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services", "Base", "Impl", "Dto"];

    public static IEnumerable<Violation> CheckTypes(IEnumerable<Source> sources) =>
        from source in sources
        from type in source.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let word = Array.Find(Empty, word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
        where word is not null
        select new Violation(type.Identifier.Text, $"a type's name does not end in {word} ({source.At(type)})");

    public static IEnumerable<Violation> CheckInterfaces(IEnumerable<TypeDefinition> types, Modules modules)
    {
        var ours = types.Where(type => modules.Of(type) is not null).ToList();
        foreach (var face in ours.Where(type => type.IsInterface && !IsSlot(type, ours)))
        {
            var implementations = ours.Where(type => !type.IsInterface && Implements(type, face)).Select(type => type.Name).Order(StringComparer.Ordinal).ToList();
            if (implementations.Count < 2)
            {
                var by = implementations.Count == 0 ? "nobody" : $"{implementations[0]} alone: use the class itself until there is a second one";
                yield return new Violation(face.FullName, $"is implemented by {by}");
            }
        }
    }

    /// <summary>Test methods are found by their attribute: Fact, Theory, and every attribute class in the tests that derives from them.</summary>
    public static IEnumerable<Violation> CheckTests(IReadOnlyList<Source> tests)
    {
        var marks = TestAttributes(tests);
        return
            from source in tests
            from method in source.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => marks.Contains(LastName(attribute.Name)))
            where !method.Identifier.Text.Contains('_', StringComparison.Ordinal)
            select new Violation(method.Identifier.Text, $"a test's name is a sentence with underscores ({source.At(method)})");
    }

    private static HashSet<string> TestAttributes(IReadOnlyList<Source> tests)
    {
        var marks = new HashSet<string>(["Fact", "Theory"], StringComparer.Ordinal);
        var classes = tests.SelectMany(source => source.Root.DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => type.BaseList is not null && type.Identifier.Text.EndsWith("Attribute", StringComparison.Ordinal))
            .ToList();
        while (classes.Exists(type => marks.Contains(Bare(LastName(type.BaseList!.Types[0].Type))) && marks.Add(Bare(type.Identifier.Text))))
        {
        }

        marks.UnionWith([.. marks.Select(mark => mark + "Attribute")]);
        return marks;
    }

    private static bool Implements(TypeDefinition type, TypeDefinition face)
    {
        for (var at = type; at is not null; at = at.BaseType?.Module == type.Module ? at.BaseType.Resolve() : null)
        {
            if (at.Interfaces.Any(candidate => candidate.InterfaceType.GetElementType().FullName == face.FullName))
            {
                return true;
            }
        }

        return false;
    }

    // What a registry takes (`where T : ITimerHandler`, `IEnumerable<IReactor>`) is there for others to fill, however many do today.
    private static bool IsSlot(TypeDefinition face, IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => type.Methods).Any(method =>
            method.GenericParameters.SelectMany(parameter => parameter.Constraints).Any(constraint => constraint.ConstraintType.FullName == face.FullName)
            || method.Parameters.Any(parameter => parameter.ParameterType is GenericInstanceType { ElementType.Name: "IEnumerable`1" } many
                && many.GenericArguments[0].FullName == face.FullName));

    private static string Bare(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
