using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tandem.Insights.Rollups;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// The scoreboard over HTTP against the raw grouping of the same figures, straight on the database; and the reactor that keeps it against a bare loop over
/// the log. TANDEM_BENCH_CONTACTS makes the world smaller; it has ten events a contact.
/// </summary>
internal sealed class ScoreboardBench : Benchmark
{
    private static readonly int Contacts = int.Parse(Environment.GetEnvironmentVariable("TANDEM_BENCH_CONTACTS") ?? "1000000", CultureInfo.InvariantCulture);
    private static readonly string[] Dimensions = ["none", "origin", "owner", "month"];
    private static readonly (string From, string To)[] Periods = [("2025-11-22", "2026-11-23"), ("2020-01-01", "2027-01-01")];

    public override string Name => "scoreboard";

    public override async Task Run(DbEngine engine, Report report)
    {
        var options = await Databases.Fresh(engine);
        var world = new ScoreboardWorld(options, Contacts);
        await world.Fill();
        await using (var server = await BenchServer.Start(options))
        {
            await Build(server.Services);
            await using var connection = world.Open();
            foreach (var question in Dimensions.SelectMany(by => new[] { "period", "cohort" }.SelectMany(mode => Periods.Select(days => new Question(by, mode, days.From, days.To)))))
            {
                await Ask(server.Client, connection, question, engine, report);
            }

            await CatchUp(server.Services, engine, report);
        }

        await Databases.Drop(options);
    }

    private static async Task Build(IServiceProvider services)
    {
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<RollupStart>().Ensure();
        await services.GetRequiredService<JobLoop>().RunNext();
        var (state, built) = (await services.GetRequiredService<Db>().Read(RollupState.Load), watch.Elapsed.TotalSeconds);
        await Console.Error.WriteLineAsync($"Built in {built:0.0} s: {state.State}");
    }

    private static async Task Ask(HttpClient client, DbConnection connection, Question question, DbEngine engine, Report report)
    {
        var (plain, board, raw) = (new RawBoard(engine), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            board.Add(await Time(async () =>
            {
                using var answer = await client.GetAsync(new Uri(question.Address, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }));
            raw.Add(await Time(async () =>
            {
                await RawBoard.Read(connection, plain.People(question));
                await RawBoard.Read(connection, plain.Deals(question));
            }));
        }

        report.Add($"scoreboard by {question.By}, {question.Mode}, {question.From} to {question.To}", engine, Milliseconds(board), Milliseconds(raw), Median(board) / Median(raw), Runs);
    }

    private static async Task CatchUp(IServiceProvider services, DbEngine engine, Report report)
    {
        var events = Math.Min(1_000_000, Contacts * ScoreboardWorld.EventsEach);
        var people = services.GetServices<IReactor>().Single(reactor => reactor.Name == PeopleReactor.ReactorName);
        var (kept, bare) = (new List<double>(), new List<double>());
        for (var run = 0; run < Math.Min(Runs, 3); run++)
        {
            bare.Add(await Digest(services, new Bare(), events));
            kept.Add(await Digest(services, people, events));
        }

        report.Add("the scoreboard's reactor catches up", engine, $"{events / Median(kept):0} events/s", $"{events / Median(bare):0} events/s, reading alone", Median(bare) / Median(kept), kept.Count);
    }

    /// <summary>Seconds that a reactor takes for so many events at the end of the log, one in ten of which changes a person.</summary>
    private static async Task<double> Digest(IServiceProvider services, IReactor reactor, int events)
    {
        var (db, leases) = (services.GetRequiredService<Db>(), services.GetRequiredService<LaneLeases>());
        await leases.Refresh(CancellationToken.None);
        await db.Write(async tx =>
        {
            await ReactorProgress.SkipToEnd(tx, reactor.Name);
            await tx.Execute("update journey_cursors set seq = seq - @share where reactor = @name", new { share = events / 64, name = reactor.Name });
        });
        var loop = new ReactorLoop(reactor, db, leases, services.GetRequiredService<ReactorSignal>(), NullLogger.Instance);
        return await Time(async () =>
        {
            while (await loop.RunOnce() > 0)
            {
            }
        }) / 1000;
    }

    private static async Task<double> Time(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Milliseconds(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):0.0} ms");

    internal sealed record Question(string By, string Mode, string From, string To)
    {
        public string Address => $"/api/v1/scoreboard?by={By}&mode={Mode}&from={From}&to={To}";
    }

    /// <summary>Reads the log and moves its cursors; what any reactor costs at least.</summary>
    private sealed class Bare : IReactor
    {
        public string Name => "bench.bare";

        public Task React(IReadOnlyList<LoggedEvent> batch, Tx tx) => Task.CompletedTask;

        public Task Recompute(Guid subject, Tx tx) => Task.CompletedTask;
    }
}
