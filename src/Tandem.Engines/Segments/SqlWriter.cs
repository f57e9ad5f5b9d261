namespace Tandem.Engines.Segments;

/// <summary>
/// <see cref="BoundNode"/> → SQL. A positive test may be null for an unknown value, which in a WHERE is as good as false; a
/// negated one is written so that it is true there. Cheap tests come first, whatever order they were entered in.
/// </summary>
internal sealed class SqlWriter(SqlDialect dialect, FilterContext context, SqlParameters parameters)
{
    /// <summary>PostgreSQL turns each bare <c>in (select …)</c> and <c>exists</c> into a join, and needs seconds to plan dozens of them.</summary>
    private const int MaxJoins = 4;

    private readonly PredicateSql _predicates = new(dialect, context, parameters);
    private int _joins;
    private bool _isResidual;

    /// <summary>Groups come in parentheses: the text is safe between an "and" and an "or" of the query around it.</summary>
    public string Write(BoundNode node) => node switch
    {
        BoundNode.Leaf leaf => WriteTest(leaf.Test),
        BoundNode.Group { Parts.Count: 0 } group => group.All ? "1 = 1" : "1 = 0",
        BoundNode.Group group => $"({string.Join(group.All ? " and " : " or ", CheapestFirst(group.Parts).Select(Write))})",
        _ => throw new InvalidOperationException($"No SQL for {node.GetType().Name}."),
    };

    /// <summary>
    /// Conditions that are to be checked row by row, all inside one <c>case</c>: no planner looks for an index in there, and
    /// PostgreSQL, which cannot estimate it, keeps to the path that was chosen instead of sorting the whole table.
    /// </summary>
    public string WriteResidual(IReadOnlyList<BoundNode> parts)
    {
        if (parts.Count == 0) return "1 = 1";
        _isResidual = true;
        var text = SqlFragment.Unindexed(Write(BoundNode.Of(all: true, parts)));
        _isResidual = false;
        return text;
    }

    /// <summary>Whether the condition is a range of what the list is sorted by, so that it shortens the walk.</summary>
    internal static bool Bounds(BoundNode part, string? sortField) =>
        part is BoundNode.Leaf { Test: { Negated: false, Field.Source: FieldSource.Column } test }
        && string.Equals(test.Field.Key, sortField, StringComparison.Ordinal);

    private static IEnumerable<BoundNode> CheapestFirst(IReadOnlyList<BoundNode> parts) => parts.OrderBy(Cost);

    private static int Cost(BoundNode node) => node switch
    {
        BoundNode.Group group => group.Parts.Count == 0 ? 0 : group.Parts.Max(Cost),
        BoundNode.Leaf { Test: { Field.Source: FieldSource.Column, Predicate: Predicate.Part { Where: not TextPart.Start } } } => 2,
        BoundNode.Leaf { Test.Field.Source: FieldSource.Column } => 1,
        BoundNode.Leaf { Test.Field.Source: FieldSource.Json } => 3,
        _ => 4,
    };

    private string WriteTest(FilterTest test)
    {
        var predicate = test.Predicate.In(context);
        if (predicate is Predicate.OneOf { Values.Count: 0 }) return test.Negated ? "1 = 1" : "1 = 0";
        if (test.Field.Source is FieldSource.Related related) return WriteRelated(test, predicate, related);
        if (predicate is Predicate.Known && test.Negated) return _predicates.Unknown(test.Field);
        var positive = _predicates.Write(test.Field, predicate);
        return test.Negated ? $"({positive}) is not true" : positive;
    }

    /// <summary>A set of related values is found value by value.</summary>
    private string WriteRelated(FilterTest test, Predicate predicate, FieldSource.Related related)
    {
        if (predicate is Predicate.AllOf all && related.Value is FieldSource.Column)
        {
            var each = all.Values.Select(value => new Predicate.OneOf([value])).ToList();
            return test.Negated
                ? $"not ({string.Join(" and ", each.Select(one => Exists(test, one, related)))})"
                : $"({string.Join(" and ", each.Select(one => AnyRelated(test, one, related)))})";
        }
        return test.Negated ? Joined($"not {Exists(test, predicate, related)}") : AnyRelated(test, predicate, related);
    }

    /// <summary>
    /// "in" lets SQLite start from the related rows; "exists" looks them up for a row that is there already, and is never
    /// null, so that its opposite includes a row that has nothing to relate by.
    /// </summary>
    private string AnyRelated(FilterTest test, Predicate predicate, FieldSource.Related related)
    {
        if (_isResidual || _joins >= MaxJoins) return Joined(Exists(test, predicate, related));
        var where = related.Where is null ? "" : $"{related.Where} and ";
        return Joined($"{related.Of} in (select {related.Key} from {related.From} where {where}{_predicates.Write(test.Field, predicate)})");
    }

    private string Exists(FilterTest test, Predicate predicate, FieldSource.Related related)
    {
        var where = related.Where is null ? "" : $" and {related.Where}";
        // The offset keeps PostgreSQL from reading all related rows into a table of its own before it looks at the first of the few rows of a page.
        var one = _isResidual && dialect == SqlDialect.Postgres ? " offset 0" : "";
        return $"exists (select 1 from {related.From} where {related.Key} = {related.Of}{where} and {_predicates.Write(test.Field, predicate)}{one})";
    }

    private string Joined(string text) => ++_joins <= MaxJoins ? text : $"({text}) is true";
}
