using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// The import of 1,000,000 contacts as its users run it (parse, validate, match, upsert, events, undo record, report), beside a bare loop that
/// writes the same rows into the same tables and indexes. TANDEM_BENCH_ROWS makes it smaller.
/// </summary>
internal sealed class ImportBench : Benchmark
{
    private const int RowsInATransaction = 1000;
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("TANDEM_BENCH_ROWS") ?? "1000000", CultureInfo.InvariantCulture);

    public override string Name => "import";

    public override async Task Run(DbEngine engine, Report report)
    {
        var file = Path.Combine(Path.GetTempPath(), $"tandem-bench-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.csv");
        ContactsFile.Write(file, Rows);
        try
        {
            var runs = new List<ImportFigure>();
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await Measure(engine, file));
                await Console.Error.WriteLineAsync($"{engine}: {runs[^1]}");
            }

            Add(report, engine, runs);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<ImportFigure> Measure(DbEngine engine, string file)
    {
        var (imported, bare) = (await Databases.Fresh(engine), await Databases.Fresh(engine));
        try
        {
            using var process = await TandemProcess.RunToEnd(imported, "import", "contacts", file);
            var seconds = await JobSeconds(imported);
            var limit = await new BareLoop(imported, bare).Run(Rows / RowsInATransaction);
            var memory = process.MemoryOverTime;
            return new ImportFigure(seconds, limit, process.PeakMemory, memory[memory.Count / 4], memory[memory.Count * 9 / 10]);
        }
        finally
        {
            await Databases.Drop(imported);
            await Databases.Drop(bare);
        }
    }

    private static async Task<double> JobSeconds(DatabaseOptions options)
    {
        await using var db = new Db(options, TimeProvider.System);
        return await db.Read(async session => await session.Scalar<long>("select finished_at - started_at from platform_jobs where kind = 'import'")) / 1000.0;
    }

    private static void Add(Report report, DbEngine engine, List<ImportFigure> runs)
    {
        var (import, bare) = (Rows / Median(runs.Select(run => run.Seconds)), Rows / Median(runs.Select(run => run.BareSeconds)));
        var (peak, early, late) = (Median(runs.Select(run => (double)run.Peak)), Median(runs.Select(run => (double)run.Early)), Median(runs.Select(run => (double)run.Late)));
        report.Add($"import of {Rows.ToString("N0", CultureInfo.InvariantCulture)} contacts", engine,
            string.Create(CultureInfo.InvariantCulture, $"{import:N0} rows/s"), string.Create(CultureInfo.InvariantCulture, $"{bare:N0} rows/s bare"), import / bare, Runs);
        report.Add("its memory, resident at most", engine, Megabytes(peak),
            $"{Megabytes(early)} after a quarter, {Megabytes(late)} near the end", ratio: null, Runs);
    }

    private static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000:0} MB");

    private sealed record ImportFigure(double Seconds, double BareSeconds, long Peak, long Early, long Late);
}
