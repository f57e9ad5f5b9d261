using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>One benchmark: measures a figure and, beside it in the same run, its physical limit.</summary>
internal abstract class Benchmark
{
    /// <summary>How often each figure is taken; the median is reported. TANDEM_BENCH_RUNS takes fewer for a quick look.</summary>
    protected static int Runs { get; } = int.Parse(Environment.GetEnvironmentVariable("TANDEM_BENCH_RUNS") ?? "5", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What <c>./run bench NAME</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Measures on <paramref name="engine"/> and adds rows to <paramref name="report"/>.</summary>
    public abstract Task Run(DbEngine engine, Report report);

    /// <summary>The middle of <paramref name="values"/>.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The value below which <paramref name="share"/> of the values lie.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}

/// <summary>The figures of a run, as rows of a Markdown table.</summary>
internal sealed class Report
{
    private const string Header = "| what | engine | figure | limit in the same run | ratio | runs |\n|---|---|---|---|---|---|";
    private bool _begun;

    /// <summary>Adds a figure with its limit and their ratio.</summary>
    public void Add(string what, DbEngine engine, string figure, string limit, double? ratio, int runs)
    {
        if (!_begun)
        {
            Console.WriteLine(Header);
            _begun = true;
        }

        var shown = ratio is { } value ? value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) : "–";
        Console.WriteLine($"| {what} | {(engine == DbEngine.Sqlite ? "SQLite" : "PostgreSQL")} | {figure} | {limit} | {shown} | {runs} |");
    }
}
