using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Demo.Making;
using Tandem.Demo.Story;
using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Demo;

public sealed class DemoTests
{
    private static readonly Scale Small = Scale.Part(of: 20);

    /// <summary>What a story says, without ids.</summary>
    private static readonly string[] Fingerprint =
    [
        "select email || ' ' || name || ' ' || lifecycle_stage || ' ' || created_at from people_contacts order by 1",
        "select name || ' ' || domain || ' ' || employees from people_companies order by 1",
        "select name || ' ' || amount_minor || ' ' || outcome || ' ' || opened_at || ' ' || coalesce(closed_at, 0) from sales_deals order by 1",
        "select c.email || ' ' || h.state || ' ' || h.round || ' ' || h.sent_at || ' ' || coalesce(u.name, '') from sales_handoffs h join people_contacts c on c.id = h.contact_id left join access_users u on u.id = h.owner_id order by 1",
        "select title || ' ' || coalesce(due_on, '') || ' ' || coalesce(done_at, 0) from sales_tasks order by 1",
        "select type || ' ' || count(*) || ' ' || min(occurred_at) || ' ' || max(occurred_at) from journey_events group by type order by 1",
        "select day || ' ' || amount_minor from insights_costs order by 1",
    ];

    [Fact]
    public async Task The_same_day_tells_the_same_story_on_both_databases_and_the_owner_wipes_it()
    {
        await using var one = await Made(DbEngine.Sqlite);
        await using var other = await Made(DbEngine.Postgres);

        foreach (var part in Fingerprint)
        {
            var told = await one.Rows<string>(part);
            told.ShouldNotBeEmpty(part);
            told.Order(StringComparer.Ordinal).ShouldBe((await other.Rows<string>(part)).Order(StringComparer.Ordinal), part);
        }

        foreach (var world in new[] { one, other })
        {
            await IsTrue(world);
            await Refuses(world);
            await Wipes(world);
        }
    }

    [Theory, DatabaseData]
    public async Task Every_table_says_whether_a_wipe_empties_it(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var there = await world.Rows<string>(engine == DbEngine.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%\\_search%' escape '\\' order by 1"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1");

        var told = world.Services.GetServices<ModuleTables>().ToList();
        var said = told.SelectMany(module => module.Records.Concat(module.Kept)).ToList();

        said.ShouldBeUnique();
        there.Except(said, StringComparer.Ordinal).ShouldBeEmpty("a new table goes into a ModuleTables list: Records (a demo's wipe empties it) or Kept");
    }

    [Theory, DatabaseData]
    public async Task A_workspace_of_ones_own_takes_no_demo_and_is_never_wiped(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var owner = world.Client(Caller.System);
        (await owner.Post("/contacts", new { firstName = "Rosa", email = "rosa@example.com" })).Is(201);

        (await owner.Post("/demo")).Is(409).Code.ShouldBe("notEmpty");
        await Should.ThrowAsync<NotEmptyException>(world.Get<DemoMaker>().Make(Small, seed: 1, _ => { }, CancellationToken.None));
        (await owner.Post("/demo/wipe")).Is(409).Code.ShouldBe("noDemo");
        (await world.Client(Caller.System with { Role = Role.Admin }).Post("/demo/wipe")).Is(409).Code.ShouldBe("ownerOnly");

        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    private static async Task<World> Made(DbEngine engine)
    {
        var world = await World.Create(engine);
        await world.Get<StartSteps>().Run();
        await world.Get<DemoMaker>().Make(Small, DemoMaker.UsualSeed, _ => { }, CancellationToken.None);
        return world;
    }

    private static async Task IsTrue(World world)
    {
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(Small.Contacts);
        (await world.Value<long>("select count(*) from people_companies")).ShouldBe(Small.Companies);
        (await world.Value<long>("select count(*) from sales_deals")).ShouldBe(Small.Deals);
        (await world.Value<long>("select count(*) from journey_events")).ShouldBeInRange(Small.Events * 85 / 100, Small.Events * 115 / 100);
        (await world.Value<long>("select count(*) from journey_set_aside")).ShouldBe(0);
        (await world.Value<long>("select count(*) from people_contacts where email not like '%.example'")).ShouldBe(0);
        foreach (var state in new[] { "qualified", "rejected", "recycled" })
        {
            (await world.Value<long>("select count(*) from sales_handoffs where state = @state", new { state })).ShouldBePositive(state);
        }

        var manager = world.Client(Caller.System with { Role = Role.Manager });
        var board = (await manager.Get("/scoreboard?from=2025-11-22&to=2026-11-23&mode=cohort&by=origin")).Is(200);
        board.Json.ToString().ShouldContain("paid_search");
        (await manager.Get("/sla?from=2026-09-01&to=2026-11-01")).Is(200);
        (await manager.Get("/setup/checklist")).Is(200)["items"].EnumerateArray().ShouldAllBe(item => item.GetProperty("done").GetBoolean());
        (await world.Value<long>("select count(*) from notifications_items where read_at is null and created_at < @start",
            new { start = Instant.From(world.Clock.GetUtcNow().AddDays(-7)) })).ShouldBe(0);
        await world.Settle();
    }

    private static async Task Refuses(World world) =>
        await Should.ThrowAsync<NotEmptyException>(world.Get<DemoMaker>().Make(Small, seed: 1, _ => { }, CancellationToken.None));

    /// <summary>After the wipe the next person from outside is taken in as on the first day: a contact, a score, a lead.</summary>
    private static async Task Wipes(World world)
    {
        var owner = world.Client(Caller.System);
        (await owner.Get("/demo")).Is(200)["isDemo"].GetBoolean().ShouldBeTrue();
        (await owner.Post("/demo/wipe")).Is(200)["contacts"].GetInt64().ShouldBe(Small.Contacts);

        foreach (var table in world.Services.GetServices<ModuleTables>().SelectMany(module => module.Records))
        {
            (await world.Value<long>($"select count(*) from {table}")).ShouldBe(0, table);
        }

        (await world.Value<long>("select count(*) from platform_timers where kind like 'sales.%'")).ShouldBe(0);
        (await world.Value<long>("select count(*) from access_users where status = 'disabled'")).ShouldBe(7);
        (await owner.Get("/demo")).Is(200)["canLoad"].GetBoolean().ShouldBe(world.Db.Engine == DbEngine.Sqlite, "on PostgreSQL it is made before anybody is served");

        var rosa = new { email = "rosa@depot.example", firstName = "Rosa", title = "CEO", company = new { name = "Depot" }, address = new { country = "Germany" } };
        await Event(world, "identify", new { anonymousId = "a1", traits = rosa });
        await Event(world, "track", new { anonymousId = "a1", @event = "demo_requested", properties = new { form = "Demo" } });
        await world.Settle();

        (await world.Value<string>("select fit from audience_scores")).ShouldNotBeNull();
        (await world.Value<string>("select lifecycle_stage from people_contacts where email = 'rosa@depot.example'")).ShouldBe("marketingQualified");
        (await world.Value<long>("select count(*) from sales_handoffs where state = 'sent'")).ShouldBe(1);
        (await owner.Get("/contacts?q=rosa")).Is(200)["items"].GetArrayLength().ShouldBe(1);
        (await world.Value<long>("select count(*) from journey_set_aside")).ShouldBe(0);
    }

    private static async Task Event(World world, string call, object message)
    {
        using var answer = await world.Client(Caller.System).PostAsJsonAsync("/v1/" + call, message);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }
}
