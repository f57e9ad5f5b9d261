using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>The world begins on Sunday, 22 November 2026; Discovery allows 14 business days, Demo ten.</summary>
public sealed class RottingTests
{
    [Theory, DatabaseData]
    public async Task A_deal_without_news_goes_amber_and_red_by_business_days(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);
        deal["rot"].GetProperty("level").GetString().ShouldBe("fresh");

        world.Clock.Advance(TimeSpan.FromDays(14));
        Rot(await admin.Get($"/deals/{deal["id"]}")).ShouldBe("fresh 10/14");
        world.Clock.Advance(TimeSpan.FromDays(1));
        Rot(await admin.Get($"/deals/{deal["id"]}")).ShouldBe("amber 11/14");
        (await Rotting(admin)).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromDays(2));
        Rot(await admin.Get($"/deals/{deal["id"]}")).ShouldBe("amber 13/14");
        (await Rotting(admin)).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Rot(await admin.Get($"/deals/{deal["id"]}")).ShouldBe("red 14/14");
        (await Rotting(admin)).ShouldBe(1);

        (await admin.Post($"/deals/{deal["id"]}/win")).Is(200)["rot"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await Rotting(admin)).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Only_what_both_sides_took_part_in_makes_a_deal_fresh_again(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var (ada, bob) = (await world.Contact("Ada"), await world.Contact("Bob"));
        var first = await Deal(admin, "First", ada);
        var second = await Deal(admin, "Second", ada);
        var other = await Deal(admin, "Other", bob);
        world.Clock.Advance(TimeSpan.FromDays(20));
        (await Rotting(admin)).ShouldBe(3);

        await Happened(world, ada, "call_logged", new { twoWay = false });
        await Happened(world, bob, "call_logged", new { twoWay = "yes" });
        (await Rotting(admin)).ShouldBe(3);

        await Happened(world, ada, "call_logged", new { twoWay = true, dealId = second });
        (await Rotting(admin)).ShouldBe(2);
        (await admin.Get($"/deals/{second}"))["lastActivityAt"].GetDateTimeOffset().ShouldBe(world.Clock.GetUtcNow());

        await Happened(world, ada, "meeting_held", new { });
        (await Rotting(admin)).ShouldBe(1);
        Rot(await admin.Get($"/deals/{first}")).ShouldBe("fresh 0/14");
        Rot(await admin.Get($"/deals/{other}")).ShouldBe("red 15/14");
        (await admin.Get($"/deals/{first}"))["version"].GetInt32().ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_planned_task_holds_the_clock_until_its_time_has_come(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var owner = world.Client(await world.User("Olga", Role.Owner));
        var (planned, bare) = (await Deal(owner, "Planned", await world.Contact("Ada")), await Deal(owner, "Bare", await world.Contact("Bob")));
        (await owner.Post("/tasks", new { title = "Past", kind = "call", dealId = planned, dueOn = "2026-11-24" })).Is(201);
        var task = (await owner.Post("/tasks", new { title = "Demo", kind = "meeting", dealId = planned, dueOn = "2026-12-16" })).Is(201)["id"].GetGuid();
        world.Clock.Advance(TimeSpan.FromDays(21));

        (await Rotting(owner)).ShouldBe(1);
        var held = (await owner.Get($"/deals/{planned}"))["rot"];
        (held.GetProperty("level").GetString(), held.GetProperty("days").GetInt32()).ShouldBe(("fresh", 15));
        held.GetProperty("heldUntil").GetDateTimeOffset().UtcDateTime.Date.ShouldBe(new DateTime(2026, 12, 16));
        Rot(await owner.Get($"/deals/{bare}")).ShouldBe("red 15/14");
        var cards = (await owner.Get("/deals/board"))["columns"].EnumerateArray().SelectMany(column => column.GetProperty("cards").EnumerateArray()).ToDictionary(card => card.GetProperty("id").GetString()!);
        cards[planned].GetProperty("nextTask").GetProperty("title").GetString().ShouldBe("Past");
        cards[planned].GetProperty("rot").GetProperty("level").GetString().ShouldBe("fresh");
        cards[bare].GetProperty("nextTask").ValueKind.ShouldBe(JsonValueKind.Null);

        world.Clock.Advance(TimeSpan.FromDays(4));
        (await Rotting(owner)).ShouldBe(2);
        (await owner.Patch($"/tasks/{task}", new { dueOn = "2026-12-30" })).Is(200);
        (await Rotting(owner)).ShouldBe(1);
        (await owner.Post($"/tasks/{task}/complete")).Is(200);
        (await Rotting(owner)).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task What_was_long_ago_and_what_concerns_closed_deals_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var ada = await world.Contact("Ada");
        var deal = await Deal(admin, "Engines", ada);
        world.Clock.Advance(TimeSpan.FromDays(5));
        await Happened(world, ada, "meeting_held", new { }, daysAgo: 1);
        await Happened(world, ada, "meeting_held", new { }, daysAgo: 4);

        Rot(await admin.Get($"/deals/{deal}")).ShouldBe("fresh 1/14");
        var edited = (await admin.Patch($"/deals/{deal}", new { amount = 5 })).Is(200);
        Rot(edited).ShouldBe("fresh 1/14");
        (await admin.Post($"/deals/{deal}/lose", new { reason = "Other" })).Is(200);
        await Happened(world, ada, "meeting_held", new { });
        (await admin.Get($"/deals/{deal}"))["lastActivityAt"].GetDateTimeOffset().ShouldBe(world.Clock.GetUtcNow().AddDays(-1));
    }

    private static async Task<string> Deal(HttpClient client, string name, Guid contact) =>
        (await client.Post("/deals", new { name, contacts = new[] { new { id = contact } } })).Is(201)["id"].GetString()!;

    private static async Task Happened(World world, Guid contact, string type, object data, int daysAgo = 0)
    {
        await world.Db.Write(tx =>
        {
            world.Get<Journal>().Append(tx,
            [
                new JourneyEvent { Subject = contact, Type = type, OccurredAt = tx.Now + TimeSpan.FromDays(-daysAgo), Source = "ui", Actor = "system", Data = JsonText.Of(data) },
            ]);
            return Task.FromResult(true);
        });
        await world.Settle();
    }

    private static async Task<long> Rotting(HttpClient client) =>
        (await client.Get("/deals/board")).Is(200)["columns"].EnumerateArray().Sum(column => column.GetProperty("rotting").GetInt64());

    private static string Rot(ApiAnswer deal)
    {
        var rot = deal.Is(200)["rot"];
        return $"{rot.GetProperty("level").GetString()} {rot.GetProperty("days")}/{rot.GetProperty("of")}";
    }
}
