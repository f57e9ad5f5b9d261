using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

public sealed class MoneyTests
{
    [Theory, DatabaseData]
    public async Task Amounts_are_summed_in_the_base_currency_at_the_rate_of_their_day_and_what_has_no_rate_is_named(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var rates = new[] { new { currency = "EUR", rate = 1.1, from = "2026-01-01" }, new { currency = "EUR", rate = 1.25, from = "2026-02-01" }, new { currency = "JPY", rate = 0.01, from = "2026-01-01" } };
        (await admin.Put("/rates", new { items = rates })).Is(200)["items"].GetArrayLength().ShouldBe(3);
        await world.Deal(Numbers.Draft("2025-12-01", "2025-12-31", 1000) with { Currency = "EUR" });
        await world.Deal(Numbers.Draft("2026-01-01", "2026-01-31T12:00:00Z", 100) with { Currency = "EUR" });
        await world.Deal(Numbers.Draft("2026-01-01", "2026-02-01", 100) with { Currency = "EUR" });
        await world.Deal(Numbers.Draft("2026-01-01", "2026-02-02", 5000) with { Currency = "JPY" });
        await world.Deal(Numbers.Draft("2026-01-01", "2026-02-03", 7) with { Currency = "CHF" });
        await world.Deal(Numbers.Draft("2026-01-01", "2026-02-04", 0.5m));

        var answer = (await admin.Get("/scoreboard?from=2025-01-01&to=2026-03-01")).Is(200);

        answer["rows"][0].Figure("wonValue").ShouldBe(110 + 125 + 50 + 0.5);
        answer["rows"][0].Figure("won").ShouldBe(6);
        answer["rows"][0].GetProperty("currency").GetString().ShouldBe("USD");
        answer["warnings"].EnumerateArray().Select(warning => $"{warning.GetProperty("code").GetString()} {warning.GetProperty("currency").GetString()} {warning.GetProperty("count")}")
            .ShouldBe(["rateMissing CHF 1", "rateMissing EUR 1"]);
    }

    [Theory, DatabaseData]
    public async Task Costs_stand_beside_the_leads_and_the_revenue_of_their_origin_campaign_and_month(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var spring = (await admin.Post("/campaigns", new { name = "Spring Sale", key = "spring", budget = 500 })).Is(201);
        var idle = (await admin.Post("/campaigns", new { name = "Idle" })).Is(201);
        foreach (var (campaign, origin, date, amount, team) in new (ApiAnswer?, string?, string, decimal, string)[]
        {
            (spring, "paid_search", "2026-01-10", 100, "marketing"),
            (spring, "paid_search", "2026-02-01", 50, "marketing"),
            (idle, null, "2026-01-31", 10, "marketing"),
            (null, null, "2026-01-15", 40, "sales"),
            (null, "social", "2026-03-01", 999, "marketing"),
        })
        {
            (await admin.Post("/costs", new { campaignId = campaign?["id"].GetGuid(), origin, date, amount, kind = "ads", team })).Is(201);
        }

        var ada = await world.Person("lead 2026-01-05", origin: "paid_search", campaign: "Spring");
        await world.Person("lead 2026-01-06", origin: "paid_search", campaign: "Spring");
        await world.Deal("2026-01-10", "2026-02-10", 450, ada);

        var all = (await world.Board("from=2026-01-01&to=2026-03-01")).Single().Value;
        (all.Figure("cost"), all.Figure("salesCost"), all.Figure("costPerLead"), all.Figure("acquisitionCost"), all.Figure("roi"))
            .ShouldBe((160, 40, 80, 200, (450 - 160) / 160.0));

        var origins = await world.Board("from=2026-01-01&to=2026-03-01&by=origin");
        origins["paid_search"].Figure("cost").ShouldBe(150);
        origins["paid_search"].Figure("roi").ShouldBe(2);
        origins[""].Figure("cost").ShouldBe(10);
        origins[""].Figure("acquisitionCost").ShouldBeNull();
        origins.ContainsKey("social").ShouldBeFalse("its cost is of another month");

        var campaigns = await world.Board("from=2026-01-01&to=2026-03-01&by=campaign");
        campaigns["Spring"].Figure("cost").ShouldBe(150);
        campaigns["Spring"].GetProperty("label").GetString().ShouldBe("Spring Sale");
        campaigns["idle"].Figure("cost").ShouldBe(10);
        campaigns["idle"].Figure("costPerLead").ShouldBeNull();
        campaigns["idle"].Figure("roi").ShouldBe(-1);

        var months = await world.Board("from=2026-01-01&to=2026-03-01&by=month");
        months["2026-01"].Figure("cost").ShouldBe(110);
        months["2026-02"].Figure("costPerLead").ShouldBeNull();
        (await world.Board("from=2026-01-01&to=2026-03-01&by=owner"))[""].Figure("cost").ShouldBeNull();

        var behind = (await admin.Get("/scoreboard/rows?metric=cost&by=campaign&key=Spring&from=2026-01-01&to=2026-03-01")).Is(200);
        behind["items"].EnumerateArray().Select(hit => hit.GetProperty("amount").GetDecimal()).ShouldBe([50m, 100m]);
        (await admin.Get("/scoreboard/rows?metric=acquisitionCost&from=2026-01-01&to=2026-03-01&limit=1"))["next"].GetString().ShouldNotBeNull();
    }

    [Theory, DatabaseData]
    public async Task Campaigns_and_costs_are_made_changed_and_removed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var campaign = (await admin.Post("/campaigns", new { name = "Spring Sale", budget = 500 })).Is(201);
        campaign["key"].GetString().ShouldBe("spring-sale");
        (await admin.Post("/campaigns", new { name = "Other", key = "spring-sale" })).Is(409).Code.ShouldBe("keyTaken");
        (await admin.Post("/campaigns", new { name = "Other", budget = -1 })).Is(400);
        (await admin.Patch($"/campaigns/{campaign["id"]}", new { budget = (int?)null }, ifMatch: 1)).Is(200)["budget"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await admin.Patch($"/campaigns/{campaign["id"]}", new { name = "Late" }, ifMatch: 1)).Is(412);

        var cost = (await admin.Post("/costs", new { campaignId = campaign["id"].GetGuid(), date = "2026-01-10", amount = 12.345, kind = "ads", team = "marketing", currency = "eur" })).Is(201);
        cost["amount"].GetDecimal().ShouldBe(12.34m);
        cost["currency"].GetString().ShouldBe("EUR");
        cost["campaignName"].GetString().ShouldBe("Spring Sale");
        (await admin.Post("/costs", new { date = "2026-01-10", amount = 1, kind = "rockets", team = "marketing" })).Is(400);
        (await admin.Post("/costs", new { date = "2026-01-10", amount = 1, kind = "ads" })).Is(400)["errors"].GetProperty("team").GetArrayLength().ShouldBe(1);
        (await admin.Post("/costs", new { date = "2026-01-10", amount = 1e29, kind = "ads", team = "sales" })).Is(400);
        (await admin.Post("/costs", new { campaignId = Guid.NewGuid(), date = "2026-01-10", amount = 1, kind = "ads", team = "sales" })).Is(400);
        (await admin.Patch($"/costs/{cost["id"]}", new { amount = 20, campaignId = (Guid?)null }, ifMatch: 1)).Is(200)["amount"].GetDecimal().ShouldBe(20m);
        for (var day = 1; day <= 5; day++)
        {
            await admin.Post("/costs", new { date = $"2026-02-0{day}", amount = day, kind = "ads", team = "sales" });
        }

        var page = await admin.Get("/costs?limit=4");
        page["items"].EnumerateArray().Select(item => item.GetProperty("date").GetString()).First().ShouldBe("2026-02-05");
        (await admin.Get($"/costs?limit=4&cursor={page["next"].GetString()}"))["items"].GetArrayLength().ShouldBe(2);
        (await admin.Delete($"/costs/{cost["id"]}", ifMatch: 1)).Is(412);
        (await admin.Delete($"/costs/{cost["id"]}")).Is(204);
        (await admin.Delete($"/campaigns/{campaign["id"]}")).Is(204);
        (await admin.Get("/campaigns"))["items"].GetArrayLength().ShouldBe(0);
        (await admin.Post("/campaigns", new { name = "Spring Sale" })).Is(201, "the key is free again");
        (await world.Value<long>("select count(*) from access_audit where object in ('campaign', 'cost')")).ShouldBe(12);
    }

    [Theory, DatabaseData]
    public async Task Rates_are_kept_whole_or_not_at_all(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        (await admin.Put("/rates", new { items = new[] { new { currency = "EUR", rate = 1.1, from = "2026-01-01" } } })).Is(200);

        foreach (var bad in new object[]
        {
            new { currency = "USD", rate = 1.0, from = "2026-01-01" },
            new { currency = "EUR", rate = 0.0, from = "2026-01-01" },
            new { currency = "EUR", rate = -1.0, from = "2026-01-01" },
            new { currency = "EUR", rate = 1.0, from = "2026-02-30" },
            new { currency = "Euro", rate = 1.0, from = "2026-01-01" },
            1,
        })
        {
            (await admin.Put("/rates", new { items = new[] { new { currency = "CHF", rate = 2.0, from = "2026-01-01" }, bad } })).Is(400);
        }

        (await admin.Put("/rates", new { items = new[] { new { currency = "CHF", rate = 2.0, from = "2026-01-01" }, new { currency = "CHF", rate = 3.0, from = "2026-01-01" } } })).Is(400);
        (await admin.Put("/rates", new { })).Is(400);
        (await admin.Get("/rates"))["items"][0].GetProperty("rate").GetDecimal().ShouldBe(1.1m);
        var rep = await world.User("Rita", Role.SalesRep);
        (await world.Client(rep).Get("/rates")).Is(200);
        (await world.Client(rep).Put("/rates", new { items = Array.Empty<object>() })).Is(403);
        (await world.Client(rep).Post("/campaigns", new { name = "No" })).Is(403);
        (await world.Client(rep).Post("/costs", new { date = "2026-01-10", amount = 1, kind = "ads", team = "sales" })).Is(403);
    }
}
