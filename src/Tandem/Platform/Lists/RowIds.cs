using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>The ids of all rows of a question, for work on sets.</summary>
public sealed class RowIds(RowEstimates estimates)
{
    private const long Many = 65_536;

    /// <summary>
    /// In the order of the ids, behind <paramref name="after"/> and up to <paramref name="until"/>: rows made later have greater ids and are left out.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> Of(Session session, ListQuestion question, Guid after, Guid until)
    {
        var (by, _) = question.IsEverything ? (new FindBy.Nothing(), 0) : await estimates.Rarest(session, question, Many);
        var sql = ListSql.Of(session, question, by);
        var parameters = new Dictionary<string, object?>(sql.Parameters, StringComparer.Ordinal) { ["afterId"] = after, ["untilId"] = until };
        return await session.Query<Guid>(
            $"select c.id from {question.Table.Name} c where {sql.Where} and c.id > @afterId and c.id <= @untilId order by c.id", parameters);
    }

    /// <summary>Those of <paramref name="ids"/> that are within reach of the question, in their order.</summary>
    public Task<IReadOnlyList<Guid>> Among(Session session, ListQuestion question, IReadOnlyCollection<Guid> ids)
    {
        var parameters = new Dictionary<string, object?>(question.Parameters, StringComparer.Ordinal) { ["ids"] = ids.ToArray() };
        return session.Query<Guid>(
            $"select c.id from {question.Table.Name} c where c.archived_at is null and {session.In("c.id", "ids")} and {question.Reach} order by c.id", parameters);
    }

    /// <summary>The greatest id there is.</summary>
    public async Task<Guid> Last(Session session, ListTable table) =>
        await session.First<Guid?>($"select id from {table.Name} order by id desc limit 1") ?? Guid.Empty;
}
