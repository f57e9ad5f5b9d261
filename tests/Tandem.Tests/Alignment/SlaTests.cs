using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Sales.Handoffs;
using Tandem.Tests.Support;

namespace Tandem.Tests.Alignment;

public sealed class SlaTests
{
    [Theory, DatabaseData]
    public async Task Both_sides_are_counted_by_what_fell_due(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, manager) = (await world.User("Rita", Role.SalesRep), await world.User("Max", Role.Manager));
        (await world.Client(manager).Put("/plans", new { month = "2026-11", people = new Dictionary<string, int> { ["A"] = 4, ["B"] = 10 } })).Is(200);
        (await world.Client(manager).Patch("/handoff-policy", new { rounds = 1 })).Is(200);
        var ids = new List<Guid>();
        foreach (var fit in new[] { "A", "A", "A", "B" })
        {
            var person = await world.Contact($"Person {ids.Count}");
            await world.Qualifies(person, fit, 1, []);
            await world.Settle();
            ids.Add(await world.Value<Guid>("select id from sales_handoffs where contact_id = @person", new { person }));
        }

        // Monday: the first is accepted in half of its hour, the second sent back, the third nobody answers; the B has four hours and is not due yet.
        var client = world.Client(rep);
        await At(world, "2026-11-23T09:30");
        (await client.Post($"/handoffs/{ids[0]}/accept")).Is(200);
        await At(world, "2026-11-23T09:50");
        (await client.Post($"/handoffs/{ids[1]}/reject", new { reason = "No need" })).Is(200);
        await At(world, "2026-11-23T10:30");

        var sla = await Sla(world);
        var sales = sla["sales"];
        Promise(sales, "answeredInTime").ShouldBe((2, 3));
        sales.GetProperty("byFit")[0].GetProperty("fit").GetString().ShouldBe("A");
        sales.GetProperty("medianAnswerMinutes").GetDouble().ShouldBe(40);
        Promise(sales, "touchedInTime").ShouldBe((0, 0));
        sales.GetProperty("touchedInTime").GetProperty("share").ValueKind.ShouldBe(JsonValueKind.Null);
        Promise(sales, "returnedWithReason").ShouldBe((1, 1));
        Delivered(sla, "A").ShouldBe((3, 4));
        Delivered(sla, "B").ShouldBe((1, 10));
        Delivered(sla, "C").ShouldBe((0, null));

        // Accepted at 9:30, the first touch is due at 13:30; it comes on Tuesday.
        await At(world, "2026-11-24T09:00");
        Promise((await Sla(world))["sales"], "touchedInTime").ShouldBe((0, 1));
        (await client.Post($"/handoffs/{ids[0]}/recycle", new { reason = "Went silent", until = "2027-03-01" })).Is(200);
        Promise((await Sla(world))["sales"], "givenUpAfterEnough").ShouldBe((0, 1));
    }

    [Theory, DatabaseData]
    public async Task A_touch_in_time_counts_and_the_plan_adds_up_over_months(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, manager) = (await world.User("Rita", Role.SalesRep), await world.User("Max", Role.Manager));
        foreach (var month in new[] { "2026-10", "2026-11", "2026-12" })
        {
            (await world.Client(manager).Put("/plans", new { month, people = new Dictionary<string, int> { ["A"] = 5 } })).Is(200);
        }

        var person = await world.Contact("Ada");
        var sent = await world.HandOver(person);
        await At(world, "2026-11-23T09:00");
        (await world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")).Is(200);
        await world.Logged(person, "call_logged", rep.Actor, world.Clock.GetUtcNow().AddHours(3));
        await At(world, "2026-11-23T12:00");

        var sla = (await world.Client(rep).Get("/sla?from=2026-11-01&to=2027-01-01")).Is(200);
        Promise(sla["sales"], "touchedInTime").ShouldBe((1, 1));
        Delivered(sla, "A").ShouldBe((0, 10));
    }

    [Theory, DatabaseData]
    public async Task Nonsense_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        foreach (var query in new[] { "", "?from=2026-11-01", "?from=2026-11-01&to=2026-11-01", "?from=2020-01-01&to=2026-01-01", "?from=x&to=y" })
        {
            (await client.Get($"/sla{query}")).Is(400, query);
        }

        (await client.Put("/plans", new { month = "2026-13", people = new Dictionary<string, int> { ["A"] = 1 } })).Is(400);
        (await client.Put("/plans", new { month = "2026-12", people = new Dictionary<string, int> { ["E"] = 1 } })).Is(400);
        (await client.Put("/plans", new { month = "2026-12", people = new Dictionary<string, int> { ["A"] = -1 } })).Is(400);
        (await client.Put("/plans", """{"month":"2026-12","people":{"A":1e30}}""")).Is(400);
        (await world.Client(await world.User("Rita", Role.SalesRep)).Put("/plans", new { month = "2026-12" })).Is(403);
        (await client.Get("/plans"))["items"].GetArrayLength().ShouldBe(0);
    }

    private static async Task<ApiAnswer> Sla(World world) => (await world.Client(Caller.System).Get("/sla?from=2026-11-01&to=2026-12-01")).Is(200);

    private static (long Kept, long Due) Promise(JsonElement sales, string name) =>
        (sales.GetProperty(name).GetProperty("kept").GetInt64(), sales.GetProperty(name).GetProperty("due").GetInt64());

    private static (long Delivered, long? Planned) Delivered(ApiAnswer sla, string fit)
    {
        var row = sla["marketing"].EnumerateArray().Single(one => one.GetProperty("fit").GetString() == fit);
        return (row.GetProperty("delivered").GetInt64(), row.GetProperty("planned").ValueKind == JsonValueKind.Null ? null : row.GetProperty("planned").GetInt64());
    }

    private static async Task At(World world, string time)
    {
        world.Clock.Set(DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture));
        await world.Settle();
    }
}
