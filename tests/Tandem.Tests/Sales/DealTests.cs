using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class DealTests
{
    [Theory, DatabaseData]
    public async Task A_deal_made_by_hand_begins_in_the_first_stage_and_makes_its_contact_an_opportunity(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita Rep", Role.SalesRep);
        var company = await world.Company("Acme");
        var contact = await world.Contact("Ada Lovelace");
        var second = await world.Contact("Bob");

        var deal = (await world.Client(rep).Post("/deals", new
        {
            name = "Engines",
            amount = 1234.56,
            companyId = company,
            contacts = new[] { new { id = contact, role = "Decision maker" }, new { id = second, role = "User" } },
            expectedCloseDate = "2027-01-31",
            tags = new[] { "Hot", "hot " },
        })).Is(201);

        deal.ETag.ShouldBe("\"1\"");
        deal["stageName"].GetString().ShouldBe("Discovery");
        deal["probability"].GetInt32().ShouldBe(10);
        deal["amount"].GetDecimal().ShouldBe(1234.56m);
        deal["currency"].GetString().ShouldBe("USD");
        deal["ownerName"].GetString().ShouldBe("Rita Rep");
        deal["company"].GetProperty("name").GetString().ShouldBe("Acme");
        deal["contacts"][0].GetProperty("main").GetBoolean().ShouldBeTrue();
        deal["contacts"][0].GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        deal["contacts"][1].GetProperty("role").GetString().ShouldBe("User");
        deal["tags"].GetArrayLength().ShouldBe(1);
        (await Stage(world, contact)).ShouldBe("opportunity");
        (await Stage(world, second)).ShouldBe("lead");
        (await Events(world, deal)).ShouldBe(["deal_created"]);
    }

    [Theory, DatabaseData]
    public async Task A_deal_goes_from_stage_to_stage_and_its_history_knows_how_long_it_stayed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var contact = await world.Contact("Ada Lovelace");
        var deal = (await admin.Post("/deals", new { name = "Engines", amount = 100, contacts = new[] { new { id = contact } } })).Is(201);
        var stages = (await admin.Get("/pipelines"))["items"][0].GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("id").GetString()).ToList();

        world.Clock.Advance(TimeSpan.FromMinutes(90));
        var moved = (await admin.Post($"/deals/{deal["id"]}/stage", new { stageId = stages[2] })).Is(200);
        moved["probability"].GetInt32().ShouldBe(40);
        (await admin.Patch($"/deals/{deal["id"]}", new { probability = 55 }, ifMatch: 2)).Is(200)["probabilityFrom"].GetString().ShouldBe("manual");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var won = (await admin.Post($"/deals/{deal["id"]}/win", new { reason = "fit" })).Is(200);

        won["outcome"].GetString().ShouldBe("won");
        won["probability"].GetInt32().ShouldBe(100);
        won["winReason"].GetString().ShouldBe("Fit");
        won["closedAt"].GetDateTimeOffset().ShouldBe(world.Clock.GetUtcNow());
        (await Stage(world, contact)).ShouldBe("customer");
        (await admin.Patch($"/deals/{deal["id"]}", new { probability = 90 })).Is(409).Code.ShouldBe("dealClosed");

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var reopened = (await admin.Post($"/deals/{deal["id"]}/reopen")).Is(200);
        reopened["outcome"].GetString().ShouldBe("open");
        reopened["closedAt"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        reopened["winReason"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        reopened["probability"].GetInt32().ShouldBe(10);
        (await Stage(world, contact)).ShouldBe("customer");

        var history = (await admin.Get($"/deals/{deal["id"]}/history"))["items"].EnumerateArray().Reverse()
            .Select(step => $"{step.GetProperty("from").GetString()} {step.GetProperty("to").GetString()} {step.GetProperty("seconds")} {step.GetProperty("outcome").GetString()}");
        history.ShouldBe([" Discovery  open", "Discovery Demo 5400 open", "Demo Won 60 won", "Won Discovery 1 open"]);
        (await Events(world, deal)).ShouldBe(["deal_created", "deal_stage_changed", "deal_updated", "deal_won", "deal_reopened"]);
    }

    [Theory, DatabaseData]
    public async Task A_closing_day_is_as_good_as_a_time(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(await world.User("Anna", Role.Admin));
        var deal = (await admin.Post("/deals", new { name = "Engines", openedAt = "2026-11-20T15:00:00Z" })).Is(201);
        var path = $"/deals/{deal["id"]}";

        (await admin.Post($"{path}/win", new { closedAt = "2026-11-20", reason = "Their own words" })).Is(200)["closedAt"].GetString().ShouldBe("2026-11-20T15:00:00.000Z");
        (await admin.Post($"{path}/reopen")).Is(200);
        (await admin.Post($"{path}/win", new { closedAt = "2026-11-21" })).Is(200)["closedAt"].GetString().ShouldBe("2026-11-21T00:00:00.000Z");
        (await admin.Post($"{path}/reopen")).Is(200);
        (await admin.Post($"{path}/win", new { closedAt = "2026-11-22" })).Is(200)["closedAt"].GetString().ShouldBe("2026-11-22T09:00:00.000Z");
        (await admin.Post($"{path}/win", new { closedAt = "2026-11-23" })).Is(400);
        (await admin.Post($"{path}/win", new { closedAt = "yesterday" })).Is(400);
        (await admin.Get($"{path}/history"))["items"][0].GetProperty("by").GetProperty("name").GetString().ShouldBe("Anna");
    }

    [Theory, DatabaseData]
    public async Task A_loss_needs_a_reason_of_the_list(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);

        (await admin.Post($"/deals/{deal["id"]}/lose", new { note = "sad" })).Is(400).Code.ShouldBe("lossReasonNeeded");
        (await admin.Post($"/deals/{deal["id"]}/lose", new { reason = "bad weather" })).Is(400);
        var lost = (await admin.Post($"/deals/{deal["id"]}/lose", new { reason = "poor FIT", note = "sad" })).Is(200);

        lost["lossReason"].GetString().ShouldBe("Poor fit");
        lost["lossNote"].GetString().ShouldBe("sad");
        lost["probability"].GetInt32().ShouldBe(0);
        (await admin.Patch($"/deals/{deal["id"]}", new { lossReason = (string?)null })).Is(400).Code.ShouldBe("lossReasonNeeded");
        (await admin.Patch($"/deals/{deal["id"]}", new { lossReason = "Pricing" })).Is(200)["lossReason"].GetString().ShouldBe("Pricing");
    }

    [Theory, DatabaseData]
    public async Task What_cannot_be_is_refused_in_words_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);
        var path = $"/deals/{deal["id"]}";

        (await admin.Patch(path, """{"amount": 1e30}""")).Is(400)["errors"].GetProperty("amount")[0].GetString()!.ShouldContain("large");
        (await admin.Patch(path, """{"amount": 10000000000000}""")).Is(400);
        (await admin.Patch(path, """{"amount": "12"}""")).Is(400);
        (await admin.Patch(path, new { name = " " })).Is(400);
        (await admin.Patch(path, new { name = "a\0b" })).Is(400);
        (await admin.Patch(path, new { closedAt = "2026-01-01T00:00:00Z" })).Is(400);
        (await admin.Patch(path, new { expectedCloseDate = "2026-02-30" })).Is(400);
        (await admin.Patch(path, new { stageId = Guid.NewGuid() })).Is(400);
        (await admin.Patch(path, new { companyId = Guid.NewGuid() })).Is(400);
        (await admin.Patch(path, new { ownerId = Guid.NewGuid() })).Is(400);
        (await admin.Patch(path, new { custom = new { nothing = 1 } })).Is(400);
        (await admin.Post($"{path}/win", new { closedAt = "2030-01-01T00:00:00Z" })).Is(400);
        (await admin.Post($"{path}/win", new { closedAt = "2020-01-01T00:00:00Z" })).Is(400);
        (await admin.Post($"{path}/stage", new { })).Is(400);
        (await admin.Post("/deals", "[1]")).Is(400);
        (await admin.Post("/deals", new { amount = 1 })).Is(400)["errors"].GetProperty("name").GetArrayLength().ShouldBe(1);

        (await admin.Get(path))["version"].GetInt32().ShouldBe(1);
        (await Events(world, deal)).ShouldBe(["deal_created"]);
    }

    [Theory, DatabaseData]
    public async Task A_stale_version_is_refused_with_what_is_there_now(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);

        (await admin.Patch($"/deals/{deal["id"]}", new { amount = 5, currency = "JPY" }, ifMatch: 1)).Is(200).ETag.ShouldBe("\"2\"");
        var stale = (await admin.Patch($"/deals/{deal["id"]}", new { amount = 6 }, ifMatch: 1)).Is(412);
        stale.Code.ShouldBe("stale");
        stale["current"].GetProperty("amount").GetDecimal().ShouldBe(5m);
        (await admin.Patch($"/deals/{deal["id"]}", new { amount = 5 }, ifMatch: 2)).Is(200)["version"].GetInt32().ShouldBe(2, "nothing changed");
        (await world.Value<long>("select amount_minor from sales_deals")).ShouldBe(5);
    }

    [Theory, DatabaseData]
    public async Task Fields_are_emptied_and_tags_are_replaced(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var company = await world.Company("Acme");
        var deal = (await admin.Post("/deals", new { name = "Engines", amount = 5, companyId = company, product = "GTX", nextStep = "Call", tags = new[] { "a", "b" } })).Is(201);

        var edited = (await admin.Patch($"/deals/{deal["id"]}", new
        {
            amount = (decimal?)null,
            companyId = (Guid?)null,
            product = (string?)null,
            nextStep = "",
            tags = new[] { "B", "c" },
        })).Is(200);

        foreach (var field in new[] { "amount", "company", "product" })
        {
            edited[field].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, field);
        }

        edited["tags"].EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["b", "c"]);
    }

    [Theory, DatabaseData]
    public async Task A_deal_that_is_put_away_leaves_the_list_and_comes_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);

        (await admin.Delete($"/deals/{deal["id"]}")).Is(200);
        (await admin.Get("/deals"))["items"].GetArrayLength().ShouldBe(0);
        (await admin.Get("/deals?archived=true"))["items"].GetArrayLength().ShouldBe(1);
        (await admin.Post($"/deals/{deal["id"]}/restore")).Is(200);
        (await admin.Get("/deals/count"))["count"].GetInt64().ShouldBe(1);
        (await Events(world, deal)).ShouldBe(["deal_created", "deal_archived", "deal_restored"]);
    }

    [Theory, DatabaseData]
    public async Task People_of_a_deal_come_and_go_and_another_one_becomes_the_main_contact(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var (ada, bob) = (await world.Contact("Ada"), await world.Contact("Bob"));
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201);

        (await admin.Put($"/deals/{deal["id"]}/contacts/{ada}", new { role = "Boss" })).Is(200);
        (await admin.Put($"/deals/{deal["id"]}/contacts/{bob}")).Is(200);
        var renamed = (await admin.Put($"/deals/{deal["id"]}/contacts/{ada}", new { role = "Big boss" })).Is(200);
        renamed["contacts"][0].GetProperty("role").GetString().ShouldBe("Big boss");
        var left = (await admin.Delete($"/deals/{deal["id"]}/contacts/{ada}")).Is(200);

        left["contacts"].GetArrayLength().ShouldBe(1);
        left["contacts"][0].GetProperty("main").GetBoolean().ShouldBeTrue();
        (await Stage(world, ada)).ShouldBe("opportunity");
        (await Stage(world, bob)).ShouldBe("opportunity");
        (await admin.Delete($"/deals/{deal["id"]}/contacts/{ada}")).Is(404);
        (await admin.Put($"/deals/{deal["id"]}/contacts/{Guid.NewGuid()}")).Is(400);
    }

    private static Task<string?> Stage(World world, Guid contact) =>
        world.Value<string>("select lifecycle_stage from people_contacts where id = @contact", new { contact });

    private static async Task<List<string>> Events(World world, ApiAnswer deal) =>
        [.. await world.Rows<string>("select type from journey_events where subject_id = @id order by seq", new { id = deal["id"].GetGuid() })];
}
