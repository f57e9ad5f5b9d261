namespace Tandem.Engines.Segments;

/// <summary>What a list page is driven by.</summary>
public abstract record DriveBy
{
    private DriveBy() { }

    /// <summary>Walk the index of the sort order and check every condition on the way.</summary>
    public sealed record Sort : DriveBy;

    /// <summary>
    /// Find the rows of one condition that all must meet, check the others, sort what is left. The query must keep the index
    /// of the order out of it: filter and cursor (<see cref="SqlFragment.Residual"/>) inside
    /// <c>with found as materialized (select id and sort columns …)</c>, order and limit outside, other columns by id.
    /// </summary>
    /// <param name="Index">Which of the conditions that must all hold (<see cref="Filter.ConjunctCount"/>).</param>
    public sealed record Condition(int Index) : DriveBy;
}

/// <summary>A list page before it is read.</summary>
/// <param name="TotalRows">Rows in the table, about.</param>
/// <param name="PageRows">Rows on the page.</param>
/// <param name="SortIsIndexed">Whether an index has the order of the page.</param>
public sealed record ListPage(double TotalRows, int PageRows, bool SortIsIndexed)
{
    /// <summary>The key of the field that is sorted by, if it is one: its own conditions shorten the walk.</summary>
    public string? SortField { get; init; }
}

/// <summary>
/// Chooses between the two shapes of a list page by how many rows each has to touch. Database planners get this wrong in
/// both directions, because they cannot know parameters (SQLite) or trust that matches are spread evenly (PostgreSQL).
/// </summary>
public static class DrivePlanner
{
    /// <summary>Matches may lie at the far end of the order; a walk is expected to be this many times longer than if they were spread evenly.</summary>
    private const double Skew = 4;

    /// <summary>A row found by a condition is fetched and then sorted; one found through related rows is looked up by id first.</summary>
    private const double FetchAndSort = 1.2;
    private const double FindFetchAndSort = 2;

    /// <summary>The share of rows assumed for a condition without an estimate: neither a reason to walk nor not to.</summary>
    private const double UnknownShare = 0.1;

    /// <summary>Decides.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="page">The page.</param>
    /// <param name="rowsOf">
    /// How many rows the positive form of a test has (as if it were not negated), about; null if nobody knows or no index
    /// can find them.
    /// </param>
    public static DriveBy Choose(Filter filter, ListPage page, Func<FilterTest, double?> rowsOf)
    {
        if (filter.Conjuncts.Count == 0) return new DriveBy.Sort();
        var total = Math.Max(1, page.TotalRows);
        var estimates = filter.Conjuncts.Select(part => Estimate(part, total, rowsOf)).ToList();
        var walk = Walk(filter, page, estimates, total);
        var best = estimates
            .Select((estimate, index) => (index, Cost: estimate.CanDrive ? estimate.Rows * PerRow(filter.Conjuncts[index]) : double.MaxValue))
            .MinBy(candidate => candidate.Cost);
        return best.Cost < walk ? new DriveBy.Condition(best.index) : new DriveBy.Sort();
    }

    /// <summary>Rows that the walk along the sort order touches until the page is full.</summary>
    private static double Walk(Filter filter, ListPage page, List<RowEstimate> estimates, double total)
    {
        var (reach, share) = (total, 1.0);
        foreach (var (part, estimate) in filter.Conjuncts.Zip(estimates))
        {
            if (page.SortIsIndexed && SqlWriter.Bounds(part, page.SortField)) reach = Math.Min(reach, estimate.Rows);
            else share *= estimate.Rows / total;
        }
        if (!page.SortIsIndexed) return total * FetchAndSort;
        // Without a condition left to check, the page is the first rows of the walk.
        if (share >= 1) return Math.Min(reach, page.PageRows);
        return Math.Min(reach, Skew * page.PageRows / Math.Max(share, 1 / total));
    }

    private static double PerRow(BoundNode part) =>
        part.Tests().Any(test => test.Field.Source is FieldSource.Related) ? FindFetchAndSort : FetchAndSort;

    private static RowEstimate Estimate(BoundNode node, double total, Func<FilterTest, double?> rowsOf) => node switch
    {
        BoundNode.Leaf leaf => Estimate(leaf.Test, total, rowsOf(leaf.Test)),
        BoundNode.Group { All: true } group => All([.. group.Parts.Select(part => Estimate(part, total, rowsOf))], total),
        BoundNode.Group group => Any([.. group.Parts.Select(part => Estimate(part, total, rowsOf))], total),
        _ => throw new InvalidOperationException($"No estimate for {node.GetType().Name}."),
    };

    private static RowEstimate Estimate(FilterTest test, double total, double? rows) => (rows, test.Negated) switch
    {
        (null, false) => new RowEstimate(total * UnknownShare, CanDrive: false),
        (null, true) => new RowEstimate(total * (1 - UnknownShare), CanDrive: false),
        ({ } known, false) => new RowEstimate(Math.Clamp(known, 0, total), CanDrive: true),
        // No index finds what is not there, except where a value is missing.
        ({ } known, true) => new RowEstimate(total - Math.Clamp(known, 0, total), test.Predicate is Predicate.Known
            && test.Field.Source is not FieldSource.Related),
    };

    /// <summary>An "and" inside an "or": found by its best part.</summary>
    private static RowEstimate All(IReadOnlyList<RowEstimate> parts, double total) => parts.Count == 0
        ? new RowEstimate(total, CanDrive: false)
        : new RowEstimate(parts.Min(part => part.Rows), parts.Any(part => part.CanDrive));

    /// <summary>An "or" can be found by indexes only if each of its parts can.</summary>
    private static RowEstimate Any(IReadOnlyList<RowEstimate> parts, double total) =>
        new(Math.Min(total, parts.Sum(part => part.Rows)), parts.All(part => part.CanDrive));

    private readonly record struct RowEstimate(double Rows, bool CanDrive);
}
