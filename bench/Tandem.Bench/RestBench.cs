using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>What Tandem takes when nobody uses it, and what a browser loads to show the first page.</summary>
internal sealed partial class RestBench : Benchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public override string Name => "rest";

    public override async Task Run(DbEngine engine, Report report)
    {
        var figures = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            figures.Add(await Memory(engine));
        }

        report.Add("server at rest, resident memory", engine,
            string.Create(CultureInfo.InvariantCulture, $"{Median(figures) / 1_000_000:0} MB"), "–", ratio: null, Runs);
        if (engine == DbEngine.Sqlite)
        {
            var script = await FirstScript();
            report.Add("script of the first page, gzip", engine, string.Create(CultureInfo.InvariantCulture, $"{script / 1000:0} kB"), "–", ratio: null, runs: 1);
        }
    }

    private static async Task<double> Memory(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var (process, _) = await TandemProcess.Serve(options);
        try
        {
            await Task.Delay(Rest);
            return process.Memory;
        }
        finally
        {
            process.Dispose();
            await Databases.Drop(options);
        }
    }

    /// <summary>The page's own scripts and those that it tells the browser to load at once.</summary>
    private static async Task<double> FirstScript()
    {
        var options = await Databases.Fresh(DbEngine.Sqlite);
        var (process, address) = await TandemProcess.Serve(options);
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
            var sizes = await Task.WhenAll(Script().Matches(page).Select(async match =>
                Compressed(await client.GetByteArrayAsync(new Uri(match.Groups["path"].Value, UriKind.Relative)))));
            return sizes.Sum();
        }
        finally
        {
            process.Dispose();
            await Databases.Drop(options);
        }
    }

    private static double Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return target.Length;
    }

    [GeneratedRegex("""(?:src|href)="(?<path>/[^"]+\.js)["?]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();
}
