using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class JobTests
{
    [Theory, DatabaseData]
    public async Task A_job_whose_process_died_goes_on_at_its_last_checkpoint(DbEngine engine)
    {
        var counter = new Counter { DiesAt = 4 };
        await using var world = await With(engine, counter);
        var id = await Enqueue(world);
        using var death = new CancellationTokenSource();
        counter.Death = death;
        await Should.ThrowAsync<OperationCanceledException>(world.Get<JobLoop>().RunNext(only: null, death.Token));

        counter.DiesAt = null;
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Settle();

        (await Find(world, id)).State.ShouldBe("done");
        (await world.Rows<long>("select n from test_counted order by n")).ShouldBe(Enumerable.Range(0, 10).Select(n => (long)n));
    }

    [Theory, DatabaseData]
    public async Task A_cancelled_job_stops_at_its_next_batch_and_keeps_what_it_had_done(DbEngine engine)
    {
        var counter = new Counter();
        await using var world = await With(engine, counter);
        var id = await Enqueue(world);
        counter.BeforeStep = async n =>
        {
            if (n == 3)
            {
                await world.Db.Write(tx => world.Get<Jobs>().Cancel(tx, id));
            }
        };

        await world.Settle();

        var job = await Find(world, id);
        (job.State, job.Done).ShouldBe(("cancelled", 3));
        (await world.Value<long>("select count(*) from test_counted")).ShouldBe(3);
    }

    [Theory, DatabaseData]
    public async Task A_failed_job_says_why(DbEngine engine)
    {
        var counter = new Counter { BeforeStep = n => n == 2 ? throw new FormatException("line 3 is odd") : Task.CompletedTask };
        await using var world = await With(engine, counter);
        var id = await Enqueue(world);

        await world.Settle();

        var job = await Find(world, id);
        (job.State, job.Error).ShouldBe(("failed", "line 3 is odd"));
    }

    [Theory, DatabaseData]
    public async Task A_process_that_lost_its_job_commits_nothing_more(DbEngine engine)
    {
        var counter = new Counter();
        await using var world = await With(engine, counter);
        var id = await Enqueue(world);
        counter.BeforeStep = n => n == 5
            ? world.Db.Write(tx => tx.Execute("update platform_jobs set lease_owner = 'another'"))
            : Task.CompletedTask;

        await world.Get<JobLoop>().RunNext();

        (await world.Value<long>("select count(*) from test_counted")).ShouldBe(5);
        (await Find(world, id)).State.ShouldBe("running");
    }

    private static async Task<World> With(DbEngine engine, Counter counter)
    {
        var world = await World.Create(engine, services => services.AddSingleton(new JobKind("count", counter)));
        counter.Db = world.Db;
        await world.Db.Write(tx => tx.Execute("create table test_counted (n bigint primary key)"));
        return world;
    }

    private static Task<Guid> Enqueue(World world) =>
        world.Db.Write(tx => world.Get<Jobs>().Enqueue(tx, "count", JsonText.EmptyObject, "system"));

    private static async Task<Job> Find(World world, Guid id) => (await world.Db.Read(session => world.Get<Jobs>().Find(session, id)))!;

    private sealed class Counter : IJobHandler
    {
        public Db Db { get; set; } = null!;

        public int? DiesAt { get; set; }

        public CancellationTokenSource? Death { get; set; }

        public Func<int, Task> BeforeStep { get; set; } = _ => Task.CompletedTask;

        public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
        {
            var start = run.Job.Checkpoint is { } checkpoint ? int.Parse(checkpoint.Value) : 0;
            for (var n = start; n < 10; n++)
            {
                await BeforeStep(n);
                if (n == DiesAt)
                {
                    await Death!.CancelAsync();
                    cancel.ThrowIfCancellationRequested();
                }

                await Db.Write(async tx =>
                {
                    await tx.Execute("insert into test_counted values (@n)", new { n });
                    await run.Step(tx, new JsonText($"{n + 1}"), n + 1, 10);
                }, cancel);
            }

            return new JobOutcome(JsonText.Of(new { counted = 10 }));
        }
    }
}
