using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales.Handoffs;

/// <summary>The clock of a handoff: warnings, the end of the wait, and what an answer does to it.</summary>
public sealed class PromiseTests
{
    [Theory, DatabaseData]
    public async Task The_promise_warns_at_half_and_at_four_fifths_then_the_lead_goes_on(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, ben, manager) = (await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep), await world.User("Max", Role.Manager));
        var person = await world.Contact("Ada");
        await world.Qualifies(person, "A", 1, ["Asked for a demo"]);
        await world.Settle();
        var first = (await world.Rows<Guid>("select owner_id from sales_handoffs")).Single() == ana.UserId ? ana : ben;
        var second = first == ana ? ben : ana;

        // Sent on Sunday: the hour runs on Monday from nine to ten.
        await At(world, "2026-11-23T09:29");
        (await world.Notices(first)).ShouldBe(["New lead: Ada"]);
        await At(world, "2026-11-23T09:30");
        (await world.Notices(first)).ShouldBe(["New lead: Ada", "Ada waits for an answer"]);
        (await world.Notices(manager)).ShouldBeEmpty();
        await At(world, "2026-11-23T09:48");
        (await world.Notices(manager)).ShouldBe(["Ada waits for an answer"]);
        await At(world, "2026-11-23T10:00");

        (await world.Rows<string>("select state from sales_handoffs order by round")).ShouldBe(["expired", "sent"]);
        (await world.Notices(first)).ShouldContain("Ada was not answered in time");
        (await world.Notices(manager)).ShouldContain("Ada was not answered in time");
        (await world.Notices(second)).ShouldBe(["New lead: Ada"]);
        (await world.Stage(person)).ShouldNotBe("customer");
        var page = (await world.Client(second).Get("/handoffs?owner=me"))["items"][0];
        page.GetProperty("round").GetInt32().ShouldBe(2);
        page.GetProperty("ownerWhy").GetString().ShouldBe("Next in turn of 1 (1 had it before)");
        page.GetProperty("acceptBy").GetString().ShouldBe("2026-11-23T11:00:00.000Z");
    }

    [Theory, DatabaseData]
    public async Task After_the_agreed_rounds_it_waits_for_a_manager(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var manager = await world.User("Max", Role.Manager);
        for (var i = 0; i < 5; i++)
        {
            await world.User($"Rep {i}", Role.SalesRep);
        }

        (await world.Client(manager).Patch("/handoff-policy", new { minutesA = 60, rounds = 2 })).Is(200);
        await world.Qualifies(await world.Contact("Ada"), "A", 1, []);
        await world.Settle();
        foreach (var time in new[] { "10:00", "11:00", "12:00", "13:00", "14:00" })
        {
            await At(world, $"2026-11-23T{time}");
        }

        (await world.Rows<string>("select state from sales_handoffs order by round")).ShouldBe(["expired", "expired", "sent"]);
        (await world.Value<string>("select owner_why from sales_handoffs where state = 'sent'")).ShouldBe("Nobody answered in 2 rounds");
        (await world.Notices(manager)).ShouldContain("Nobody has Ada yet");
        (await world.Value<long>("select count(*) from platform_timers where kind = 'sales.handoff'")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_answer_stops_the_clock(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        await world.Qualifies(await world.Contact("Ada"), "A", 1, []);
        await world.Settle();
        await At(world, "2026-11-23T09:45");
        var handoff = (await world.Client(rep).Get("/handoffs"))["items"][0];
        handoff.GetProperty("used").GetDouble().ShouldBe(0.75);

        (await world.Client(rep).Post($"/handoffs/{handoff.GetProperty("id")}/accept")).Is(200);

        (await world.Value<long>("select count(*) from platform_timers where kind = 'sales.handoff'")).ShouldBe(0);
        await At(world, "2026-11-24T12:00");
        (await world.Rows<string>("select state from sales_handoffs")).ShouldBe(["accepted"]);
        (await world.Rows<string>("select data from journey_events where type = 'handoff_accepted'")).Single().ShouldContain("\"minutes\":45");
    }

    [Theory, DatabaseData]
    public async Task Given_to_somebody_else_the_promise_begins_anew(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, manager) = (await world.User("Ana", Role.SalesRep), await world.User("Max", Role.Manager));
        await world.Qualifies(await world.Contact("Ada"), "A", 1, []);
        await world.Settle();
        var ben = await world.User("Ben", Role.SalesRep);
        await At(world, "2026-11-23T09:50");
        var id = await world.Value<Guid>("select id from sales_handoffs");

        (await world.Client(manager).Post($"/handoffs/{id}/give", new { ownerId = ben.UserId })).Is(200)["acceptBy"].GetString().ShouldBe("2026-11-23T10:50:00.000Z");

        await At(world, "2026-11-23T10:00");
        (await world.Rows<string>("select state from sales_handoffs")).ShouldBe(["sent"]);
        (await world.Notices(ana)).ShouldNotContain("Ada was not answered in time");
    }

    [Theory, DatabaseData]
    public async Task Holidays_and_the_teams_zone_count(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        (await world.Client(Caller.System).Put("/business-hours", new { timeZone = "America/New_York", holidays = new[] { "2026-11-23" } })).Is(200);

        await world.Qualifies(await world.Contact("Ada"), "A", 1, []);
        await world.Settle();

        // Tuesday, nine to ten in New York.
        (await world.Client(rep).Get("/handoffs"))["items"][0].GetProperty("acceptBy").GetString().ShouldBe("2026-11-24T15:00:00.000Z");
    }

    private static async Task At(World world, string time)
    {
        world.Clock.Set(DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture));
        await world.Settle();
    }
}
