using System.Diagnostics.CodeAnalysis;

namespace Tandem.Engines.Segments;

/// <summary>One test of a filter, tied to its field.</summary>
public sealed class FilterTest
{
    internal FilterTest(FilterField field, FilterOp op, Predicate predicate, bool negated)
    {
        (Field, Op, Predicate, Negated) = (field, op, predicate, negated);
        Values = predicate switch
        {
            Predicate.OneOf one => one.Values,
            Predicate.AllOf all => all.Values,
            _ => [],
        };
    }

    /// <summary>The field it asks.</summary>
    public FilterField Field { get; }

    /// <summary>The operator as it was written.</summary>
    public FilterOp Op { get; }

    /// <summary>What the field must, or if <see cref="Negated"/> must not, equal: normalised text, ids, numbers, booleans. Empty for other tests.</summary>
    public IReadOnlyList<object> Values { get; }

    /// <summary>Whether it holds where the positive test does not, by its operator or by a NOT around it.</summary>
    public bool Negated { get; }

    /// <summary>Whether its rows stand together in an index of the field: single values, a beginning, a range.</summary>
    public bool IsRange => Predicate is not (Predicate.Known or Predicate.Part { Where: not TextPart.Start });

    internal Predicate Predicate { get; }

    internal FilterTest Opposite() => new(Field, Op, Predicate, !Negated);
}

/// <summary>
/// A condition whose fields exist and whose values fit them: ready to become SQL or to be evaluated. NOT has been pushed
/// down to the tests and groups are flat, so that what a person typed first does not decide how a database reads it.
/// </summary>
public sealed class Filter
{
    private Filter(Condition condition, BoundNode root)
    {
        (Condition, Root) = (condition, root);
        Conjuncts = root is BoundNode.Group { All: true } all ? all.Parts : [root];
        Tests = [.. root.Tests()];
    }

    /// <summary>The condition this was made from.</summary>
    public Condition Condition { get; }

    /// <summary>Its tests, in the order written: what it depends on.</summary>
    public IReadOnlyList<FilterTest> Tests { get; }

    /// <summary>How many conditions must all hold at once: what <see cref="Split"/> counts.</summary>
    public int ConjunctCount => Conjuncts.Count;

    internal BoundNode Root { get; }

    internal IReadOnlyList<BoundNode> Conjuncts { get; }

    /// <summary>Reads JSON and ties it to the catalogue.</summary>
    public static bool TryParse(
        string json,
        FieldCatalogue catalogue,
        [NotNullWhen(true)] out Filter? filter,
        out IReadOnlyList<FilterProblem> problems)
    {
        filter = null;
        return Condition.TryParse(json, out var condition, out problems) && TryBind(condition, catalogue, out filter, out problems);
    }

    /// <summary>Ties a condition to the catalogue, or says for each test what does not fit.</summary>
    public static bool TryBind(
        Condition condition,
        FieldCatalogue catalogue,
        [NotNullWhen(true)] out Filter? filter,
        out IReadOnlyList<FilterProblem> problems)
    {
        var binder = new FilterBinder(catalogue);
        var root = binder.Bind(condition);
        problems = binder.Problems;
        filter = problems.Count == 0 ? new Filter(condition, root) : null;
        return filter is not null;
    }

    /// <summary>The whole filter as one boolean expression that is true for members; nulls never make it null inside a NOT.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="context">Who asks and when.</param>
    /// <param name="prefix">What its parameters are named by: <c>f</c> gives <c>@f0</c>, <c>@f1</c>, …</param>
    public SqlFragment ToSql(SqlDialect dialect, FilterContext context, string prefix = "f")
    {
        var parameters = new SqlParameters(prefix);
        var text = new SqlWriter(dialect, context, parameters).Write(Root);
        return new SqlFragment(text, parameters.Values);
    }

    /// <summary>One of the conditions that must all hold, apart from the others; both texts share their parameters.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="context">Who asks and when.</param>
    /// <param name="apart">Which one, written so that an index can find its rows; null: none.</param>
    /// <param name="prefix">What parameters are named by.</param>
    public SplitFilter Split(SqlDialect dialect, FilterContext context, int? apart, string prefix = "f")
    {
        var parameters = new SqlParameters(prefix);
        var writer = new SqlWriter(dialect, context, parameters);
        var found = apart is { } index ? writer.Write(Conjuncts[index]) : null;
        var rest = writer.WriteResidual([.. Conjuncts.Where((_, i) => i != apart)]);
        return new SplitFilter(found, Conjuncts.Count == (apart is null ? 0 : 1) ? null : rest, parameters.Values);
    }

    /// <summary>The tests of one of the conditions that must all hold; more than one where it is a choice.</summary>
    public IReadOnlyList<FilterTest> TestsOf(int conjunct) => [.. Conjuncts[conjunct].Tests()];

    /// <summary>Whether members must have a value in this field, so that a list sorted by it has none at the end that lacks one.</summary>
    public bool Requires(string fieldKey) => Conjuncts.Any(part => SqlWriter.Bounds(part, fieldKey));
}

/// <summary>A filter in two pieces.</summary>
/// <param name="Apart">The condition to find rows by; null if none was asked for.</param>
/// <param name="Rest">The others, written so that no index is chosen for them; null if there are none.</param>
/// <param name="Parameters">Of both.</param>
public sealed record SplitFilter(string? Apart, string? Rest, IReadOnlyDictionary<string, object> Parameters);
