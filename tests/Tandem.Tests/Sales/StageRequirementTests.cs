using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class StageRequirementTests
{
    [Theory, DatabaseData]
    public async Task A_stage_refuses_a_deal_that_lacks_what_it_asks_for_and_says_what(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (admin, stages, deal) = await Asking(world);

        var refused = (await admin.Post($"/deals/{deal}/stage", new { stageId = stages[3] })).Is(422);

        refused.Code.ShouldBe("fieldsNeeded");
        refused["missing"].EnumerateArray().Select(field => $"{field.GetProperty("field").GetString()} {field.GetProperty("label").GetString()}")
            .ShouldBe(["amount Amount", "custom.budget Budget holder", "contacts People"]);
        refused["errors"].GetProperty("amount")[0].GetString().ShouldBe("“Amount” is needed in Proposal.");
        (await admin.Get($"/deals/{deal}"))["stageName"].GetString().ShouldBe("Discovery");
        (await admin.Get($"/deals/{deal}"))["version"].GetInt32().ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task What_is_missing_may_come_with_the_move(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (admin, stages, deal) = await Asking(world);
        (await admin.Put($"/deals/{deal}/contacts/{await world.Contact("Ada")}")).Is(200);

        (await admin.Patch($"/deals/{deal}", new { stageId = stages[3], amount = 5, custom = new { budget = (string?)null } })).Is(422);
        var moved = (await admin.Patch($"/deals/{deal}", new { stageId = stages[3], amount = 5, custom = new { budget = "Ada" } })).Is(200);

        moved["stageName"].GetString().ShouldBe("Proposal");
        // Where it is, it may stay, whatever it loses; where it goes, nothing is asked.
        (await admin.Patch($"/deals/{deal}", new { amount = (int?)null })).Is(200);
        (await admin.Post($"/deals/{deal}/stage", new { stageId = stages[2] })).Is(200);
        (await admin.Post($"/deals/{deal}/stage", new { stageId = stages[3] })).Is(422)["missing"].GetArrayLength().ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_new_deal_and_a_bulk_move_are_held_to_it_and_history_is_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (admin, stages, deal) = await Asking(world);
        var ada = await world.Contact("Ada");
        var full = (await admin.Post("/deals", new { name = "Full", amount = 5, custom = new { budget = "Ada" }, contacts = new[] { new { id = ada } } })).Is(201);

        (await admin.Post("/deals", new { name = "Empty", stageId = stages[3] })).Is(422);
        (await admin.Post("/deals/bulk", new { select = new { ids = new[] { deal, full["id"].GetString() } }, change = new { set = new { stageId = stages[3] } } })).Is(202);
        await world.Settle();
        (await admin.Get($"/deals/{deal}"))["stageName"].GetString().ShouldBe("Discovery");
        (await admin.Get($"/deals/{full["id"]}"))["stageName"].GetString().ShouldBe("Proposal");

        var imported = await world.Db.Write(tx => world.Get<DealWriter>().Write(
            tx, new DealDraft { Name = "Of old", Stage = "Proposal" }, new WriteOptions { Source = "import", Actor = "system" }));
        (await admin.Get($"/deals/{imported.Id}"))["stageName"].GetString().ShouldBe("Proposal");
    }

    [Theory, DatabaseData]
    public async Task A_stage_asks_only_for_what_deals_have(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (admin, stages, deal) = await Asking(world);

        (await admin.Patch($"/stages/{stages[2]}", new { requiredFields = new[] { "shoeSize" } })).Is(400)["errors"].TryGetProperty("requiredFields", out _).ShouldBeTrue();
        (await admin.Patch($"/stages/{stages[2]}", new { requiredFields = new[] { "custom.nothing" } })).Is(400);
        (await admin.Patch($"/stages/{stages[2]}", new { requiredFields = "amount" })).Is(400);
        (await admin.Post("/pipelines", new { name = "Bad", stages = new[] { new { name = "A", requiredFields = new[] { "x" } } } })).Is(400);
        (await admin.Patch($"/stages/{stages[3]}", new { name = "Offer" })).Is(200)["requiredFields"].GetArrayLength().ShouldBe(3);
        (await admin.Patch($"/stages/{stages[3]}", new { requiredFields = Array.Empty<string>() })).Is(200)["requiredFields"].GetArrayLength().ShouldBe(0);
        (await admin.Post($"/deals/{deal}/stage", new { stageId = stages[3] })).Is(200);
    }

    [Theory, DatabaseData]
    public async Task A_loss_keeps_whom_it_was_lost_to_and_what_was_said_against_it(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        await BoardTests.Stages(world);
        (await admin.Post("/reasons", new { kind = "competitor", name = "Initech" })).Is(201);
        (await admin.Post("/reasons", new { kind = "rumour", name = "Initech" })).Is(400);
        (await admin.Get("/competitors"))["items"][0].GetProperty("name").GetString().ShouldBe("Initech");
        (await admin.Get("/objections"))["items"].GetArrayLength().ShouldBe(7);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201)["id"].GetString();

        (await admin.Post($"/deals/{deal}/lose", new { competitor = "Initech" })).Is(400).Code.ShouldBe("lossReasonNeeded");
        (await admin.Post($"/deals/{deal}/lose", new { reason = "Pricing", objections = new[] { new string('x', 301) } })).Is(400);
        (await admin.Post($"/deals/{deal}/lose", new { reason = "Pricing", objections = "Too expensive" })).Is(400);
        var lost = (await admin.Post($"/deals/{deal}/lose", new { reason = "pricing", competitor = "INITECH ", objections = new[] { "too expensive", "Their dog", "their  dog" } })).Is(200);

        lost["lossReason"].GetString().ShouldBe("Pricing");
        lost["competitor"].GetString().ShouldBe("Initech");
        lost["objections"].EnumerateArray().Select(text => text.GetString()).ShouldBe(["Too expensive", "Their dog"]);
        var reason = (await admin.Get("/competitors"))["items"][0];
        (await admin.Delete($"/reasons/{reason.GetProperty("id").GetString()}")).Is(204);
        (await admin.Get($"/deals/{deal}"))["competitor"].GetString().ShouldBe("Initech");
        (await admin.Patch($"/deals/{deal}", new { competitor = (string?)null, objections = Array.Empty<string>() })).Is(200)["objections"].GetArrayLength().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_change_of_pipeline_asks_for_the_stage_and_a_pipeline_is_emptied_by_a_mapping(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        await BoardTests.Stages(world);
        var all = (await admin.Get("/pipelines"))["items"];
        var (first, second) = (all[0], all[1]);
        var (open, lost, open2, lost2) = (Id(first, 0), Id(first, 6), Id(second, 0), Id(second, 4));
        var a = (await admin.Post("/deals", new { name = "A", stageId = open2 })).Is(201)["id"].GetString();
        var b = (await admin.Post("/deals", new { name = "B", stageId = open2 })).Is(201)["id"].GetString();
        (await admin.Post($"/deals/{b}/lose", new { reason = "Other" })).Is(200);
        var renewal = second.GetProperty("id").GetString();

        (await admin.Patch($"/deals/{a}", new { pipelineId = first.GetProperty("id").GetString() })).Is(400)["errors"].TryGetProperty("stageId", out _).ShouldBeTrue();
        (await admin.Delete($"/pipelines/{renewal}")).Is(409).Code.ShouldBe("pipelineInUse");
        var half = (await admin.Post($"/pipelines/{renewal}/move-deals", new { stages = new Dictionary<string, string> { [open2] = open } })).Is(409);
        half.Code.ShouldBe("stagesUnmapped");
        half["stages"][0].GetProperty("stageId").GetString().ShouldBe(lost2);
        (await admin.Post($"/pipelines/{renewal}/move-deals", new { stages = new Dictionary<string, string> { [open2] = lost, [lost2] = lost } })).Is(400);
        (await admin.Post($"/pipelines/{renewal}/move-deals", new { stages = new Dictionary<string, string> { [open2] = "x" } })).Is(400);
        (await admin.Post($"/pipelines/{Guid.NewGuid()}/move-deals", new { stages = new { } })).Is(404);
        (await admin.Get($"/deals/{a}"))["pipelineName"].GetString().ShouldBe("Renewal");

        (await admin.Post($"/pipelines/{renewal}/move-deals", new { stages = new Dictionary<string, string> { [open2] = open, [lost2] = lost } })).Is(200)["moved"].GetInt64().ShouldBe(2);
        (await admin.Get($"/deals/{b}"))["lossReason"].GetString().ShouldBe("Other");
        (await admin.Get($"/deals/{a}"))["stageName"].GetString().ShouldBe("Discovery");
        (await admin.Delete($"/pipelines/{renewal}")).Is(204);
    }

    private static async Task<(HttpClient Admin, List<string> Stages, string Deal)> Asking(World world)
    {
        var admin = world.Client(Caller.System);
        var stages = await BoardTests.Stages(world);
        (await admin.Post("/fields", new { @object = "deal", key = "budget", label = "Budget holder", type = "text" })).Is(201);
        var deal = (await admin.Post("/deals", new { name = "Engines" })).Is(201)["id"].GetString()!;
        (await admin.Patch($"/stages/{stages[3]}", new { requiredFields = new[] { "amount", "custom.budget", "contacts" } })).Is(200);
        return (admin, stages, deal);
    }

    private static string Id(JsonElement pipeline, int stage) => pipeline.GetProperty("stages")[stage].GetProperty("id").GetString()!;
}
