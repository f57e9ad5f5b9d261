using Mono.Cecil;

namespace Tandem.Rules.Reading;

/// <summary>
/// Reads module names out of namespaces: <c>Tandem.People.Import</c> is part of module People. The root namespace itself,
/// with Program, is the composition root; Platform and Engines are ground that every module stands on.
/// </summary>
internal sealed class Modules(string root)
{
    public const string CompositionRoot = "";
    public const string Platform = "Platform";
    public const string Engines = "Engines";

    public static Modules OfTandem { get; } = new("Tandem");

    /// <summary>The module of a namespace, the empty string for the composition root, null for code that is not ours.</summary>
    public string? Of(string? space)
    {
        if (string.IsNullOrEmpty(space) || space == root)
        {
            return space == root ? CompositionRoot : null;
        }

        if (!space.StartsWith(root + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = space[(root.Length + 1)..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? rest : rest[..dot];
    }

    public string? Of(TypeReference type) => Of(Outermost(type).Namespace);

    public bool IsPublic(string space, string module)
    {
        var face = $"{root}.{module}.Public";
        return space == face || space.StartsWith(face + ".", StringComparison.Ordinal);
    }

    public static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
