using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>Counts rows up to a number, by the rarest condition that an index can find.</summary>
public sealed class RowCounter(RowEstimates estimates)
{
    /// <summary>How many rows there are; <paramref name="most"/> stands for that many or more.</summary>
    public async Task<long> Count(Session session, ListQuestion question, long most)
    {
        var (by, rows) = question.IsEverything ? (new FindBy.Nothing(), 0) : await estimates.Rarest(session, question, most * 4);
        // A search counts candidates; a condition that stands alone has been counted by that.
        if (by is FindBy.Condition && question is { Filter.ConjunctCount: 1, Words.IsEmpty: true, IsUnbounded: true })
        {
            return Math.Min(rows, most);
        }

        var sql = ListSql.Of(session, question, by);
        return await session.Scalar<long>(
            $"select count(*) from (select 1 from {question.Table.Name} c where {sql.Where} limit {most}) counted", sql.Parameters);
    }
}
