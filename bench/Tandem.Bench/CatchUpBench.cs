using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// All reactors catching up on 1,000,000 events, beside a bare loop that reads the same events once and writes the rows that the reactors left behind (new
/// rows only: what they changed in place costs the loop nothing), in as many transactions. TANDEM_BENCH_EVENTS makes it smaller.
/// </summary>
internal sealed class CatchUpBench : Benchmark
{
    private const int EventsInATransaction = 1000;
    private static readonly int Events = int.Parse(Environment.GetEnvironmentVariable("TANDEM_BENCH_EVENTS") ?? "1000000", CultureInfo.InvariantCulture);

    public override string Name => "catchup";

    public override async Task Run(DbEngine engine, Report report)
    {
        var world = await Databases.Fresh(engine);
        var runs = new List<(double Seconds, double Bare)>();
        try
        {
            await new CatchUpWorld(Events).Fill(world);
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await Measure(world));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{engine}: {runs[^1].Seconds:0.0} s, bare {runs[^1].Bare:0.0} s"));
            }
        }
        finally
        {
            await Databases.Drop(world);
        }

        var (figure, limit) = (Events / Median(runs.Select(run => run.Seconds)), Events / Median(runs.Select(run => run.Bare)));
        report.Add($"all reactors catching up on {Events.ToString("N0", CultureInfo.InvariantCulture)} events", engine,
            string.Create(CultureInfo.InvariantCulture, $"{figure:N0} events/s"), string.Create(CultureInfo.InvariantCulture, $"{limit:N0} events/s bare"), figure / limit, Runs);
    }

    private static async Task<(double Seconds, double Bare)> Measure(DatabaseOptions world)
    {
        var (reacted, bare) = (await Databases.Copy(world), await Databases.Copy(world));
        try
        {
            return (await CatchUp(reacted), await BareLoop(world, reacted, bare));
        }
        finally
        {
            await Databases.Drop(reacted);
            await Databases.Drop(bare);
        }
    }

    private static async Task<double> CatchUp(DatabaseOptions options)
    {
        await using var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        // Each in a loop of its own, as when Tandem runs.
        ReactorHost[] hosts = [.. app.Services.GetServices<IReactor>().Select(reactor => ActivatorUtilities.CreateInstance<ReactorHost>(app.Services, (IEnumerable<IReactor>)[reactor]))];
        var clock = Stopwatch.StartNew();
        for (var digested = 1; digested > 0;)
        {
            // What reactors write is read by the others in the next round.
            digested = (await Task.WhenAll(hosts.Select(host => Task.Run(() => host.CatchUp())))).Sum();
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> BareLoop(DatabaseOptions world, DatabaseOptions reacted, DatabaseOptions bare)
    {
        var steps = Events / EventsInATransaction;
        var tables = await NewRows(world, reacted, steps);
        var clock = new Stopwatch();
        await using var source = await RawTables.Connect(bare);
        await using var target = new Db(bare, TimeProvider.System);
        await using var events = source.CreateCommand();
        events.CommandText = "select id, lane, seq, subject_id, type, occurred_at, received_at, source, actor, data, bot, verified from journey_events order by lane, seq";
        await using var reader = await events.ExecuteReaderAsync();
        foreach (var _ in Enumerable.Range(0, steps))
        {
            foreach (var table in tables)
            {
                await table.ReadNext();
            }

            clock.Start();
            await Read(reader);
            await target.Write(tx => Write(tx, tables));
            clock.Stop();
        }

        foreach (var table in tables)
        {
            await table.DisposeAsync();
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static async Task Read(DbDataReader reader)
    {
        var values = new object[reader.FieldCount];
        for (var i = 0; i < EventsInATransaction && await reader.ReadAsync(); i++)
        {
            reader.GetValues(values);
        }
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
    }

    /// <summary>Tables that were empty, and what was appended to the log.</summary>
    private static async Task<IReadOnlyList<CopiedTable>> NewRows(DatabaseOptions world, DatabaseOptions reacted, int steps)
    {
        var tables = new List<CopiedTable>();
        foreach (var name in (await RawTables.Names(reacted)).Where(name => !name.StartsWith("journey_cursors", StringComparison.Ordinal)))
        {
            var where = name == "journey_events" ? "actor is null or actor <> 'token:site'" : "true";
            var rows = name != "journey_events" && await RawTables.Count(world, name) > 0 ? 0 : await RawTables.Count(reacted, name, where);
            if (rows > 0)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name}: {rows} rows"));
                tables.Add(await CopiedTable.Open(await RawTables.Connect(reacted), name, (int)((rows + steps - 1) / steps), where));
            }
        }

        return tables;
    }
}
