using System.Diagnostics;
using System.Globalization;
using Tandem.Capture.Traffic;
using Tandem.Engines.Traffic.Agents;
using Tandem.Engines.Traffic.Bots;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>What it costs to read a user agent and to judge it, one that was seen before and a new one; beside it, looking a text of that length up.</summary>
internal sealed class AgentBench : Benchmark
{
    private const int Known = 200_000;
    private const int New = 2_000;
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    public override string Name => "agents";

    public override Task Run(DbEngine engine, Report report)
    {
        // There is no database in it.
        if (engine == DbEngine.Sqlite)
        {
            var table = new Dictionary<string, string>(StringComparer.Ordinal) { [Chrome] = Chrome };
            var lookUp = Time(Known, _ => table[Chrome]);
            Add(report, "user agent seen before, read", Time(Known, _ => UserAgents.Read(Chrome)), lookUp);
            Add(report, "user agent seen before, judged", Time(Known, _ => BotJudge.Verdict(Chrome)), lookUp);
            Add(report, "new user agent, read", Time(New, Fresh(UserAgents.Parse)), lookUp);
            Add(report, "new user agent, judged", Time(New, Fresh(BotAgents.Judge)), lookUp);
        }

        return Task.CompletedTask;
    }

    private static Func<int, object?> Fresh(Func<string, object?> work) =>
        number => work(Chrome.Replace("142.0.0.0", string.Create(CultureInfo.InvariantCulture, $"{80 + number % 60}.0.{number}.0"), StringComparison.Ordinal));

    /// <summary>Seconds for one, the median of the runs.</summary>
    private static double Time(int count, Func<int, object?> work)
    {
        Once(count / 10, work);
        return Median(Enumerable.Range(0, Runs).Select(_ => Once(count, work)));
    }

    private static double Once(int count, Func<int, object?> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            work(i);
        }

        return watch.Elapsed.TotalSeconds / count;
    }

    private static void Add(Report report, string what, double figure, double limit) => report.Add(what, DbEngine.Sqlite,
        string.Create(CultureInfo.InvariantCulture, $"{figure * 1e6:0.00} µs"), string.Create(CultureInfo.InvariantCulture, $"{limit * 1e6:0.00} µs (a look-up)"), ratio: null, Runs);
}
