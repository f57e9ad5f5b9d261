using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class PipelineTests
{
    [Theory, DatabaseData]
    public async Task A_new_workspace_gets_two_pipelines_and_the_reasons_once_however_many_start_together(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await using var other = new Db(world.Options, world.Clock);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? world.Db : other).Write(Starters.Ensure)));

        var pipelines = (await Admin(world).Get("/pipelines")).Is(200)["items"].EnumerateArray().ToList();

        pipelines.Select(pipeline => pipeline.GetProperty("name").GetString()).ShouldBe(["New business", "Renewal"]);
        pipelines.Select(pipeline => pipeline.GetProperty("isDefault").GetBoolean()).ShouldBe([true, false]);
        Stages(pipelines[0]).ShouldBe(["Discovery 10 14", "Qualified 25 14", "Demo 40 10", "Proposal 60 10", "Negotiation 80 7", "Won 100 ", "Lost 0 "]);
        Stages(pipelines[1]).ShouldBe(["Upcoming 60 ", "Contacted 70 ", "Quoted 85 ", "Won 100 ", "Lost 0 "]);
        (await Admin(world).Get("/loss-reasons"))["items"].GetArrayLength().ShouldBe(12);
        (await Admin(world).Get("/win-reasons"))["items"].GetArrayLength().ShouldBe(6);
    }

    [Theory, DatabaseData]
    public async Task A_pipeline_is_made_with_its_way_in_and_out_and_takes_over_as_the_default(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);

        var made = (await admin.Post("/pipelines", new { name = "Partners", isDefault = true, stages = new[] { new { name = "Talks", probability = 30 } } })).Is(201);

        Stages(made.Json).ShouldBe(["Talks 30 ", "Won 100 ", "Lost 0 "]);
        made.ETag.ShouldBe("\"1\"");
        var all = (await admin.Get("/pipelines"))["items"].EnumerateArray().ToList();
        all.Count(pipeline => pipeline.GetProperty("isDefault").GetBoolean()).ShouldBe(1);
        all.Single(pipeline => pipeline.GetProperty("isDefault").GetBoolean()).GetProperty("name").GetString().ShouldBe("Partners");
        (await admin.Post("/pipelines", new { name = "partners " })).Is(409).Code.ShouldBe("nameTaken");
        (await admin.Delete($"/pipelines/{made["id"]}")).Is(409).Code.ShouldBe("pipelineIsDefault");
    }

    [Theory, DatabaseData]
    public async Task A_pipeline_keeps_one_won_stage_an_open_one_and_a_lost_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);
        var pipeline = await admin.Post("/pipelines", new { name = "Partners" });
        var stages = pipeline["stages"].EnumerateArray().Select(stage => stage.GetProperty("id").GetString()).ToList();

        (await admin.Post($"/pipelines/{pipeline["id"]}/stages", new { name = "Really won", category = "won" })).Is(409).Code.ShouldBe("oneWonStage");
        foreach (var stage in stages)
        {
            (await admin.Delete($"/stages/{stage}")).Is(409).Code.ShouldBe("lastStage");
        }

        (await admin.Patch($"/stages/{stages[0]}", new { category = "lost" })).Is(409).Code.ShouldBe("categoryIsFixed");
        (await admin.Patch($"/stages/{stages[1]}", new { probability = 50 })).Is(200)["probability"].GetInt32().ShouldBe(100);
        (await admin.Post("/pipelines", new { name = "Two wins", stages = new[] { new { name = "A", category = "won" }, new { name = "B", category = "won" } } })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task Stages_are_added_renamed_moved_and_ordered(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);
        var pipeline = await admin.Post("/pipelines", new { name = "Partners" });
        var added = (await admin.Post($"/pipelines/{pipeline["id"]}/stages", new { name = "Talks", probability = 30, rotDays = 7, position = 0 })).Is(201);

        added["position"].GetInt32().ShouldBe(0);
        (await admin.Patch($"/stages/{added["id"]}", new { name = "Deep talks", position = 1, rotDays = (int?)null }, ifMatch: 1)).Is(200);
        (await admin.Patch($"/stages/{added["id"]}", new { name = "Late" }, ifMatch: 1)).Is(412)["current"].GetProperty("name").GetString().ShouldBe("Deep talks");

        var now = (await admin.Get("/pipelines"))["items"].EnumerateArray().Single(item => item.GetProperty("name").GetString() == "Partners");
        Stages(now).ShouldBe(["New 10 ", "Deep talks 30 ", "Won 100 ", "Lost 0 "]);

        var order = now.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("id").GetString()).Reverse().ToList();
        var ordered = await admin.Patch($"/pipelines/{pipeline["id"]}", new { stageOrder = order });
        Stages(ordered.Is(200).Json).ShouldBe(["Deep talks 30 ", "New 10 ", "Won 100 ", "Lost 0 "]);
        (await admin.Patch($"/pipelines/{pipeline["id"]}", new { stageOrder = order.Take(2) })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task Deleting_a_stage_that_holds_deals_asks_where_they_go(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);
        var deal = (await admin.Post("/deals", new { name = "Big one" })).Is(201);
        var pipeline = (await admin.Get("/pipelines"))["items"][0];
        var (first, second, won) = (Stage(pipeline, 0), Stage(pipeline, 1), Stage(pipeline, 5));

        var refused = (await admin.Delete($"/stages/{first}")).Is(409);
        refused.Code.ShouldBe("stageInUse");
        refused["count"].GetInt64().ShouldBe(1);
        (await admin.Delete($"/stages/{first}?moveTo={won}")).Is(400);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await admin.Delete($"/stages/{first}?moveTo={second}")).Is(204);

        var moved = await admin.Get($"/deals/{deal["id"]}");
        moved["stageName"].GetString().ShouldBe("Qualified");
        var history = (await admin.Get($"/deals/{deal["id"]}/history"))["items"];
        history[0].GetProperty("from").GetString().ShouldBe("Discovery");
        (await admin.Delete($"/pipelines/{pipeline.GetProperty("id")}")).Is(409).Code.ShouldBe("pipelineIsDefault");
    }

    [Theory, DatabaseData]
    public async Task Reasons_are_added_renamed_removed_and_come_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);
        await world.Db.Write(Starters.Ensure);

        var reason = (await admin.Post("/reasons", new { kind = "loss", name = "Wrong season" })).Is(201);
        (await admin.Post("/reasons", new { kind = "loss", name = "wrong  season" })).Is(409).Code.ShouldBe("nameTaken");
        (await admin.Patch($"/reasons/{reason["id"]}", new { name = "Season" }, ifMatch: 1)).Is(200)["name"].GetString().ShouldBe("Season");
        (await admin.Delete($"/reasons/{reason["id"]}", ifMatch: 1)).Is(412);
        (await admin.Delete($"/reasons/{reason["id"]}", ifMatch: 2)).Is(204);
        (await admin.Get("/loss-reasons"))["items"].GetArrayLength().ShouldBe(12);
        (await admin.Post("/reasons", new { kind = "loss", name = "Season" })).Is(201)["id"].GetString().ShouldBe(reason["id"].GetString());
    }

    [Theory, DatabaseData]
    public async Task A_name_in_the_catalogue_is_there_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = Admin(world);

        var product = (await admin.Post("/products", new { name = "GTX Pro", series = "GTX", price = 4821 })).Is(201);
        product["currency"].GetString().ShouldBe("USD");
        (await admin.Post("/products", new { name = "gtx  pro" })).Is(409).Code.ShouldBe("nameTaken");
        (await admin.Post("/products", new { name = "GTXPro", price = 1e30 })).Is(400);
        (await admin.Patch($"/products/{product["id"]}", new { price = 4900.5 }, ifMatch: 1)).Is(200)["price"].GetDecimal().ShouldBe(4900.5m);
        (await admin.Delete($"/products/{product["id"]}")).Is(200);
        (await admin.Get("/products?all=false"))["items"].GetArrayLength().ShouldBe(0);
        (await admin.Get("/products?q=pro"))["items"].GetArrayLength().ShouldBe(1);
        (await admin.Patch($"/products/{product["id"]}", new { active = true })).Is(200)["active"].GetBoolean().ShouldBeTrue();
    }

    private static HttpClient Admin(World world) => world.Client(Caller.System);

    private static string Stage(JsonElement pipeline, int index) => pipeline.GetProperty("stages")[index].GetProperty("id").GetString()!;

    private static List<string> Stages(JsonElement pipeline) =>
        [.. pipeline.GetProperty("stages").EnumerateArray().Select(stage => $"{stage.GetProperty("name").GetString()} {stage.GetProperty("probability")} {stage.GetProperty("rotDays")}")];
}
