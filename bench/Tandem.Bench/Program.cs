using Tandem.Bench;
using Tandem.Platform.Data;

if (args is [DropServer.Verb])
{
    await DropServer.Serve();
    return 0;
}

Benchmark[] benchmarks =
[
    new ImportBench(),
    new CreateBench(),
    new ListBench(),
    new ScoreboardBench(),
    new RestBench(),
    new BoardBench(),
    new LatencyBench(),
    new CatchUpBench(),
    new IngestBench(),
    new AgentBench(),
];

var names = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
var chosen = names.Length == 0 ? benchmarks : [.. benchmarks.Where(benchmark => names.Contains(benchmark.Name, StringComparer.Ordinal))];
if (chosen.Length == 0)
{
    await Console.Error.WriteLineAsync($"Known benchmarks: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}");
    return 2;
}

DbEngine[] engines = args.Contains("--sqlite") ? [DbEngine.Sqlite] : args.Contains("--postgres") ? [DbEngine.Postgres] : [DbEngine.Sqlite, DbEngine.Postgres];
var report = new Report();
foreach (var benchmark in chosen)
{
    foreach (var engine in engines)
    {
        await benchmark.Run(engine, report);
    }
}

return 0;
