using Tandem.Engines.Segments;
using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>How many rows conditions have, counted by an index and no further than it matters, and remembered for some seconds.</summary>
public sealed class RowEstimates(TimeProvider clock)
{
    private readonly ShortMemory<long> _memory = new(clock);

    /// <summary>About how many rows the table has.</summary>
    public Task<long> Total(Session session, ListTable table) => Remember($"total {table.Name}", () => session.Scalar<long>(session.Sql(
        $"select coalesce(max(row_no), 0) from {table.Name}",
        // From the size: statistics may be older than the last import.
        $"select pg_relation_size('{table.Name}') / 400")));

    /// <summary>The rarest condition of a question that an index can find, and how many rows it has; <paramref name="most"/> stands for that many or more.</summary>
    internal async Task<(FindBy By, long Rows)> Rarest(Session session, ListQuestion question, long most)
    {
        (FindBy By, long Rows) rarest = (new FindBy.Nothing(), long.MaxValue);
        foreach (var by in Enumerable.Range(0, question.Filter.ConjunctCount).Select(FindBy (index) => new FindBy.Condition(index)).Prepend(new FindBy.Words()))
        {
            if (CanFind(session, question, by) && await Count(session, question, by, most) is var rows && rows < rarest.Rows)
            {
                rarest = (by, rows);
            }
        }

        return rarest;
    }

    private Task<long> Count(Session session, ListQuestion question, FindBy by, long most)
    {
        var sql = ListSql.Of(session, question, by);
        // The full-text index says how many rows may have the words without a look at any of them.
        var text = by is FindBy.Words && question.Words.Prefix is null
            ? $"select count(*) from (select * from ({question.Table.TrigramRows}) limit {most}) counted"
            : $"select count(*) from (select 1 from {question.Table.Name} c where c.archived_at is null and {sql.Found} limit {most}) counted";
        return Remember(sql.Named(text), () => session.Scalar<long>(text, sql.Parameters));
    }

    private static bool CanFind(Session session, ListQuestion question, FindBy by) => by switch
    {
        FindBy.Condition condition => CanFind(question, condition.Index),
        // PostgreSQL reads the whole of its trigram index's answer before it gives out the first row: too dear for a count.
        FindBy.Words => !question.Words.IsEmpty && (session.Engine == DbEngine.Sqlite || question.Words.Prefix is not null),
        _ => false,
    };

    private static bool CanFind(ListQuestion question, int conjunct)
    {
        var tests = question.Filter.TestsOf(conjunct);
        return tests.Count > 0 && tests.All(test => CanFind(question.Table, test, tests.Count));
    }

    private static bool CanFind(ListTable table, FilterTest test, int tests) => table.Indexed.Contains(test.Field.Key)
        && (tests == 1 || test.Field.Source is FieldSource.Column)
        && (test.Negated
            ? test.Op is FilterOp.Known or FilterOp.Unknown && test.Field.Source is not FieldSource.Related
            : test.IsRange);

    private async Task<long> Remember(string key, Func<Task<long>> count) => _memory.Knows(key, out var rows) ? rows : _memory.Keep(key, await count());
}
