using Tandem.Engines.Segments;
using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>The two ways to read a page.</summary>
internal sealed class PageSql(Session session, ListQuestion question, PageQuestion page, int take)
{
    private readonly SqlDialect _dialect = ListQuestion.Dialect(session);
    private readonly ListSort _sort = page.Sort;

    private const long Unlimited = 1_000_000_000;
    private static readonly string[] Names = ["value", "later"];

    private string Values => string.Join(", ", _sort.Columns.Zip(Names, (column, name) => $"{column.Expression} as {name}"));

    private string Found => string.Join(", ", Names.Take(_sort.Columns.Count).Prepend("id"));

    /// <summary>Whether the index of the order has the values that all conditions ask for.</summary>
    public bool IsCarried { get; } = question.Words.IsEmpty
        && question.Filter.Tests.All(test => page.Sort.Carries.Contains(test.Field.Key) || IsOrder(test, page.Sort))
        && (question.IsUnbounded || page.Sort.Carries.Contains("ownerId"));

    /// <summary>Whether a walk finds its rows, and all that they are checked by, side by side.</summary>
    public bool IsStoredOrder { get; } = page.Sort.IsStoredOrder && question.Filter.Tests.All(test => test.Field.Source is not FieldSource.Related);

    /// <summary>
    /// Fetches the rows of one condition, checks the others, and sorts what is left. The <c>with</c> keeps the index of the order out of it.
    /// </summary>
    public Task<IReadOnlyList<FoundRow>> Fetch(FindBy by)
    {
        var sql = ListSql.Of(session, question, by);
        var beside = _sort.Beside is { } table ? $"left join {table.From} on {table.Key} = c.id" : "";
        var after = page.Position is { } position ? page.Keyset.After(_dialect, position).Residual() : null;
        var order = new Keyset([.. _sort.Columns.Zip(Names, (column, name) => column with { Expression = name })], "id").OrderBy(_dialect);
        return Read(
            $"""
            with found as materialized (
              select c.id as id, {Values}
              from {question.Table.Name} c {beside}
              where {sql.Where}{ListSql.And(after?.Text)})
            select {Found}
            from found
            order by {order}
            limit {take}
            """, sql, after);
    }

    /// <summary>
    /// Walks along the order and passes over rows that do not match, through <paramref name="most"/> rows at most; whether it came to the end
    /// of the page or of the list.
    /// </summary>
    public async Task<(IReadOnlyList<FoundRow> Rows, bool IsComplete)> Walk(long? most)
    {
        var rows = new List<FoundRow>(take);
        var (along, index) = Along();
        var sql = ListSql.Of(session, question, along);
        foreach (var scan in Scans(index))
        {
            var from = $"from {scan.From} where c.archived_at is null{ListSql.And(sql.Found)} and {scan.Where.Text} order by {scan.OrderBy}";
            rows.AddRange(await Read(Walk(scan, from, sql.Check, take - rows.Count, most), sql, scan.Where));
            if (rows.Count == take)
            {
                break;
            }

            if (most is not null && sql.Check is not null && await Reaches(from, sql, scan.Where, most.Value))
            {
                return (rows, false);
            }
        }

        return (rows, true);
    }

    /// <summary>The check is a value of the inner query, not a condition: so it is no reason for PostgreSQL to leave the order.</summary>
    private string Walk(WalkScan scan, string from, string? check, int wanted, long? most) => check is null
        ? $"select c.id as id, {scan.Values} {from} limit {wanted}"
        : $"""
           select {Found}
           from (select c.id as id, {scan.Values}, ({check}) as matches {from} limit {most ?? Unlimited}) walked
           where matches
           limit {wanted}
           """;

    private async Task<bool> Reaches(string from, ListSql sql, SqlFragment where, long most) =>
        await session.Scalar<long>($"select count(*) from (select 1 {from} limit {most}) walked", With(sql, where)) == most;

    private Task<IReadOnlyList<FoundRow>> Read(string text, ListSql sql, SqlFragment? more) => session.Query<FoundRow>(text, With(sql, more));

    private static Dictionary<string, object?> With(ListSql sql, SqlFragment? more)
    {
        var parameters = new Dictionary<string, object?>(sql.Parameters, StringComparer.Ordinal);
        foreach (var (name, value) in more?.Parameters ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            parameters[name] = value;
        }

        return parameters;
    }

    /// <summary>A condition that shortens the walk: a range of what the list is sorted by, or the one value that an index of its own begins with.</summary>
    private (FindBy By, string? Index) Along()
    {
        for (var i = 0; i < question.Filter.ConjunctCount; i++)
        {
            if (question.Filter.TestsOf(i) is not [{ Negated: false, Field.Source: FieldSource.Column } test])
            {
                continue;
            }

            if (IsOrder(test, _sort) && test.IsRange)
            {
                return (new FindBy.Condition(i), _sort.Index);
            }

            if (IsOneValue(test) && IsByCreated(test, out var index) && (question.Filter.ConjunctCount == 1 || !IsCarried))
            {
                return (new FindBy.Condition(i), index);
            }
        }

        return (new FindBy.Nothing(), _sort.Index);
    }

    private static bool IsOrder(FilterTest test, ListSort sort) => string.Equals(test.Field.Key, sort.Column.Key, StringComparison.Ordinal);

    private static bool IsOneValue(FilterTest test) => test.Op is FilterOp.IsMe || (test.Op is not FilterOp.HasAll && test.Values.Count == 1);

    private bool IsByCreated(FilterTest test, out string? index)
    {
        index = null;
        return string.Equals(_sort.Column.Key, "createdAt", StringComparison.Ordinal) && question.Table.ByCreated.TryGetValue(test.Field.Key, out index);
    }

    private IEnumerable<WalkScan> Scans(string? index)
    {
        if (_sort.Beside is { } beside)
        {
            return ScansBeside(beside);
        }

        var table = $"{question.Table.Name} c{(session.Engine == DbEngine.Sqlite ? $" indexed by {index}" : "")}";
        var scans = page.Keyset.Scans(_dialect, page.Position);
        return (question.Filter.Requires(_sort.Column.Key) ? scans.Take(1) : scans)
            .Select(scan => new WalkScan(table, scan.Where, scan.OrderBy, Values));
    }

    /// <summary>First the rows that have a value beside, along its index; then those that have none, by id.</summary>
    private IEnumerable<WalkScan> ScansBeside(SortTable beside)
    {
        var keyset = new Keyset(_sort.Columns, beside.Key);
        var scans = keyset.Scans(_dialect, page.Position);
        if (scans.Count == 2)
        {
            var where = scans[0].Where;
            yield return new WalkScan(
                $"{beside.From} cross join {question.Table.Name} c",
                where with { Text = $"c.id = {beside.Key} and {where.Text}" }, scans[0].OrderBy, Values);
        }

        var (direction, beyond) = _sort.Column.Descending ? ("desc", "<") : ("asc", ">");
        var without = $"not exists (select 1 from {beside.From} where {beside.Key} = c.id)";
        yield return new WalkScan(
            $"{question.Table.Name} c",
            scans.Count == 2 || page.Position is null
                ? new SqlFragment(without, new Dictionary<string, object>(StringComparer.Ordinal))
                : new SqlFragment($"{without} and c.id {beyond} @lastId", new Dictionary<string, object>(StringComparer.Ordinal) { ["lastId"] = page.Position.Id }),
            $"c.id {direction}",
            "null as value");
    }

    /// <summary>One stretch of a walk.</summary>
    private sealed record WalkScan(string From, SqlFragment Where, string OrderBy, string Values);
}
