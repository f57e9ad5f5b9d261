using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>Rows with an id of their own that name a contact or a company beside it: the column is written over, and the ids are kept in mind.</summary>
/// <param name="table">The table.</param>
/// <param name="column">The column that names the contact or the company.</param>
public sealed class RepointedRows(string table, string column) : MergePart(table, column)
{
    /// <inheritdoc/>
    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var ids = await tx.Query<Guid>($"select id from {Table} where {Column} = @from order by id", new { from });
        await tx.Execute($"update {Table} set {Column} = @to where {Column} = @from", new { from, to });
        return JsonText.Of(ids);
    }

    /// <inheritdoc/>
    public override Task Back(Tx tx, Guid from, Guid to, JsonText moved) => tx.Execute(
        $"update {Table} set {Column} = @from where {Column} = @to and {tx.In("id", "ids")}", new { from, to, ids = moved.As<Guid[]>() });
}
