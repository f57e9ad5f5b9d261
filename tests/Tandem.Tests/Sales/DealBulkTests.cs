using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class DealBulkTests
{
    [Theory, DatabaseData]
    public async Task Many_deals_are_previewed_changed_and_taken_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(await world.User("Anna", Role.Admin));
        var contact = await world.Contact("Ada");
        await Seed(world, contact);
        var won = (await world.Db.Read(PipelineSet.Load)).Default.Won.Id;
        var request = new
        {
            select = new { filter = new { field = "name", op = "startsWith", value = "D" } },
            change = new { set = new { stageId = won, nextStep = "Call" }, addTags = new[] { "bulk" }, removeTags = new[] { "old" } },
        };

        var preview = (await admin.Post("/deals/bulk", new { request.select, request.change, preview = true })).Is(200);
        preview["count"].GetInt64().ShouldBe(7);
        preview["sample"].GetArrayLength().ShouldBe(5);
        preview["sample"][0].GetProperty("before").GetProperty("tags")[0].GetString().ShouldBe("old");
        preview["sample"][0].GetProperty("after").GetProperty("tags")[0].GetString().ShouldBe("bulk");
        (await Names(admin, "won")).ShouldBeEmpty();

        var started = (await admin.Post("/deals/bulk", request)).Is(202);
        await world.Settle();
        (await Names(admin, "won")).Count.ShouldBe(7);
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("customer");
        var job = (await admin.Get($"/jobs/{started["jobId"]}")).Is(200);
        job["state"].GetString().ShouldBe("done");
        job["result"].GetProperty("changed").GetInt64().ShouldBe(7);
        job["canUndo"].GetBoolean().ShouldBeTrue();

        (await admin.Post($"/jobs/{started["jobId"]}/undo")).Is(202);
        await world.Settle();
        (await Names(admin, "won")).ShouldBeEmpty();
        (await world.Value<long>("select count(*) from sales_deals where next_step is not null")).ShouldBe(0);
        (await world.Value<long>("select count(*) from sales_deal_tags where tag_key = 'old'")).ShouldBe(7);
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("opportunity");
        (await admin.Get($"/jobs/{started["jobId"]}"))["state"].GetString().ShouldBe("undone");
    }

    [Theory, DatabaseData]
    public async Task Only_deals_within_reach_are_changed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var (mine, foreign) = (await Deal(world, rep.UserId), await Deal(world, (await world.User("Bob", Role.SalesRep)).UserId));
        var client = world.Client(rep);

        (await client.Post("/deals/bulk", new { select = new { ids = new[] { mine, foreign } }, change = new { set = new { nextStep = "Call" } } })).Is(202);
        await world.Settle();

        (await world.Rows<Guid>("select id from sales_deals where next_step = 'Call'")).ShouldBe([mine]);
        (await client.Post("/deals/bulk", new { select = new { ids = new[] { mine } }, change = new { archive = true } })).Is(403);
        (await world.Client(await world.User("Vera", Role.Viewer)).Post("/deals/bulk", new { select = new { ids = new[] { mine } }, change = new { archive = true } })).Is(403);
    }

    [Theory]
    [DatabaseData("""{"change":{"archive":true}}""")]
    [DatabaseData("""{"select":{"ids":[]},"change":{"archive":true}}""")]
    [DatabaseData("""{"select":{"ids":["x"]},"change":{"archive":true}}""")]
    [DatabaseData("""{"select":{"filter":{"field":"nothing","op":"known"}},"change":{"archive":true}}""")]
    [DatabaseData("""{"select":{},"change":{}}""")]
    [DatabaseData("""{"select":{},"change":{"set":{"amount":1}}}""")]
    [DatabaseData("""{"select":{},"change":{"set":{"probability":101}}}""")]
    [DatabaseData("""{"select":{},"change":{"set":{"stageId":"0198a0e0-0000-7000-8000-000000000000"}}}""")]
    [DatabaseData("""{"select":{},"change":{"set":{"ownerId":"0198a0e0-0000-7000-8000-000000000000"}}}""")]
    [DatabaseData("""{"select":{},"change":{"set":{"lossReason":"bad weather"}}}""")]
    public async Task A_change_that_cannot_be_made_is_refused_before_anything_happens(DbEngine engine, string body)
    {
        await using var world = await World.Create(engine);
        await world.Db.Write(Starters.Ensure);
        (await world.Client(Caller.System).Post("/deals/bulk", body)).Is(400);
        (await world.Value<long>("select count(*) from platform_jobs")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_export_has_what_the_list_shows_and_no_formula(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Seed(world, await world.Contact("Ada"));
        await Deal(world, null, "=cmd()");
        using var response = await world.Client(Caller.System).GetAsync("/api/v1/deals/export?columns=name,amount,outcome,tags,contacts");

        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        lines[0].ShouldBe("Name,Amount,Outcome,Tags,People");
        lines[1].ShouldBe("D0,0,open,old,Ada");
        lines[^1].ShouldStartWith("\"'=cmd()\"");
        lines.Length.ShouldBe(9);
        (await world.Client(Caller.System).Get("/deals/export?columns=nothing")).Is(400);
        (await world.Client(await world.User("Rita", Role.SalesRep)).Get("/deals/export")).Is(403);
        (await world.Value<long>("select count(*) from access_audit where verb = 'export' and object = 'deal'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Deals_are_found_by_the_search_over_everything_and_on_their_companys_page(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var company = await world.Company("Acme");
        await world.Db.Write(tx => world.Get<DealWriter>().Write(tx,
            [new DealDraft { Name = "Engines for Acme", Company = new CompanyReference { Id = company } }, new DealDraft { Name = "Other" }], PeopleOfTests.ByImport));
        var admin = world.Client(Caller.System);

        (await admin.Get("/search?q=engines"))["items"].EnumerateArray().Where(hit => hit.GetProperty("kind").GetString() == "deal")
            .Select(hit => hit.GetProperty("title").GetString()).ShouldBe(["Engines for Acme"]);
        (await admin.Get($"/companies/{company}/deals")).Is(200)["items"].GetArrayLength().ShouldBe(1);
        (await admin.Get($"/companies/{Guid.NewGuid()}/deals")).Is(404);
    }

    private static Task Seed(World world, Guid contact) => world.Db.Write(tx => world.Get<DealWriter>().Write(
        tx,
        [.. Enumerable.Range(0, 7).Select(i => new DealDraft { Name = $"D{i}", Amount = i, Tags = ["old"], Contacts = i == 0 ? [new DealContact { Id = contact }] : [] })],
        PeopleOfTests.ByImport));

    private static async Task<Guid> Deal(World world, Guid? owner, string name = "A deal") => (await world.Db.Write(
        tx => world.Get<DealWriter>().Write(tx, new DealDraft { Name = name, OwnerId = owner }, PeopleOfTests.ByImport))).Id;

    private static async Task<List<string>> Names(HttpClient client, string outcome) =>
        [.. (await client.Get($"/deals?filter={Uri.EscapeDataString(JsonSerializer.Serialize(new { field = "outcome", op = "is", value = outcome }))}"))["items"]
            .EnumerateArray().Select(deal => deal.GetProperty("name").GetString()!)];
}
