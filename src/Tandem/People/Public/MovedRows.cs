using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// The usual part: rows keyed by the record and one more column. They are written anew under the other record, since a distribution column never
/// changes. Where the other record has a row with the same key, the row stays with the one that goes: it says nothing new.
/// </summary>
/// <typeparam name="TKey">The type of the key's other column: an id or a text.</typeparam>
/// <param name="table">The table.</param>
/// <param name="column">The column that names the contact or the company.</param>
/// <param name="key">The other column of the key.</param>
/// <param name="others">All further columns.</param>
/// <param name="mark">A column that tells whether somebody has changed the row since; null for rows that never change.</param>
public sealed class MovedRows<TKey>(string table, string column, string key, string[] others, string? mark = null) : MergePart(table, column)
    where TKey : notnull
{
    private readonly string _columns = string.Concat(others.Select(other => $", {other}"));

    private readonly string _select =
        $"""
        select {key} as key, coalesce(cast({mark ?? "''"} as text), '') as mark
        from {table} t
        where t.{column} = @from and not exists (select 1 from {table} o where o.{column} = @to and o.{key} = t.{key})
        """;

    /// <inheritdoc/>
    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var rows = (await tx.Query<Row>(_select, new { from, to })).Select(row => new Moved(row.Key, row.Mark)).ToArray();
        await Write(tx, from, to, rows);
        return JsonText.Of(rows);
    }

    /// <inheritdoc/>
    public override async Task Back(Tx tx, Guid from, Guid to, JsonText moved)
    {
        var now = (await tx.Query<Row>(_select, new { from = to, to = from })).Select(row => new Moved(row.Key, row.Mark)).ToHashSet();
        await Write(tx, to, from, [.. moved.As<Moved[]>().Where(now.Contains)]);
    }

    private async Task Write(Tx tx, Guid from, Guid to, Moved[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        var args = new { from, to, keys = rows.Select(row => row.Key).ToArray() };
        var among = $"{Column} = @from and {tx.In(key, "keys")}";
        await tx.Execute($"insert into {Table} ({Column}, {key}{_columns}) select @to, {key}{_columns} from {Table} where {among}", args);
        await tx.Execute($"delete from {Table} where {among}", args);
    }

    /// <summary>A row that was moved, and what tells whether it has changed since.</summary>
    private sealed record Moved(TKey Key, string Mark);

    private sealed class Row
    {
        public required TKey Key { get; init; }

        public required string Mark { get; init; }
    }
}
