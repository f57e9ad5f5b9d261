using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tandem.People.Fields;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Bench;

/// <summary>
/// The list of contacts over HTTP at 100,000 and 1,000,000: twelve pairs of filter and order and the search, a third of the requests for the first
/// page and the others for pages anywhere. TANDEM_BENCH_DATA keeps the worlds between runs.
/// </summary>
internal sealed class ListBench : Benchmark
{
    private const int Requests = 100;
    private static readonly int[] Sizes = [100_000, 1_000_000];

    public override string Name => "lists";

    public override async Task Run(DbEngine engine, Report report)
    {
        var figures = new Dictionary<int, IReadOnlyList<ListFigure>>();
        foreach (var size in Sizes)
        {
            var options = await ListWorlds.Open(engine, size);
            figures[size] = await Measure(options, size);
        }

        foreach (var (small, large) in figures[Sizes[0]].Zip(figures[Sizes[^1]]))
        {
            var ratio = large.Median / small.Median;
            report.Add($"contacts, {large.Name}", engine,
                string.Create(CultureInfo.InvariantCulture, $"p50 {large.Median:0.0} ms, p99 {large.P99:0.0} ms"),
                string.Create(CultureInfo.InvariantCulture, $"p50 {small.Median:0.0} ms, p99 {small.P99:0.0} ms at 100,000"), ratio, Runs);
        }
    }

    private static async Task<IReadOnlyList<ListFigure>> Measure(DatabaseOptions options, int size)
    {
        await using var server = await BenchServer.Start(options);
        await IndexPlan(server.Services);
        var pages = await ListPages.Of(server.Services, new ListWorld(size));
        var figures = new List<ListFigure>();
        foreach (var shape in pages.Shapes)
        {
            var runs = new List<double[]>();
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await Time(server.Client, shape.Addresses(Requests, run)));
            }

            figures.Add(new ListFigure(shape.Name, Median(runs.Select(times => Percentile(times, 0.5))), Median(runs.Select(times => Percentile(times, 0.99)))));
        }

        return figures;
    }

    private static async Task<double[]> Time(HttpClient client, IEnumerable<string> addresses)
    {
        var times = new List<double>();
        foreach (var address in addresses)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            answer.EnsureSuccessStatusCode();
        }

        return [.. times];
    }

    private static async Task IndexPlan(IServiceProvider services)
    {
        var db = services.GetRequiredService<Db>();
        if (await db.Read(session => session.Scalar<long>("select count(*) from people_fields where key = 'plan' and indexed")) == 0)
        {
            await db.Write(tx => services.GetRequiredService<FieldIndexes>().Make(tx, "f_plan", Caller.System));
            await services.GetRequiredService<JobLoop>().RunNext();
        }
    }

    private sealed record ListFigure(string Name, double Median, double P99);
}
