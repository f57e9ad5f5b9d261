using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales.Handoffs;

public sealed class RoutingTests
{
    [Theory, DatabaseData]
    public async Task Leads_go_round_and_a_restart_does_not_begin_anew(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var reps = new[] { await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep), await world.User("Cem", Role.SalesRep) };
        for (var i = 0; i < 4; i++)
        {
            await world.HandOver(await world.Contact($"Person {i}"));
        }

        await using var restarted = await world.Beside();
        for (var i = 4; i < 9; i++)
        {
            await restarted.HandOver(await restarted.Contact($"Person {i}"));
        }

        (await Shares(world)).ShouldBe([3, 3, 3]);
        reps.Length.ShouldBe(3);
    }

    [Theory, DatabaseData]
    public async Task Many_processes_take_turns_from_the_same_rows(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        for (var i = 0; i < 4; i++)
        {
            await world.User($"Rep {i}", Role.SalesRep);
        }

        var people = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            people.Add(await world.Contact($"Person {i}"));
        }

        await Task.WhenAll(people.Select(person => world.HandOver(person)));

        (await Shares(world)).ShouldBe([10, 10, 10, 10]);
    }

    [Theory, DatabaseData]
    public async Task Whoever_looks_after_the_company_gets_its_people_and_gathers_no_turn(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, _) = (await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep));
        await world.Company("Acme", ana.UserId);
        var ada = await world.Contact(new ContactDraft { Name = "Ada", Company = new CompanyReference { Name = "Acme" } });

        var sent = await world.HandOver(ada);

        sent["owner"].GetProperty("name").GetString().ShouldBe("Ana");
        sent["ownerWhy"].GetString().ShouldBe("Looks after Acme");
        (await world.Value<long>("select count(*) from sales_turns")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_territory_decides_before_turns_are_taken(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, ben) = (await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep));
        var client = world.Client(Caller.System);
        (await client.Post("/territories", new { name = "DACH", countries = new[] { "DE", "AT", "CH" }, members = new[] { ben.UserId } })).Is(201);
        (await client.Post("/territories", new { name = "Large", employeesFrom = 500, members = new[] { ana.UserId } })).Is(201);

        for (var i = 0; i < 3; i++)
        {
            var sent = await world.HandOver(await world.Contact(new ContactDraft { Name = $"German {i}", Country = "DE" }));
            sent["owner"].GetProperty("name").GetString().ShouldBe("Ben");
            sent["ownerWhy"].GetString().ShouldBe("DACH: next in turn of 1");
        }

        (await world.HandOver(await world.Contact(new ContactDraft { Name = "French", Country = "FR" })))["ownerWhy"].GetString().ShouldBe("Next in turn of 2");
    }

    [Theory, DatabaseData]
    public async Task Who_is_away_or_full_is_passed_over_and_it_says_so(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, ben, cem) = (await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep), await world.User("Cem", Role.SalesRep));
        var client = world.Client(Caller.System);
        await world.Absent(ana.UserId!.Value, "2026-11-20", "2026-11-22");
        (await client.Patch($"/reps/{ben.UserId}", new { capacity = 1 })).Is(200);

        for (var i = 0; i < 4; i++)
        {
            await world.HandOver(await world.Contact($"Person {i}"));
        }

        (await world.Value<long>("select count(*) from sales_handoffs where owner_id = @id", new { id = ben.UserId!.Value })).ShouldBe(1);
        (await world.Value<long>("select count(*) from sales_handoffs where owner_id = @id", new { id = cem.UserId!.Value })).ShouldBe(3);
        (await world.Value<string>("select owner_why from sales_handoffs order by id desc limit 1")).ShouldBe("Next in turn of 1 (1 away, 1 full)");

        // Back on Monday, Ana gets her turns from then on and not those she missed.
        world.Clock.Set(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        for (var i = 4; i < 8; i++)
        {
            await world.HandOver(await world.Contact($"Person {i}"));
        }

        (await world.Value<long>("select count(*) from sales_handoffs where owner_id = @id", new { id = ana.UserId!.Value })).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Those_who_work_at_this_hour_go_first(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (_, late) = (await world.User("Ana", Role.SalesRep), await world.User("Lee", Role.SalesRep));
        var hours = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "08:00", to = "00:00" });
        (await world.Client(Caller.System).Patch($"/reps/{late.UserId}", new { hours, timeZone = "America/New_York" })).Is(200);
        world.Clock.Set(new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero));

        for (var i = 0; i < 3; i++)
        {
            (await world.HandOver(await world.Contact($"Person {i}")))["owner"].GetProperty("name").GetString().ShouldBe("Lee");
        }
    }

    [Theory, DatabaseData]
    public async Task Where_nobody_is_free_managers_hear_of_it_and_a_rep_may_take_it(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, manager) = (await world.User("Ana", Role.SalesRep), await world.User("Max", Role.Manager));
        await world.Absent(ana.UserId!.Value);

        var sent = await world.HandOver(await world.Contact("Ada"));

        sent["ownerWhy"].GetString().ShouldBe("Nobody was free (1 away)");
        (await world.Notices(manager)).ShouldBe(["Nobody has Ada yet"]);
        (await world.Client(ana).Get("/handoffs?owner=nobody"))["items"].GetArrayLength().ShouldBe(1);
        (await world.Client(ana).Post($"/handoffs/{sent["id"]}/accept")).Is(200)["ownerWhy"].GetString().ShouldBe("Took it");
    }

    [Theory, DatabaseData]
    public async Task Nonsense_about_routing_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var client = world.Client(Caller.System);
        (await client.Put("/business-hours", new { hours = Array.Empty<object>() })).Is(400)["detail"].GetString()!.ShouldContain("at least one working hour");
        (await client.Put("/business-hours", new { hours = new[] { new { day = "monday", from = "17:00", to = "09:00" } } })).Is(400);
        (await client.Put("/business-hours", new { hours = new[] { new { day = "moonday", from = "09:00", to = "17:00" } } })).Is(400);
        (await client.Put("/business-hours", new { timeZone = "Mars/Olympus" })).Is(400);
        (await client.Put("/business-hours", new { holidays = new[] { "2026-02-30" } })).Is(400);
        (await client.Patch($"/reps/{rep.UserId}", new { hours = Array.Empty<object>() })).Is(400);
        (await client.Patch($"/reps/{rep.UserId}", new { weight = 0 })).Is(400);
        (await client.Patch($"/reps/{Guid.NewGuid()}", new { weight = 1 })).Is(404);
        (await client.Post("/absences", new { userId = rep.UserId, fromDay = "2026-12-24", toDay = "2026-12-01" })).Is(400);
        (await client.Post("/territories", new { name = "Nobody's" })).Is(400);
        (await client.Post("/territories", new { name = "Ghosts", members = new[] { Guid.NewGuid() } })).Is(400);
        (await client.Patch("/handoff-policy", new { minutesA = 0 })).Is(400);
        (await client.Patch("/handoff-policy", new { rounds = 1e30 })).Is(400);
        (await world.Client(rep).Put("/business-hours", new { })).Is(403);
        (await world.Client(rep).Post("/absences", new { userId = Guid.NewGuid(), fromDay = "2026-12-24", toDay = "2026-12-24" })).Is(400);
        (await world.Client(rep).Post("/absences", new { fromDay = "2026-12-24", toDay = "2026-12-24" })).Is(201);
        (await client.Get("/business-hours"))["hours"].GetArrayLength().ShouldBe(5);
    }

    private static async Task<IReadOnlyList<long>> Shares(World world) =>
        await world.Rows<long>("select count(*) from sales_handoffs group by owner_id order by owner_id");
}
