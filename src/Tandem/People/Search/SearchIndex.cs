using System.Data.Common;
using Tandem.Platform.Data;

namespace Tandem.People.Search;

/// <summary>
/// Keeps SQLite's trigram indexes up to date. They take many rows at once or one by one very slowly (measured: a trigger on insert brings an
/// import from 20,000 rows a second to 600), so what a transaction wrote is entered in one go at its end, and not before some rows have come
/// together: a search looks through the few that are still due. PostgreSQL's indexes need no help.
/// </summary>
internal static class SearchIndex
{
    private const long FewRows = 256;
    private static readonly Source[] Sources = [new("people_contacts"), new("people_companies")];

    /// <summary>To be called by whoever writes contacts or companies. Forgetting it makes searches slower, not wrong.</summary>
    public static void EnterAtEnd(Tx tx)
    {
        if (tx.Engine == DbEngine.Sqlite)
        {
            tx.AtEnd(typeof(SearchIndex), () => tx, Enter);
        }
    }

    /// <summary>Enters what is due although it is little: nothing of an erased row may wait for more to come.</summary>
    public static void EnterNow(Tx tx)
    {
        foreach (var source in tx.Engine == DbEngine.Sqlite ? Sources : [])
        {
            source.Enter(tx, few: 0);
        }
    }

    private static Task Enter(Tx tx)
    {
        foreach (var source in Sources)
        {
            source.Enter(tx, FewRows);
        }

        return Task.CompletedTask;
    }

    /// <summary>A table with its index.</summary>
    private sealed class Source(string table)
    {
        private readonly string _due =
            $"""
            select (select last_row from people_searched where source = '{table}'), (select max(row_no) from {table}), (select count(*) from {table}_unsearched)
            """;

        private readonly string _remove =
            $"""
            insert into {table}_search ({table}_search, rowid, search_key)
            select 'delete', row_no, old_key from {table}_unsearched
            """;

        private readonly string _enterAgain =
            $"""
            insert into {table}_search (rowid, search_key)
            select c.row_no, c.search_key from {table}_unsearched u join {table} c on c.row_no = u.row_no
            """;

        private readonly string _forget = $"delete from {table}_unsearched";
        private readonly string _enter = $"insert into {table}_search (rowid, search_key) select row_no, search_key from {table} where row_no > @p0";
        private readonly string _note = $"update people_searched set last_row = @p0 where source = '{table}'";

        public void Enter(Tx tx, long few)
        {
            var (entered, last, changed) = Due(tx);
            // When the last rows are gone, their numbers are given out again.
            if (last - entered + changed < few && last >= entered)
            {
                return;
            }

            if (changed > 0)
            {
                Run(tx, _remove);
                Run(tx, _enterAgain);
                Run(tx, _forget);
            }

            Run(tx, _enter, entered);
            Run(tx, _note, last);
        }

        private (long Entered, long Last, long Changed) Due(Tx tx)
        {
            using var reader = Command(tx, _due).ExecuteReader();
            reader.Read();
            return (reader.GetInt64(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1), reader.GetInt64(2));
        }

        private static void Run(Tx tx, string sql, params ReadOnlySpan<long> values) => Command(tx, sql, values).ExecuteNonQuery();

        private static DbCommand Command(Tx tx, string sql, params ReadOnlySpan<long> values)
        {
            var command = tx.Prepared.Get(sql, values.Length, tx.Transaction);
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i];
            }

            return command;
        }
    }
}
