using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class CallTests
{
    [Theory, DatabaseData]
    public async Task A_call_and_its_next_step_are_written_together(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var nora = await world.Contact("Nora", rita.UserId);
        var client = world.Client(rita);
        var deal = (await client.Post("/deals", new { name = "Fleet", ownerId = rita.UserId })).Is(201)["id"].GetGuid();

        var logged = (await client.Post($"/contacts/{nora}/calls", new
        {
            outcome = "connected",
            seconds = 300,
            note = "Wants a demo",
            dealId = deal,
            nextStep = new { title = "Prepare the demo", kind = "meeting", dueOn = "2026-11-25" },
        })).Is(201);

        logged["twoWay"].GetBoolean().ShouldBeTrue();
        var task = logged["task"];
        (task.GetProperty("contact").GetProperty("id").GetGuid(), task.GetProperty("deal").GetProperty("id").GetGuid()).ShouldBe((nora, deal));
        var told = (await client.Get($"/contacts/{nora}/timeline"))["items"][0];
        (told.GetProperty("title").GetString(), told.GetProperty("detail").GetString()).ShouldBe(("Called: talked", "5 min · Fleet · Wants a demo"));
        told.GetProperty("data").GetProperty("taskId").GetGuid().ShouldBe(task.GetProperty("id").GetGuid());
        (await client.Get($"/deals/{deal}"))["nextTask"].GetProperty("title").GetString().ShouldBe("Prepare the demo");
    }

    [Theory, DatabaseData]
    public async Task A_call_about_a_deal_is_on_the_deals_timeline_and_nowhere_twice(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var (nora, company) = (await world.Contact("Nora", rita.UserId), await world.Company("Fleet Ltd", rita.UserId));
        var client = world.Client(rita);
        (await client.Put($"/contacts/{nora}/companies/{company}", new { })).Is(200);
        var deal = (await client.Post("/deals", new { name = "Fleet", ownerId = rita.UserId, companyId = company, contacts = new[] { new { id = nora } } })).Is(201)["id"].GetGuid();
        (await client.Post($"/contacts/{nora}/calls", new { outcome = "busy" })).Is(201);
        (await client.Post($"/contacts/{nora}/calls", new { outcome = "connected", seconds = 300, note = "Wants a demo", dealId = deal })).Is(201);
        await world.Settle();

        var told = (await Calls($"/deals/{deal}")).ShouldHaveSingleItem();
        (told.GetProperty("title").GetString(), told.GetProperty("detail").GetString()).ShouldBe(("Called: talked", "5 min · Wants a demo"));
        (await Calls($"/deals/{deal}", "?kinds=sales")).Count.ShouldBe(1);
        (await Calls($"/contacts/{nora}")).Count.ShouldBe(2);
        (await Calls($"/contacts/{nora}", "?kinds=sales")).Count.ShouldBe(2);
        (await Calls($"/companies/{company}")).Count.ShouldBe(2);

        async Task<List<JsonElement>> Calls(string record, string query = "") =>
            [.. (await client.Get($"{record}/timeline{query}")).Is(200)["items"].EnumerateArray().Where(item => item.GetProperty("title").GetString()!.StartsWith("Called", StringComparison.Ordinal))];
    }

    [Theory]
    [DatabaseData("noAnswer", "Called: no answer")]
    [DatabaseData("leftVoicemail", "Called: left a voicemail")]
    [DatabaseData("wrongNumber", "Called: wrong number")]
    [DatabaseData("busy", "Called: busy")]
    public async Task Where_nobody_was_reached_the_call_was_one_way(DbEngine engine, string outcome, string title)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var nora = await world.Contact("Nora", rita.UserId);
        var client = world.Client(rita);

        (await client.Post($"/contacts/{nora}/calls", new { outcome })).Is(201)["twoWay"].GetBoolean().ShouldBeFalse();

        JsonSerializer.Deserialize<JsonElement>((await world.Value<string>("select data from journey_events where type = 'call_logged'"))!)
            .GetProperty("twoWay").GetBoolean().ShouldBeFalse();
        (await client.Get($"/contacts/{nora}/timeline"))["items"][0].GetProperty("title").GetString().ShouldBe(title);
    }

    [Theory, DatabaseData]
    public async Task A_call_that_makes_no_sense_is_refused_with_its_next_step(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, stranger) = (await world.User("Rita", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var (nora, hidden) = (await world.Contact("Nora", rita.UserId), await world.Contact("Hidden", stranger.UserId));
        var foreign = (await world.Client(Caller.System).Post("/deals", new { name = "Foreign", ownerId = stranger.UserId }))["id"].GetGuid();
        var client = world.Client(rita);
        var logged = await world.Value<long>("select count(*) from journey_events");

        await Refused(new { }, "outcome");
        await Refused(new { outcome = "shouted" }, "outcome");
        await Refused(new { outcome = "busy", twoWay = true }, "twoWay");
        await Refused(new { outcome = "connected", seconds = -1 }, "seconds");
        await Refused(new { outcome = "connected", at = "2027-01-01T00:00:00Z" }, "at");
        await Refused(new { outcome = "connected", at = "2020-01-01T00:00:00Z" }, "at");
        await Refused(new { outcome = "connected", nextStep = "soon" }, "nextStep");
        await Refused(new { outcome = "connected", nextStep = new { title = "x" } }, "nextStep.dueOn");
        await Refused(new { outcome = "connected", nextStep = new { title = "x", dueOn = "10000-01-01" } }, "nextStep.dueOn");
        (await client.Post($"/contacts/{nora}/calls", new { outcome = "connected", dealId = foreign })).Is(404);
        (await client.Post($"/contacts/{hidden}/calls", new { outcome = "connected" })).Is(404);
        (await world.Client(await world.User("Vera", Role.Viewer)).Post($"/contacts/{nora}/calls", new { outcome = "connected" })).Is(403);
        (await world.Value<long>("select count(*) from journey_events")).ShouldBe(logged);
        (await world.Value<long>("select count(*) from sales_tasks")).ShouldBe(0);

        async Task Refused(object body, string field) =>
            (await client.Post($"/contacts/{nora}/calls", body)).Is(400)["errors"].TryGetProperty(field, out _).ShouldBeTrue(field);
    }
}
