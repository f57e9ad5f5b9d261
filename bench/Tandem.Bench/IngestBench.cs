using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tandem.Access.Tokens;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// Events over HTTP, durable and de-duplicated before they are answered: a hundred a request beside the bare insert of the same rows into the same table in
/// transactions of a thousand, and one a request beside a server that parses the same JSON and drops it. The server is a process of its own.
/// </summary>
internal sealed class IngestBench : Benchmark
{
    private const int EventsInABatch = 100;
    private const int RowsInATransaction = 1000;
    private const int BatchClients = 8;
    private const int SingleClients = 64;
    // Until the runtime has compiled the hot paths for good.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("TANDEM_BENCH_SECONDS") ?? "8", CultureInfo.InvariantCulture));

    public override string Name => "ingest";

    public override async Task Run(DbEngine engine, Report report)
    {
        var (batches, bare, single, dropped, p99) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var options = await Databases.Fresh(engine);
            try
            {
                var key = await Key(options);
                var (process, address) = await TandemProcess.Serve(options);
                using (process)
                {
                    using var load = new EventLoad(address, key);
                    await load.Send("/v1/batch", EventsInABatch, BatchClients, WarmUp);
                    batches.Add((await load.Send("/v1/batch", EventsInABatch, BatchClients, RunTime)).EventsPerSecond);
                    await load.Send("/v1/page", 1, SingleClients, WarmUp / 2);
                    var alone = await load.Send("/v1/page", 1, SingleClients, RunTime);
                    single.Add(alone.EventsPerSecond);
                    p99.Add(alone.P99);
                }

                bare.Add(await Bare(options));
                dropped.Add(await Dropped());
            }
            finally
            {
                await Databases.Drop(options);
            }

            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{engine}: {batches[^1]:N0} events/s in batches, {bare[^1]:N0} bare; {single[^1]:N0} alone (p99 {p99[^1]:0.0} ms), {dropped[^1]:N0} dropped"));
        }

        Add(report, engine, "events taken, 100 a request", Median(batches), Median(bare), "bare rows/s");
        Add(report, engine, string.Create(CultureInfo.InvariantCulture, $"events taken, one a request (p99 {Median(p99):0.0} ms)"), Median(single), Median(dropped), "parsed and dropped/s");
    }

    private static void Add(Report report, DbEngine engine, string what, double figure, double limit, string unit) => report.Add(what, engine,
        string.Create(CultureInfo.InvariantCulture, $"{figure:N0}/s"), string.Create(CultureInfo.InvariantCulture, $"{limit:N0} {unit}"), figure / limit, Runs);

    /// <summary>The rows that the server has written, once more into a fresh database, in the order in which they came. Reading them is not timed.</summary>
    private static async Task<double> Bare(DatabaseOptions filled)
    {
        var options = await Databases.Fresh(filled.Engine);
        try
        {
            await using var target = new Db(options, TimeProvider.System);
            await using var table = await CopiedTable.Open(await RawTables.Connect(filled), "journey_events", RowsInATransaction, "true order by id");
            var (clock, rows) = (new Stopwatch(), 0L);
            while (clock.Elapsed < RunTime)
            {
                await table.ReadNext();
                if (table.Count == 0)
                {
                    break;
                }

                rows += table.Count;
                clock.Start();
                await target.Write(async tx =>
                {
                    if (tx.Engine == DbEngine.Sqlite)
                    {
                        table.Insert(tx);
                    }
                    else
                    {
                        await table.Copy((NpgsqlConnection)tx.Connection);
                    }
                });
                clock.Stop();
            }

            return rows / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            await Databases.Drop(options);
        }
    }

    private static async Task<double> Dropped()
    {
        var (process, address) = await DropServer.Start();
        using (process)
        {
            using var load = new EventLoad(address, "none");
            await load.Send("/v1/page", 1, SingleClients, WarmUp / 2);
            var rate = (await load.Send("/v1/page", 1, SingleClients, RunTime / 2)).EventsPerSecond;
            process.Kill();
            return rate;
        }
    }

    private static async Task<string> Key(DatabaseOptions options)
    {
        await using var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        var token = await app.Services.GetRequiredService<CreateToken.Handler>()
            .Handle(new CreateToken.Command("bench", ["write"], ExpiresAt: null), Caller.System, CancellationToken.None);
        return token.Must().Token;
    }
}
