using System.Text.RegularExpressions;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Crash;

public sealed partial class CrashTests
{
    private const int Events = 10_000;

    [Theory, DatabaseData]
    public async Task Killed_twenty_times_during_ten_thousand_events_nothing_acknowledged_is_lost_and_every_effect_is_there_once(DbEngine engine)
    {
        var options = await Databases.Fresh(engine) with { LeaseTime = TimeSpan.FromSeconds(1) };
        await using (var db = new Db(options, TimeProvider.System))
        {
            await db.Write(tx => tx.Execute(EffectReactor.Table));
            var acknowledged = -1;
            for (var kill = 1; kill <= 20; kill++)
            {
                using var child = new Child("both", options, from: await Written(db), to: Events * kill / 20);
                await child.Ready();
                await Task.Delay(Random.Shared.Next(0, 250));
                child.Signal("KILL");
                await child.Gone();
                await LastCommit(db);
                acknowledged = Math.Max(acknowledged, child.Acknowledged);
                (await Written(db)).ShouldBeGreaterThan(acknowledged, "an acknowledged event was lost");
            }

            using var rest = new Child("both", options, from: await Written(db), to: Events);
            await rest.Gone();
        }

        await using var world = await World.On(options, services => services.AddReactor(new EffectReactor()));
        while ((await world.Get<ReactorHost>().Lag()).Values.Sum() > 0)
        {
            await world.Settle();
            await Task.Delay(100);
        }

        await ShouldHoldOnce(world, "select count(*), count(distinct occurred_at), max(occurred_at) from journey_events", Events);
        await ShouldHoldOnce(world, "select count(*), count(distinct number), max(number) from test_effects", Events);
    }

    [Theory, OneDatabase(DbEngine.Postgres, "on SQLite one process owns all lanes")]
    public async Task Two_processes_share_the_lanes_and_one_that_was_paused_changes_nothing(DbEngine engine)
    {
        var fresh = await Databases.Fresh(engine);
        var options = fresh with
        {
            LeaseTime = TimeSpan.FromSeconds(2),
            Postgres = fresh.Postgres + ";Options=-c idle_in_transaction_session_timeout=1500",
        };
        await using var world = await World.On(options);
        await world.Db.Write(tx => tx.Execute(EffectReactor.Table));
        using var first = new Child("react", options);
        using var second = new Child("react", options);
        await first.Ready();
        await second.Ready();
        // One of them alone would digest all of it in a single batch.
        while (await world.Value<long>("select count(distinct owner) from journey_leases") < 2)
        {
            await Task.Delay(50);
        }

        await Append(world, 0, 2000);
        await Until(world, 2000);
        (await world.Rows<int>("select distinct process from test_effects")).Order().ShouldBe(new[] { first.Id, second.Id }.Order());

        await Append(world, 2000, 4000);
        first.Signal("STOP");
        await Append(world, 4000, 6000);
        await Until(world, 6000);
        first.Signal("CONT");
        await Append(world, 6000, 8000);
        await Until(world, 8000);
        await Task.Delay(1000);

        await ShouldHoldOnce(world, "select count(*), count(distinct number), max(number) from test_effects", 8000);
    }

    [Theory, DatabaseData]
    public async Task Every_acknowledged_commit_was_synced_to_disk(DbEngine engine)
    {
        if (engine == DbEngine.Postgres)
        {
            // The syncing is the server's: its own settings say that it takes place before a commit is answered.
            await using var world = await World.Create(engine);
            (await world.Value<string>("select setting from pg_settings where name = 'fsync'")).ShouldBe("on");
            (await world.Value<string>("select setting from pg_settings where name = 'synchronous_commit'")).ShouldBe("on");
            return;
        }

        var options = await Databases.Fresh(engine);
        var trace = Path.Combine(options.DataFolder, "trace");
        using var child = new Child("append", options, from: 0, to: 250, under: ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace]);
        await child.Gone();

        child.Acknowledged.ShouldBe(249);
        SyncCall().Count(await File.ReadAllTextAsync(trace)).ShouldBeGreaterThanOrEqualTo(50, "50 commits, one after the other, need 50 syncs");
    }

    /// <summary>Each number from 0 on is there, and none is there twice.</summary>
    private static async Task ShouldHoldOnce(World world, string counts, int expected) =>
        (await world.Db.Read(session => session.First<(long Rows, long Different, long Highest)>(counts))).ShouldBe((expected, expected, expected - 1));

    /// <summary>A server goes on with the commit that a killed client asked for; what is on disk can be told when it has heard of the death.</summary>
    private static async Task LastCommit(Db db)
    {
        const string Busy = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'";
        while (db.Engine == DbEngine.Postgres && await db.Read(session => session.Scalar<long>(Busy)) > 0)
        {
            await Task.Delay(10);
        }
    }

    private static async Task<int> Written(Db db) => (int)(await db.Read(session => session.Scalar<long>("select count(*) from journey_events")));

    private static Task Append(World world, int from, int to) => Task.WhenAll(Enumerable.Range(0, (to - from) / 100).Select(block => world.Db.Write(tx =>
    {
        world.Get<Journal>().Append(tx, Enumerable.Range(from + block * 100, 100).Select(number => new JourneyEvent
        {
            Subject = Guid.CreateVersion7(),
            Type = "numbered",
            OccurredAt = new Instant(number),
            Source = "test",
        }));
        return Task.CompletedTask;
    })));

    private static async Task Until(World world, int effects)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await world.Value<long>("select count(distinct number) from test_effects") >= effects)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{effects} effects did not come about within 30 s.");
    }

    [GeneratedRegex(@"(fsync|fdatasync)(\(|.*resumed)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SyncCall();
}
