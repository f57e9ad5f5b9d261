using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

public sealed class DealImportTests
{
    private const string Stages =
        "Deal name,Stage,Amount\nA,Engagement call,1\nB,Discovery,2\nC,Paper work,3\nD,Closed-Won,4\nE,engagement  CALL,5\nF,3. Proposal stage,6\nG,Verloren,7\n";

    [Theory, DatabaseData]
    public async Task Stages_are_known_by_name_without_signs_and_by_what_they_say_about_the_end(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "deals", Stages);

        (await Where(world)).ShouldBe(["A Discovery", "B Discovery", "C Discovery", "D Won", "E Discovery", "F Proposal", "G Lost"]);
        var warnings = import["report"]!["warnings"]!.AsArray().Where(one => (string)one!["code"]! == "unknownStage").ToList();
        warnings.Select(one => ((string)one!["message"]!).Split('“', '”')[1]).ShouldBe(["Engagement call", "Paper work", "engagement  CALL"], ignoreOrder: true);
        ((string)warnings[0]!["message"]!).ShouldContain("Make the stage, or let the import make it");
    }

    [Theory, DatabaseData]
    public async Task A_person_says_which_stage_an_unknown_one_is_and_the_deals_go_there(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var import = await Importing.Run(world, "deals", Stages);
        var asked = import["report"]!["warnings"]!.AsArray().First(one => (string)one!["stage"]?["name"]! == "Engagement call")!["stage"]!;
        var pipeline = (string)asked["pipelineId"]!;
        var stages = (await client.Get("/pipelines"))["items"][0].GetProperty("stages").EnumerateArray().ToDictionary(stage => stage.GetProperty("name").GetString()!, stage => stage.GetProperty("id").GetString());
        var path = $"/imports/{import["id"]}/stages";
        var moved = (await client.Get("/deals?q=E"))["items"].EnumerateArray().Single(deal => deal.GetProperty("name").GetString() == "E").GetProperty("id").GetString();
        (await client.Patch($"/deals/{moved}", new { stageId = stages["Proposal"] })).Is(200);

        (await client.Post(path, new { pipelineId = pipeline, name = "Engagement call" })).Is(400)["errors"].TryGetProperty("stageId", out _).ShouldBeTrue();
        (await client.Post(path, new { pipelineId = pipeline, name = "Nowhere", stageId = stages["Demo"] })).Is(404);
        (await client.Post(path, new { pipelineId = pipeline, name = "Engagement call", stageId = Guid.NewGuid() })).Is(400);
        (await client.Post($"/imports/{Guid.NewGuid()}/stages", new { pipelineId = pipeline, name = "Engagement call", stageId = stages["Demo"] })).Is(404);
        (await world.Client(await world.User("Vera", Role.Viewer)).Post(path, new { pipelineId = pipeline, name = "Engagement call", stageId = stages["Demo"] })).Is(403);

        var answer = (await client.Post(path, new { pipelineId = pipeline, name = "Engagement call", stageId = stages["Demo"] })).Is(200);
        (await Where(world)).ShouldBe(["A Demo", "B Discovery", "C Discovery", "D Won", "E Proposal", "F Proposal", "G Lost"]);
        answer["report"].GetProperty("warnings").EnumerateArray().Count(one => one.GetProperty("stage") is { ValueKind: System.Text.Json.JsonValueKind.Object } stage && stage.GetProperty("stageId").ValueKind == System.Text.Json.JsonValueKind.String).ShouldBe(2);
        (await client.Post(path, new { pipelineId = pipeline, name = "Engagement call", stageId = stages["Demo"] })).Is(409).Code.ShouldBe("nothingLeft");

        await client.PostAsync($"/api/v1/jobs/{import["jobId"]}/undo", content: null);
        await world.Settle();
        (await client.Post(path, new { pipelineId = pipeline, name = "Paper work", stageId = stages["Demo"] })).Is(409).Code.ShouldBe("importNotDone");
        (await world.Value<long>("select count(*) from imports_unplaced")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Competitor_and_objections_come_along(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        var import = await Importing.Run(world, "deals", "Deal name,Stage,Lost to,Objections\nA,Closed lost,Initech,Too expensive; No need seen\nB,Discovery,,\n");

        Importing.Counts(import).ShouldBe((2, 2, 0, 0, 0));
        (await world.Rows<string>("select name || ' ' || coalesce(competitor, '-') || ' ' || objections from sales_deals order by name"))
            .ShouldBe(["A Initech [\"Too expensive\",\"No need seen\"]", "B - []"]);
        var back = await world.Client(Caller.System).GetStringAsync("/api/v1/deals/export?columns=name,competitor,objections");
        back.ShouldContain("A,Initech,\"Too expensive; No need seen\"");
    }

    [Theory, DatabaseData]
    public async Task An_import_of_products_is_taken_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        (await client.Post("/products", new { name = "Known", price = 5, currency = "EUR" })).Is(201);
        var import = await Importing.Run(world, "products", "Name,SKU,Price,Currency\nKnown,K-1,7,EUR\nFresh,F-1,1,EUR\nSold,S-1,2,EUR\nEdited,E-1,3,EUR\n");
        Importing.Counts(import).ShouldBe((4, 3, 1, 0, 0));
        (await client.Post("/deals", new { name = "Deal", product = "Sold" })).Is(201);
        var edited = (await client.Get("/products"))["items"].EnumerateArray().Single(product => product.GetProperty("name").GetString() == "Edited").GetProperty("id").GetString();
        (await client.Patch($"/products/{edited}", new { sku = "E-2" })).Is(200);

        (await client.PostAsync($"/api/v1/jobs/{import["jobId"]}/undo", content: null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await world.Settle();

        (await world.Rows<string>("select name || ' ' || coalesce(sku, '-') || ' ' || price_minor from sales_products order by name")).ShouldBe(["Edited E-2 300", "Known - 500", "Sold S-1 200"]);
        ((string)(await Importing.Get(world, (string)import["id"]!))["state"]!).ShouldBe("undone");
    }

    [Theory, DatabaseData]
    public async Task Stages_that_are_missing_are_made_when_asked_for_and_go_again_with_the_import(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = (string)(await Importing.Upload(world, "deals", BadFiles.Text(Stages), "deals.csv", HttpStatusCode.Created))["id"]!;
        (await client.Put($"/imports/{id}/mapping", new { columns = Array.Empty<object>(), options = new { createStages = true } })).Is(200);
        var import = await Importing.Finish(world, id);

        (await Where(world)).ShouldBe(["A Engagement call", "B Discovery", "C Paper work", "D Won", "E Engagement call", "F Proposal", "G Lost"]);
        (await Open(world)).ShouldBe(["Discovery 10", "Qualified 25", "Demo 40", "Proposal 60", "Negotiation 80", "Engagement call 90", "Paper work 95"]);
        import["report"]!["createdStages"]!.AsArray().Count.ShouldBe(2);
        await Importing.Run(world, "deals", "Deal name,Stage\nLater,Paper work\n");

        await client.PostAsync($"/api/v1/jobs/{import["jobId"]}/undo", content: null);
        await world.Settle();

        (await Where(world)).ShouldBe(["Later Paper work"]);
        (await Open(world)).ShouldBe(["Discovery 10", "Qualified 25", "Demo 40", "Proposal 60", "Negotiation 80", "Paper work 95"]);
    }

    [Theory, DatabaseData]
    public async Task The_command_line_makes_stages_too(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var file = Path.Combine(world.Options.DataFolder, "deals.csv");
        await File.WriteAllTextAsync(file, Stages);

        var run = await Terminal.Run(world.Options, "import", "deals", file, "--create-stages");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("made the stage New business: Engagement call, 90 %");
        (await Terminal.Run(world.Options, "verify")).ExitCode.ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_close_date_is_a_hope_while_the_deal_is_open_and_a_fact_when_it_is_closed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "deals", "Deal name,Stage,Close date\nOpen,Proposal,2027-03-01\nWon,Closed Won,2026-03-02\nLost,Closed Lost,2026-03-03\n");

        (await world.Rows<string>(
            "select name || ' ' || coalesce(expected_close_on, '-') || ' ' || coalesce(cast(closed_at as text), '-') from sales_deals order by name")).ShouldBe(
            [$"Lost - {At(2026, 3, 3)}", "Open 2027-03-01 -", $"Won - {At(2026, 3, 2)}"]);
    }

    [Theory, DatabaseData]
    public async Task People_who_are_named_only_are_said_to_be_left_out(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts", "Email,First name\nada@x.example,Ada\n");
        var import = await Importing.Run(world, "deals", "Deal name,Contact\nA,Ada\nB,ada@x.example\n");

        Importing.Warnings(import).ShouldBe(["contactByName"]);
        (await world.Value<long>("select count(*) from sales_deal_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Companies_are_found_by_the_id_of_the_other_system_and_none_is_called_like_an_id(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "companies", "Record ID,Name,Company domain\n9001,Engines,engines.example\n9002,Navy,\n");
        var people = await Importing.Run(world, "contacts", "Email,Associated Company ID,Company domain\nada@x.example,9001,\ngrace@x.example,9002,\nbob@x.example,9999,\neve@x.example,,www.engines.example\n");
        var deals = await Importing.Run(world, "deals", "Deal name,Associated Company ID,Associated Company\nA,9001,\nB,9999,\nC,9100,New one\n");

        (await world.Rows<string>("select name from people_companies order by name")).ShouldBe(["Engines", "Navy", "New one"]);
        (await world.Rows<string>("select c.email || ' ' || o.name from people_contacts c join people_companies o on o.id = c.company_id order by c.email")).ShouldBe(
            ["ada@x.example Engines", "eve@x.example Engines", "grace@x.example Navy"]);
        (await world.Rows<string>("select d.name || ' ' || o.name from sales_deals d join people_companies o on o.id = d.company_id order by d.name")).ShouldBe(["A Engines", "C New one"]);
        Importing.Warnings(people).ShouldBe(["unknownCompany"]);
        Importing.Warnings(deals).ShouldContain("unknownCompany");
    }

    private static long At(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static Task<IReadOnlyList<string>> Where(World world) =>
        world.Rows<string>("select d.name || ' ' || s.name from sales_deals d join sales_stages s on s.id = d.stage_id order by d.name");

    private static Task<IReadOnlyList<string>> Open(World world) => world.Rows<string>(
        """
        select s.name || ' ' || s.probability
        from sales_stages s join sales_pipelines p on p.id = s.pipeline_id
        where p.is_default and s.category = 'open' and s.archived_at is null
        order by s.position
        """);
}
