using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class JobRoutesTests
{
    [Theory, DatabaseData]
    public async Task One_sees_ones_own_jobs_and_who_looks_after_the_workspace_all(DbEngine engine)
    {
        await using var world = await With(engine);
        var (mia, rep, boss) = (await world.User("Mia", Role.Marketer), await world.User("Rep", Role.SalesRep), await world.User("Boss", Role.Manager));
        var mine = await Enqueue(world, mia);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var theirs = await Enqueue(world, rep);

        (await Ids(world.Client(mia))).ShouldBe([mine]);
        (await Ids(world.Client(boss))).ShouldBe([theirs, mine]);
        (await world.Client(mia).Get($"/jobs/{theirs}")).Is(404);
        (await world.Client(mia).Post($"/jobs/{theirs}/cancel")).Is(404);
        (await world.Client(boss).Get($"/jobs/{theirs}")).Is(200)["state"].GetString().ShouldBe("queued");
        (await world.Client(boss).Post($"/jobs/{theirs}/cancel")).Is(200)["state"].GetString().ShouldBe("cancelled");
        (await world.Client(rep).Post($"/jobs/{theirs}/cancel")).Is(409).Code.ShouldBe("hasEnded");
        (await world.Client(await world.User("Viewer", Role.Viewer)).Get("/jobs")).Is(403);
    }

    [Theory, DatabaseData]
    public async Task The_list_pages_from_the_latest_to_the_first(DbEngine engine)
    {
        await using var world = await With(engine);
        var mia = await world.User("Mia", Role.Marketer);
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            ids.Insert(0, await Enqueue(world, mia));
            world.Clock.Advance(TimeSpan.FromMilliseconds(i % 2));
        }

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await world.Client(mia).Get($"/jobs?limit=2&cursor={cursor}")).Is(200);
            seen.AddRange(page["items"].EnumerateArray().Select(job => job.GetProperty("id").GetGuid()));
            cursor = page["next"].GetString();
        }
        while (cursor is not null);

        seen.Order().ShouldBe(ids.Order());
        seen.Count.ShouldBe(7);
        (await world.Client(mia).Get("/jobs?cursor=x")).Is(400).Code.ShouldBe("badCursor");
    }

    [Theory, DatabaseData]
    public async Task A_job_shows_its_progress_and_is_taken_back_once_and_only_in_time(DbEngine engine)
    {
        await using var world = await With(engine);
        var mia = await world.User("Mia", Role.Marketer);
        var client = world.Client(mia);
        var id = await Enqueue(world, mia);
        (await client.Post($"/jobs/{id}/undo")).Is(409).Code.ShouldBe("cannotUndo");
        await world.Settle();

        var job = (await client.Get($"/jobs/{id}")).Is(200);
        (job["state"].GetString(), job["done"].GetInt64(), job["total"].GetInt64(), job["canUndo"].GetBoolean()).ShouldBe(("done", 40, 40, true));
        job["ratePerSecond"].GetDouble().ShouldBe(10);

        world.Clock.Advance(TimeSpan.FromDays(31));
        (await client.Post($"/jobs/{id}/undo")).Is(409).Code.ShouldBe("cannotUndo");
        (await client.Get($"/jobs/{id}")).Is(200)["canUndo"].GetBoolean().ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromDays(-2));
        (await client.Post($"/jobs/{id}/undo")).Is(202);
        (await client.Post($"/jobs/{id}/undo")).Is(409).Code.ShouldBe("isBeingUndone");
        await world.Settle();
        (await client.Get($"/jobs/{id}")).Is(200)["state"].GetString().ShouldBe("undone");
    }

    private static async Task<Guid[]> Ids(HttpClient client) =>
        [.. (await client.Get("/jobs")).Is(200)["items"].EnumerateArray().Select(job => job.GetProperty("id").GetGuid())];

    private static Task<Guid> Enqueue(World world, Caller caller) =>
        world.Db.Write(tx => world.Get<Jobs>().Enqueue(tx, "test.work", JsonText.EmptyObject, caller.Actor));

    private static Task<World> With(DbEngine engine)
    {
        World? world = null;
        return World.Create(engine, services =>
        {
            services.AddSingleton(provider => new JobKind("test.work", new Work(() => world!)));
            services.AddSingleton(provider => new JobKind("test.unwork", new Unwork(provider.GetRequiredService<Db>(), provider.GetRequiredService<Jobs>())));
        }).ContinueWith(made => world = made.Result, TaskScheduler.Default);
    }

    private sealed class Work(Func<World> world) : IJobHandler
    {
        public string? UndoKind => "test.unwork";

        public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
        {
            world().Clock.Advance(TimeSpan.FromSeconds(4));
            await world().Db.Write(tx => run.Step(tx, JsonText.EmptyObject, done: 40, total: 40), cancel);
            return new JobOutcome(JsonText.EmptyObject);
        }
    }

    private sealed class Unwork(Db db, Jobs jobs) : IJobHandler
    {
        public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
        {
            var id = System.Text.Json.JsonDocument.Parse(run.Job.Payload.Value).RootElement.GetProperty("jobId").GetGuid();
            await db.Write(tx => jobs.MarkUndone(tx, id), cancel);
            return new JobOutcome(JsonText.EmptyObject);
        }
    }
}
