using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>
/// The limit of an import: the rows that it left behind, written once more into the same tables and indexes of a fresh database in as many
/// transactions, with nothing around them. Reading them back is not timed.
/// </summary>
internal sealed class BareLoop(DatabaseOptions from, DatabaseOptions to)
{
    private const string Enter = "insert into people_contacts_search (rowid, search_key) select row_no, search_key from people_contacts where row_no > @p0";
    private const string Entered = "update people_searched set last_row = @p0 where source = 'people_contacts'";

    private readonly Stopwatch _writing = new();

    /// <summary>Copies the tables that hold at least <paramref name="chunks"/> rows, in as many transactions; returns the seconds spent writing.</summary>
    public async Task<double> Run(int chunks)
    {
        await using var target = new Db(to, TimeProvider.System);
        var tables = await Tables(chunks);
        try
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                foreach (var table in tables)
                {
                    await table.ReadNext();
                }

                _writing.Start();
                await target.Write(tx => Write(tx, tables));
                _writing.Stop();
            }
        }
        finally
        {
            foreach (var table in tables)
            {
                await table.DisposeAsync();
            }
        }

        return _writing.Elapsed.TotalSeconds;
    }

    private static async Task Write(Tx tx, IReadOnlyList<CopiedTable> tables)
    {
        foreach (var table in tables)
        {
            if (tx.Engine == DbEngine.Sqlite)
            {
                table.Insert(tx);
            }
            else
            {
                await table.Copy((NpgsqlConnection)tx.Connection);
            }
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            // The search index is one of the table's indexes.
            var last = (long)Command(tx, "select last_row from people_searched where source = 'people_contacts'").ExecuteScalar()!;
            Command(tx, Enter, last).ExecuteNonQuery();
            Command(tx, Entered, (long)Command(tx, "select max(row_no) from people_contacts").ExecuteScalar()!).ExecuteNonQuery();
        }
    }

    private static DbCommand Command(Tx tx, string sql, params ReadOnlySpan<long> values)
    {
        var command = tx.Prepared.Get(sql, values.Length, tx.Transaction);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private async Task<IReadOnlyList<CopiedTable>> Tables(int chunks)
    {
        var tables = new List<CopiedTable>();
        foreach (var name in await RawTables.Names(from))
        {
            var rows = await RawTables.Count(from, name);
            if (rows >= chunks)
            {
                tables.Add(await CopiedTable.Open(await RawTables.Connect(from), name, (int)((rows + chunks - 1) / chunks)));
            }
        }

        // What others refer to comes first: companies, contacts, the rest.
        return [.. tables.OrderBy(table => table.Name switch { "people_companies" => 0, "people_contacts" => 1, _ => 2 })];
    }
}
