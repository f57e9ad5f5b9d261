using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class QualificationTests
{
    [Theory, DatabaseData]
    public async Task A_deal_is_judged_by_its_pipelines_questions_unless_it_chooses_its_own(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(await world.User("Ada", Role.Admin));
        var deal = (await client.Post("/deals", new { name = "Fleet" })).Is(201);
        var path = $"/deals/{deal["id"]}/qualification";

        (await client.Get(path)).Is(200)["set"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.Patch($"/pipelines/{deal["pipelineId"]}", new { questionSet = "bant" })).Is(200)["questionSet"].GetString().ShouldBe("bant");
        var byPipeline = await client.Get(path);
        (byPipeline["set"].GetProperty("key").GetString(), byPipeline["own"].GetBoolean(), byPipeline["questions"].GetArrayLength()).ShouldBe(("bant", false, 4));
        var own = (await client.Put(path, new { questionSet = "meddic" })).Is(200);
        (own["set"].GetProperty("key").GetString(), own["own"].GetBoolean(), own["questions"].GetArrayLength()).ShouldBe(("meddic", true, 6));
        (await client.Put(path, new { questionSet = (string?)null })).Is(200)["set"].GetProperty("key").GetString().ShouldBe("bant");
    }

    [Theory, DatabaseData]
    public async Task Answers_count_by_weight_and_the_weightiest_open_question_is_asked_next(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);
        var path = $"/deals/{(await client.Post("/deals", new { name = "Fleet", ownerId = rita.UserId })).Is(201)["id"]}/qualification";
        (await client.Put(path, new { questionSet = "spin" })).Is(200);

        (await client.Put($"{path}/spin.situation", new { answer = "By hand, in two sheets" })).Is(200)["share"].GetInt32().ShouldBe(9);
        var after = (await client.Put($"{path}/spin.implication", new { answer = "Two drivers idle each week" })).Is(200);

        after["share"].GetInt32().ShouldBe(45);
        after["askNext"].EnumerateArray().Select(key => key.GetString()).ShouldBe(["spin.payoff", "spin.problem"]);
        after["questions"][0].GetProperty("answeredBy").GetProperty("name").GetString().ShouldBe("Rita");
        (await client.Put($"{path}/spin.situation", new { answer = " " })).Is(200)["share"].GetInt32().ShouldBe(36);
        // An answer stays when the set changes, for whoever changes it back.
        (await client.Put(path, new { questionSet = "bant" })).Is(200)["share"].GetInt32().ShouldBe(0);
        (await client.Put(path, new { questionSet = "spin" })).Is(200)["share"].GetInt32().ShouldBe(36);
    }

    [Theory, DatabaseData]
    public async Task Sets_and_questions_that_do_not_exist_and_deals_out_of_reach_are_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, stranger) = (await world.User("Rita", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var client = world.Client(rita);
        var deal = (await client.Post("/deals", new { name = "Fleet", ownerId = rita.UserId })).Is(201);
        var path = $"/deals/{deal["id"]}/qualification";

        (await client.Put(path, new { questionSet = "astrology" })).Is(400);
        (await client.Put($"{path}/bant.stars", new { answer = "Rising" })).Is(404);
        (await client.Put($"{path}/bant.need", new { answer = 7 })).Is(400);
        (await client.Put($"{path}/bant.need", new { answer = new string('x', 5001) })).Is(400);
        (await world.Client(stranger).Get(path)).Is(404);
        (await world.Client(stranger).Put($"{path}/bant.need", new { answer = "Great" })).Is(404);
        (await world.Client(await world.User("Vera", Role.Viewer)).Put($"{path}/bant.need", new { answer = "Great" })).Is(403);
        (await world.Client(Caller.System).Patch($"/pipelines/{deal["pipelineId"]}", new { questionSet = "astrology" })).Is(400);
        (await client.Get("/question-sets"))["items"].EnumerateArray().Select(set => set.GetProperty("key").GetString())
            .ShouldBe(["bant", "meddic", "champ", "neat", "snap", "spin"]);
        (await world.Value<long>("select count(*) from sales_answers")).ShouldBe(0);
    }
}
