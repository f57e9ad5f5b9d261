namespace Tandem.Engines.Segments;

/// <summary>The tree of a bound filter: groups alternate between all and any, and only tests are negated.</summary>
internal abstract record BoundNode
{
    public sealed record Group(bool All, IReadOnlyList<BoundNode> Parts) : BoundNode;

    public sealed record Leaf(FilterTest Test) : BoundNode;

    public IEnumerable<FilterTest> Tests() => this switch
    {
        Leaf leaf => [leaf.Test],
        Group group => group.Parts.SelectMany(part => part.Tests()),
        _ => [],
    };

    /// <summary>
    /// A flat group: groups of the same kind are merged, one part stands for itself, and what decides alone (nothing to
    /// satisfy, nothing that could) swallows the rest. An empty "all" is true, an empty "any" false.
    /// </summary>
    public static BoundNode Of(bool all, IEnumerable<BoundNode> parts)
    {
        var flat = new List<BoundNode>();
        foreach (var part in parts)
        {
            if (part is not Group group) flat.Add(part);
            else if (group.All == all) flat.AddRange(group.Parts);
            else if (group.Parts.Count == 0) return group;
            else flat.Add(group);
        }
        return flat is [var only] ? only : new Group(all, flat);
    }
}
