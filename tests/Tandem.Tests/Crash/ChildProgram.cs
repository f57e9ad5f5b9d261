using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Tests.Crash;

/// <summary>
/// What the crash tests start, kill and pause: this assembly run as a program. It appends numbered events, answers each commit with a line
/// <c>ack N</c>, and lets a reactor write one row an event.
/// </summary>
public static class ChildProgram
{
    public static async Task Main(string[] args)
    {
        var (verb, options) = (args[0], new DatabaseOptions
        {
            DataFolder = args[1],
            Postgres = args[2].Length == 0 ? null : args[2],
            LeaseTime = TimeSpan.FromMilliseconds(int.Parse(args[3], CultureInfo.InvariantCulture)),
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var tandem = new TandemApp(builder, AllModules.InOrder, options);
        if (verb != "append")
        {
            builder.Services.AddSingleton<IReactor>(new EffectReactor());
        }

        await using var app = tandem.Build(workers: verb != "append");
        await app.StartAsync();
        if (verb == "react")
        {
            Console.WriteLine("ready");
            await Task.Delay(Timeout.Infinite);
        }

        await Append(app.Services, int.Parse(args[4], CultureInfo.InvariantCulture), int.Parse(args[5], CultureInfo.InvariantCulture));
    }

    private static async Task Append(IServiceProvider services, int from, int to)
    {
        var db = services.GetRequiredService<Db>();
        var journal = services.GetRequiredService<Journal>();
        for (var n = from; n < to; n += 5)
        {
            var first = n;
            await db.Write(tx =>
            {
                journal.Append(tx, Enumerable.Range(first, 5).Select(Event));
                return Task.CompletedTask;
            });
            Console.WriteLine($"ack {n + 4}");
        }
    }

    private static JourneyEvent Event(int number) => new()
    {
        Subject = new Guid(number % 97, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)(number % 97)]),
        Type = "numbered",
        OccurredAt = new Instant(number),
        Source = "test",
    };
}

/// <summary>Writes one row for each event it is shown. The table has no unique key: a second time would be seen.</summary>
internal sealed class EffectReactor : IReactor
{
    public const string Table = "create table test_effects (number bigint, process integer)";

    public string Name => "effects";

    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        foreach (var happened in batch)
        {
            await tx.Execute("insert into test_effects values (@number, @process)",
                new { number = happened.OccurredAt.Milliseconds, process = Environment.ProcessId });
        }

        // Leaves time to be killed or paused between effects and commit.
        await Task.Delay(Random.Shared.Next(0, 20));
    }

    public Task Recompute(Guid subject, Tx tx) => Task.CompletedTask;
}
