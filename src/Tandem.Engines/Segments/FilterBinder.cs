namespace Tandem.Engines.Segments;

/// <summary><see cref="Condition"/> + <see cref="FieldCatalogue"/> → <see cref="BoundNode"/>, collecting every problem on the way.</summary>
internal sealed class FilterBinder(FieldCatalogue catalogue)
{
    private readonly List<FilterProblem> _problems = [];

    public IReadOnlyList<FilterProblem> Problems => _problems;

    public BoundNode Bind(Condition condition) => Bind(condition, "", negated: false);

    private BoundNode Bind(Condition condition, string path, bool negated) => condition switch
    {
        // De Morgan: not (a and b) is (not a) or (not b). In SQL a NOT over nulls would lose the unknown.
        Condition.All all => BoundNode.Of(!negated, BindParts(all.Of, $"{path}/and", negated)),
        Condition.Any any => BoundNode.Of(negated, BindParts(any.Of, $"{path}/or", negated)),
        Condition.Not not => Bind(not.Of, $"{path}/not", !negated),
        Condition.Test test => BindTest(test, path, negated),
        _ => throw new InvalidOperationException($"No meaning for {condition.GetType().Name}."),
    };

    private List<BoundNode> BindParts(IReadOnlyList<Condition> parts, string path, bool negated) =>
        [.. parts.Select((part, index) => Bind(part, $"{path}/{index}", negated))];

    private BoundNode BindTest(Condition.Test test, string path, bool negated)
    {
        if (catalogue.Find(test.Field) is not { } field)
        {
            var name = test.Field.Length <= 60 ? test.Field : test.Field[..60] + "…";
            return Report($"{path}/field", FilterProblemCode.UnknownField, $"There is no field “{name}”.");
        }
        if (!FilterOps.For(field.Type).Contains(test.Op))
        {
            return Report($"{path}/op", FilterProblemCode.OpDoesNotFit,
                $"“{field.Label}” cannot be asked “{FilterOps.NameOf(test.Op)}”. It can be asked: "
                + string.Join(", ", FilterOps.For(field.Type).Select(FilterOps.NameOf)) + ".");
        }

        var operand = new OperandReader(field, $"{path}/value", _problems);
        if (operand.Read(test.Op, test.Value) is not { } predicate) return Nothing;
        var bound = new FilterTest(field, test.Op, predicate, IsNegative(test.Op));
        return new BoundNode.Leaf(negated ? bound.Opposite() : bound);
    }

    private static bool IsNegative(FilterOp op) => op
        is FilterOp.IsNot or FilterOp.NoneOf or FilterOp.NotContains or FilterOp.Unknown
        or FilterOp.NotInLastDays or FilterOp.HasNone;

    private BoundNode.Group Report(string path, string code, string message)
    {
        _problems.Add(new FilterProblem(path, code, message));
        return Nothing;
    }

    private static readonly BoundNode.Group Nothing = new(All: false, []);
}
