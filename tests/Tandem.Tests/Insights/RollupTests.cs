using System.Text.Json;
using Tandem.Insights.Rollups;
using Tandem.Journey.Reactors;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

/// <summary>What the scoreboard keeps is what the plain SQL counts.</summary>
public sealed class RollupTests
{
    [Theory, DatabaseData]
    public async Task Whatever_happens_the_kept_board_is_the_plain_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var life = new RollupWorld(world, 1);
        await life.Begin();
        await life.Happen(40);
        await world.Get<RollupStart>().Ensure();
        await world.Settle();
        for (var i = 0; i < 3; i++)
        {
            await life.Happen(40);
            await world.Settle();
        }

        await life.BoardsAgree();
        (await Check(world)).ShouldBe((0, 0));

        await world.Workspace("USD", "America/Sao_Paulo");
        (await world.Value<string>("select state from insights_rollups")).ShouldBe("building");
        await life.Happen(10);
        await world.Settle();
        await life.BoardsAgree();
        (await Check(world)).ShouldBe((0, 0));
    }

    [Theory, DatabaseData]
    public async Task What_is_wrong_is_found_named_and_mended(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var life = new RollupWorld(world, 3);
        await life.Begin();
        await life.Happen(60);
        await world.Get<RollupStart>().Ensure();
        await world.Settle();
        var victim = await world.Value<Guid>("select contact_id from insights_people where counted and lead_day is not null order by contact_id limit 1");
        await world.Db.Write(async tx =>
        {
            await tx.Execute("update insights_people_days set leads = leads + 3 where dimension = 'none' and day = (select min(day) from insights_people_days)");
            await tx.Execute("delete from insights_people_days where dimension = 'owner' and key <> ''");
            await tx.Execute("update insights_people set origin = 'forged', sales_qualified_day = null where contact_id = @victim", new { victim });
            await tx.Execute("insert into insights_people (contact_id, counted) values (@ghost, true)", new { ghost = Guid.CreateVersion7() });
        });

        var (people, sums) = await Check(world);

        people.ShouldBe(2);
        sums.ShouldBeGreaterThan(2);
        var last = (await world.Client(Caller.System).Get("/scoreboard/check")).Is(200)["last"];
        last.GetProperty("firstPeople").EnumerateArray().Select(id => id.GetGuid()).ShouldContain(victim);
        last.GetProperty("firstSums").GetArrayLength().ShouldBeGreaterThan(0);
        last.GetProperty("holds").GetBoolean().ShouldBeFalse();
        (await Check(world)).ShouldBe((0, 0));
        await life.BoardsAgree();
    }

    [Theory, DatabaseData]
    public async Task Events_read_twice_count_once_and_unread_ones_are_no_difference(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var life = new RollupWorld(world, 4);
        await life.Begin();
        await world.Get<RollupStart>().Ensure();
        await world.Settle();
        await life.Happen(60);
        // Nobody has read what happened: the board is behind and says so, and the check blames nobody.
        var before = world.Db.Now;
        world.Clock.Advance(TimeSpan.FromHours(1));
        var board = (await world.Client(Caller.System).Get("/scoreboard?from=2026-01-01&to=2027-01-01")).Is(200);
        board["countedTo"].GetDateTimeOffset().ShouldBe(before.ToDateTimeOffset());
        board["rows"][0].GetProperty("leads").GetInt64().ShouldBe(0);
        await world.Db.Write(tx => world.Get<Tandem.Platform.Jobs.Jobs>().Enqueue(tx, VerifyScoreboard.Kind, JsonText.EmptyObject, "system"));
        await world.Get<Tandem.Platform.Jobs.JobLoop>().RunNext();
        var report = (await world.Client(Caller.System).Get("/scoreboard/check")).Is(200)["last"];
        report.GetProperty("holds").GetBoolean().ShouldBeTrue(report.ToString());
        report.GetProperty("leftOut").GetInt64().ShouldBeGreaterThan(0);

        await world.Settle();
        await world.Db.Write(tx => tx.Execute("update journey_cursors set seq = 0 where reactor = @name", new { name = PeopleReactor.ReactorName }));
        (await world.Get<ReactorHost>().CatchUp()).ShouldBeGreaterThan(20);
        await world.Settle();
        await life.BoardsAgree();
        (await Check(world)).ShouldBe((0, 0));
        board = (await world.Client(Caller.System).Get("/scoreboard?from=2026-01-01&to=2027-01-01")).Is(200);
        board["countedTo"].GetDateTimeOffset().ShouldBe(world.Db.Now.ToDateTimeOffset());
    }

    [Theory, DatabaseData]
    public async Task An_import_taken_back_takes_its_people_off_the_board(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Get<RollupStart>().Ensure();
        await world.Person("lead 2026-01-05", origin: "stays");
        var job = Guid.CreateVersion7();
        var drafts = Enumerable.Range(0, 3).Select(i => new ContactDraft { Name = $"Gone {i}", Origin = "gone", Lifecycle = [new(LifecycleStage.Lead, Numbers.At("2026-01-06"), "import")] });
        await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, [.. drafts], PeopleOfTests.ByImport with { JobId = job }));
        await world.Settle();
        (await world.Board("from=2026-01-01&to=2026-02-01&by=origin"))["gone"].Counts().ShouldBe("3 0 0 0 | 0 0 0 0");

        await world.Db.Write(tx => world.Get<PeopleUndo>().Undo(tx, job, "system"));
        await world.Settle();

        (await world.Board("from=2026-01-01&to=2026-02-01&by=origin")).Keys.ShouldBe(["stays"]);
        (await Check(world)).ShouldBe((0, 0));
    }

    [Theory, DatabaseData]
    public async Task Anybody_with_numbers_sees_the_check_and_who_makes_agreements_asks_for_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, manager) = (world.Client(await world.User("Rita", Role.SalesRep)), world.Client(await world.User("Max", Role.Manager)));
        var before = (await rep.Get("/scoreboard/check")).Is(200);
        before["state"].GetString().ShouldBe("none");
        before["last"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await manager.Post("/scoreboard/check")).Is(409).Code.ShouldBe("notBuilt");
        await world.Get<RollupStart>().Ensure();
        await world.Settle();

        (await rep.Post("/scoreboard/check")).Is(403);
        var started = (await manager.Post("/scoreboard/check")).Is(202)["jobId"].GetGuid();
        (await manager.Post("/scoreboard/check")).Is(202)["jobId"].GetGuid().ShouldBe(started, "one at a time");
        (await rep.Get("/scoreboard/check"))["jobId"].GetGuid().ShouldBe(started);
        await world.Settle();

        var after = (await rep.Get("/scoreboard/check")).Is(200);
        after["last"].GetProperty("holds").GetBoolean().ShouldBeTrue();
        after["jobId"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    /// <summary>Lets a check run; how many people and sums were wrong.</summary>
    private static async Task<(long People, long Sums)> Check(World world)
    {
        (await world.Client(Caller.System).Post("/scoreboard/check")).Is(202);
        await world.Settle();
        var last = (await world.Client(Caller.System).Get("/scoreboard/check")).Is(200)["last"];
        last.GetProperty("leftOut").GetInt64().ShouldBe(0);
        return (last.GetProperty("peopleWrong").GetInt64(), last.GetProperty("sumsWrong").GetInt64());
    }
}
