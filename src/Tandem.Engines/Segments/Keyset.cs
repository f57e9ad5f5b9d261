using System.Diagnostics.CodeAnalysis;

namespace Tandem.Engines.Segments;

/// <summary>
/// Paging by the last row seen: the order of a list, made total by the id, and what comes after a position in it. A page in
/// the middle of a million rows costs what the first one does. Text is compared in byte order on both engines.
/// </summary>
public sealed class Keyset
{
    private readonly SortColumn[] _columns;
    private readonly SortColumn _id;

    /// <summary>An order by these columns and then the id, which goes the way of the last column.</summary>
    /// <param name="columns">The columns, most important first; may be empty.</param>
    /// <param name="idExpression">The SQL of the row's id: <c>c.id</c>.</param>
    /// <param name="newestFirst">Without columns, whether the greatest id comes first.</param>
    public Keyset(IReadOnlyList<SortColumn> columns, string idExpression, bool newestFirst = false)
    {
        _columns = [.. columns];
        _id = new SortColumn("id", idExpression, SortType.Text)
        {
            Descending = columns.Count > 0 ? columns[^1].Descending : newestFirst,
        };
    }

    /// <summary>What a cursor is bound to.</summary>
    private string Signature => string.Join(',', _columns.Append(_id).Select(column => column.Key + (column.Descending ? "-" : "+")));

    /// <summary>The whole order, without the words <c>order by</c>: values that are missing come last.</summary>
    public string OrderBy(SqlDialect dialect) => Order(dialect, _columns);

    /// <summary>The cursor of a page's last row.</summary>
    /// <param name="values">Its sort values as the database gave them, in the order of the columns.</param>
    /// <param name="id">Its id.</param>
    public string Encode(IReadOnlyList<object?> values, Guid id) => KeysetCursor.Encode(Signature, _columns, values, id);

    /// <summary>Reads a cursor; anything that <see cref="Encode"/> of the same order did not make is a problem.</summary>
    public bool TryDecode(
        string cursor,
        [NotNullWhen(true)] out KeysetPosition? position,
        [NotNullWhen(false)] out FilterProblem? problem)
    {
        position = KeysetCursor.Decode(cursor, Signature, _columns);
        problem = position is not null ? null : new FilterProblem(
            "", FilterProblemCode.BadCursor, "This cursor belongs to another list or another order. Start again from the first page.");
        return position is not null;
    }

    /// <summary>Whether a row comes after the position, as one expression for <see cref="OrderBy"/>.</summary>
    public SqlFragment After(SqlDialect dialect, KeysetPosition position, string prefix = "k")
    {
        var parameters = new SqlParameters(prefix);
        return new SqlFragment(new KeysetSql(dialect, _id, parameters).After(_columns, position.Values, position.Id), parameters.Values);
    }

    /// <summary>
    /// The same page as one or two scans, to be read in turn (or joined by <c>union all</c>) until it is full. Where the first
    /// column may be missing, rows that have it and rows that do not are two ranges of an index, not one.
    /// </summary>
    /// <param name="dialect">The database.</param>
    /// <param name="position">Where the page before ended; null for the first page.</param>
    /// <param name="prefix">What its parameters are named by; at most one of the scans has any.</param>
    public IReadOnlyList<KeysetScan> Scans(SqlDialect dialect, KeysetPosition? position, string prefix = "k")
    {
        if (_columns is not [{ Nullable: true } first, .. var others])
            return [new(position is null ? Everything : After(dialect, position, prefix), OrderBy(dialect))];

        // Both scans name the first column in their order, though it is all null in the second: that is the index's order.
        IReadOnlyList<SortColumn> columns = [first with { Nullable = false }, .. others];
        var order = Order(dialect, columns);
        var isMissing = $"{first.Expression} is null";
        if (position is { Values: [{ IsNull: true }, .. var otherValues] })
            return [new(Both(isMissing, dialect, others, new(otherValues, position.Id), prefix), order)];
        return
        [
            new(Both($"{first.Expression} is not null", dialect, columns, position, prefix), order),
            new(new SqlFragment(isMissing, Everything.Parameters), order),
        ];
    }

    private static SqlFragment Everything { get; } = new("1 = 1", new SqlParameters("").Values);

    private SqlFragment Both(
        string condition, SqlDialect dialect, IReadOnlyList<SortColumn> by, KeysetPosition? position, string prefix)
    {
        var parameters = new SqlParameters(prefix);
        if (position is null) return new SqlFragment(condition, parameters.Values);
        var after = new KeysetSql(dialect, _id, parameters).After(by, position.Values, position.Id);
        return new SqlFragment($"({condition} and {after})", parameters.Values);
    }

    private string Order(SqlDialect dialect, IReadOnlyList<SortColumn> by) =>
        string.Join(", ", by.Append(_id).Select(column =>
            KeysetSql.Value(dialect, column, isId: column == _id)
            + (column.Descending ? " desc" : " asc")
            + (column.Nullable ? " nulls last" : "")));
}

/// <summary>"After this position" as SQL.</summary>
internal sealed class KeysetSql(SqlDialect dialect, SortColumn id, SqlParameters parameters)
{
    public string After(IReadOnlyList<SortColumn> columns, IReadOnlyList<KeysetValue> values, Guid lastId)
    {
        // A comparison of rows is one range of an index.
        if (columns.All(column => !column.Nullable && column.Descending == id.Descending))
        {
            List<string> expressions = [.. columns.Select(column => Value(dialect, column, isId: false)), id.Expression];
            List<string> operands = [.. values.Select((value, i) => Operand(columns[i], value)), parameters.Add(lastId)];
            return expressions is [var only]
                ? $"{only} {Beyond(id)} {operands[0]}"
                : $"({string.Join(", ", expressions)}) {Beyond(id)} ({string.Join(", ", operands)})";
        }
        return columns.Count == 0
            ? $"{id.Expression} {Beyond(id)} {parameters.Add(lastId)}"
            : Step(columns[0], values[0], After([.. columns.Skip(1)], [.. values.Skip(1)], lastId));
    }

    public static string Value(SqlDialect dialect, SortColumn column, bool isId) =>
        column.Type is SortType.Text && !isId && dialect is SqlDialect.Postgres ? $"{column.Expression} collate \"C\"" : column.Expression;

    private string Step(SortColumn column, KeysetValue value, string rest)
    {
        var expression = Value(dialect, column, isId: false);
        if (value.IsNull) return $"({column.Expression} is null and {rest})";
        var operand = Operand(column, value);
        if (column.Nullable)
            return $"({expression} {Beyond(column)} {operand} or {column.Expression} is null or ({expression} = {operand} and {rest}))";
        // The first comparison follows from the rest, but it is the one that an index can start from.
        return $"({expression} {Beyond(column)}= {operand} and ({expression} {Beyond(column)} {operand} or {rest}))";
    }

    private static string Beyond(SortColumn column) => column.Descending ? "<" : ">";

    private string Operand(SortColumn column, KeysetValue value) => parameters.Add(column.Type switch
    {
        SortType.Text => value.Text!,
        SortType.Whole => value.Whole!.Value,
        _ => SqlNumber.Parse(dialect, value.Number!),
    });
}
