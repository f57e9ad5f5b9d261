using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class SavedViewTests
{
    private static readonly object Definition = new
    {
        filter = new { and = new object[] { new { field = "lifecycleStage", op = "anyOf", value = new[] { "lead" } } } },
        sort = "-createdAt",
        columns = new[] { "email", "custom.plan" },
        q = "ada",
    };

    [Theory, DatabaseData]
    public async Task Private_views_are_their_owners_and_shared_ones_everybodys(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (mia, rep) = (world.Client(await world.User("Mia", Role.Marketer)), world.Client(await world.User("Rep", Role.SalesRep)));
        var own = (await mia.Post("/views", new { @object = "contact", name = "Leads", definition = Definition })).Is(201);
        var shared = (await mia.Post("/views", new { @object = "contact", name = "All leads", scope = "all", definition = Definition })).Is(201);

        (await Names(mia)).ShouldBe(["All leads", "Leads"]);
        (await Names(rep)).ShouldBe(["All leads"]);
        own["definition"].GetProperty("filter").ToString().ShouldBe("""{"and":[{"field":"lifecycleStage","op":"anyOf","value":["lead"]}]}""");
        (own["scope"].GetString(), own["definition"].GetProperty("sort").GetString()).ShouldBe(("private", "-createdAt"));

        (await rep.Patch($"/views/{own["id"]}", new { name = "Mine" })).Is(404);
        (await rep.Delete($"/views/{own["id"]}")).Is(404);
        (await rep.Patch($"/views/{shared["id"]}", new { name = "Mine" })).Is(403);
        (await rep.Delete($"/views/{shared["id"]}")).Is(403);
        var admin = world.Client(await world.User("Boss", Role.Admin));
        (await admin.Patch($"/views/{shared["id"]}", new { name = "Everybody's leads" }, ifMatch: 1)).Is(200)["version"].GetInt32().ShouldBe(2);
        (await mia.Patch($"/views/{shared["id"]}", new { name = "x" }, ifMatch: 1)).Is(412).Code.ShouldBe("stale");
        (await mia.Delete($"/views/{own["id"]}")).Is(204);
        (await Names(mia)).ShouldBe(["Everybody's leads"]);
    }

    [Theory, DatabaseData]
    public async Task A_definition_that_the_list_would_not_understand_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(await world.User("Mia", Role.Marketer));
        async Task Refused(object definition, string forObject = "contact") =>
            (await client.Post("/views", new { @object = forObject, name = "X", definition })).Is(400)["errors"].TryGetProperty("definition", out _).ShouldBeTrue();

        await Refused(new { filter = new { field = "nope", op = "known" } });
        await Refused(new { filter = new { field = "email", op = "known" } }, "company");
        await Refused(new { sort = "-nope" });
        await Refused(new { columns = "email" });
        await Refused("x");
        (await client.Post("/views", new { @object = "contact", definition = Definition })).Is(400);
        (await client.Post("/views", new { @object = "thing", name = "X", definition = Definition })).Is(400);
        (await client.Post("/views", new { @object = "contact", name = "Wide", definition = new { filter = new { field = "consent.news", op = "known" } } })).Is(201);
        (await world.Client(Caller.System).Post("/views", new { @object = "contact", name = "X", definition = Definition })).Is(400);
    }

    private static async Task<string?[]> Names(HttpClient client) =>
        [.. (await client.Get("/views?object=contact")).Is(200)["items"].EnumerateArray().Select(view => view.GetProperty("name").GetString())];
}
