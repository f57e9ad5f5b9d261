using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Insights;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Alignment;

public sealed class GoalTests
{
    [Theory, DatabaseData]
    public async Task Pace_is_what_was_won_against_the_working_days_gone_by(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, manager) = (world.Client(await world.User("Rita", Role.SalesRep)), world.Client(await world.User("Max", Role.Manager)));
        // Friday 20 November: 15 of the 21 working days of the month have begun.
        world.Clock.Set(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 8; i++)
        {
            await world.Person(i < 4 ? "lead 2026-03-05, salesQualified 2026-04-01" : "lead 2026-03-06");
        }

        await world.Deal("2026-03-10", "2026-05-01", 3000);
        await world.Deal("2026-10-10", "2026-11-05", 5000);
        await world.Deal("2026-10-10", "2026-11-06", 99, lost: true);
        await world.Deal(Numbers.Draft("2026-10-10", "2026-11-07", 70) with { Currency = "CHF" });
        (await manager.Put("/goals/2026-11", new { amount = 21_000 })).Is(200)["version"].GetInt32().ShouldBe(1);
        (await manager.Put("/goals/2026Q4", new { amount = 4000, currency = "USD" })).Is(200);

        var running = (await rep.Get("/goals/running")).Is(200)["items"];
        running.EnumerateArray().Select(pace => pace.GetProperty("goal").GetProperty("period").GetString()).ShouldBe(["2026-11", "2026Q4"]);
        var month = running[0];
        (month.Figure("won"), month.Figure("elapsedDays"), month.Figure("businessDays"), month.Figure("amountsLeftOut")).ShouldBe((5000, 15, 21, 1));
        (month.Figure("expected"), month.Figure("ahead"), month.Figure("projection"), month.Figure("left")).ShouldBe((15_000, -10_000, 7000, 16_000));
        month.Figure("share")!.Value.ShouldBe(5000 / 21_000.0, 1e-9);
        month.GetProperty("from").GetString().ShouldBe("2026-11-01");
        var needs = month.GetProperty("needs");
        // Three won deals came to 8,000 in all; there were four SQLs and eight leads.
        needs.Figure("averageDeal").ShouldBe(2666.67);
        (needs.Figure("deals"), needs.Figure("salesQualified"), needs.Figure("leads")).ShouldBe((6, 8, 16));
        needs.Figure("wonPerLead").ShouldBe(3 / 8.0);

        var quarter = (await rep.Get("/goals/2026Q4")).Is(200);
        quarter.Json.Figure("left").ShouldBe(0);
        quarter["needs"].Figure("deals").ShouldBe(0);
        (await world.Board("from=2026-11-01&to=2026-12-01")).Single().Value.Figure("wonValue").ShouldBe(month.Figure("won"));
    }

    [Theory, DatabaseData]
    public async Task What_is_not_known_is_null_and_a_period_may_be_over_or_yet_to_come(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        (await client.Put("/goals/2027", new { amount = 1000 })).Is(200);
        (await client.Put("/goals/2025-02", new { amount = 1000 })).Is(200);
        var next = (await client.Get("/goals/2027")).Is(200);
        (next.Json.Figure("elapsedDays"), next.Json.Figure("expected"), next.Json.Figure("projection")).ShouldBe((0, 0, null));
        foreach (var need in new[] { "deals", "salesQualified", "leads", "averageDeal", "wonPerLead" })
        {
            next["needs"].Figure(need).ShouldBeNull(need);
        }

        var past = (await client.Get("/goals/2025-02")).Is(200);
        (past.Json.Figure("elapsedDays"), past.Json.Figure("expected"), past.Json.Figure("projection")).ShouldBe((20, 1000, 0));
        (await client.Get("/goals/running")).Is(200)["items"].GetArrayLength().ShouldBe(0);

        // The base currency changes: what was wanted and what was won cannot be compared any more.
        await world.Workspace("EUR", "UTC");
        past = (await client.Get("/goals/2025-02")).Is(200);
        past["share"].ValueKind.ShouldBe(JsonValueKind.Null);
        past["expected"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task Nonsense_is_refused_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        foreach (var body in new[] { """{"amount":0}""", """{"amount":-1}""", """{"amount":1e30}""", """{"amount":0.001}""", "{}", """{"amount":"many"}""", """{"amount":5,"currency":"EUR"}""" })
        {
            (await client.Put("/goals/2026-12", body)).Is(400, body);
        }

        foreach (var period in new[] { "2026-13", "2026-00", "2026Q5", "2026q1", "26", "1969", "2901-01", "２０２６", "2026-12-01", "2026-1", "x" })
        {
            (await client.Put($"/goals/{period}", new { amount = 5 })).Is(400, period);
            (await client.Get($"/goals/{period}")).Is(400, period);
        }

        (await client.Get("/goals"))["items"].GetArrayLength().ShouldBe(0);
        (await world.Client(await world.User("Rita", Role.SalesRep)).Put("/goals/2026-12", new { amount = 5 })).Is(403);
        (await client.Put("/goals/2026-12", new { amount = 5 })).Is(200);
        (await client.Send(HttpMethod.Put, "/goals/2026-12", new { amount = 6 }, ifMatch: 7)).Is(412);
        (await client.Send(HttpMethod.Put, "/goals/2026-12", new { amount = 6 }, ifMatch: 1)).Is(200)["version"].GetInt32().ShouldBe(2);
        (await client.Delete("/goals/2026-12", ifMatch: 1)).Is(412);
        (await client.Delete("/goals/2026-12", ifMatch: 2)).Is(204);
        (await client.Delete("/goals/2026-12")).Is(404);
        (await client.Get("/goals/2026-12")).Is(404);
        (await world.Rows<string>("select verb from access_audit where object = 'goal'")).ShouldBe(["create", "update", "delete"], ignoreOrder: true);
    }
}
