using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class DealReachTests
{
    [Theory, DatabaseData]
    public async Task A_rep_sees_the_teams_deals_changes_own_ones_and_knows_of_no_others(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (mate, stranger) = (await world.User("Mate", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var rep = await world.User("Rita", Role.SalesRep, mate.UserId!.Value);
        var mine = await Deal(world, rep.UserId, "Mine");
        var teams = await Deal(world, mate.UserId, "Team's");
        var foreign = await Deal(world, stranger.UserId, "Foreign");
        var client = world.Client(rep);

        (await client.Get("/deals?sort=name"))["items"].EnumerateArray().Select(deal => deal.GetProperty("name").GetString()).ShouldBe(["Mine", "Team's"]);
        (await client.Get("/deals/count"))["count"].GetInt64().ShouldBe(2);
        foreach (var path in new[] { $"/deals/{foreign}", $"/deals/{foreign}/history" })
        {
            (await client.Get(path)).Is(404);
        }

        (await client.Patch($"/deals/{foreign}", new { amount = 1 })).Is(404);
        (await client.Post($"/deals/{foreign}/win")).Is(404);
        (await client.Put($"/deals/{foreign}/contacts/{Guid.NewGuid()}")).Is(404);
        (await client.Patch($"/deals/{teams}", new { amount = 1 })).Is(403);
        (await client.Patch($"/deals/{mine}", new { amount = 1 })).Is(200);
        (await client.Delete($"/deals/{mine}")).Is(403);
        (await client.Post("/deals", new { name = "For a mate", ownerId = mate.UserId })).Is(403);
        (await client.Post("/deals", new { name = "For nobody", ownerId = (Guid?)null })).Is(403);
    }

    [Theory, DatabaseData]
    public async Task People_and_companies_out_of_reach_are_counted_but_not_named_and_cannot_be_mentioned(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, stranger) = (await world.User("Rita", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var company = await world.Company("Secret Ltd", stranger.UserId);
        var (hidden, seen) = (await world.Contact("Hidden", stranger.UserId), await world.Contact("Seen", rep.UserId));
        var deal = (await world.Client(Caller.System).Post("/deals", new
        {
            name = "Shared",
            ownerId = rep.UserId,
            companyId = company,
            contacts = new[] { new { id = hidden }, new { id = seen } },
        })).Is(201);
        var client = world.Client(rep);

        var shown = (await client.Get($"/deals/{deal["id"]}")).Is(200);

        shown["company"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        shown["contacts"].GetArrayLength().ShouldBe(1);
        shown["hiddenContacts"].GetInt32().ShouldBe(1);
        (await client.Patch($"/deals/{deal["id"]}", new { companyId = company })).Is(400);
        (await client.Put($"/deals/{deal["id"]}/contacts/{hidden}")).Is(400);
        (await client.Post("/deals", new { name = "New", contacts = new[] { new { id = hidden } } })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task A_viewer_reads_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var deal = await Deal(world, null, "Any");
        var client = world.Client(await world.User("Vera", Role.Viewer));

        (await client.Get($"/deals/{deal}")).Is(200);
        (await client.Patch($"/deals/{deal}", new { amount = 1 })).Is(403);
        (await client.Post("/deals", new { name = "No" })).Is(403);
        (await client.Post("/pipelines", new { name = "No" })).Is(403);
        (await client.Post("/products", new { name = "No" })).Is(403);
        (await client.Post("/reasons", new { kind = "loss", name = "No" })).Is(403);
        (await world.Client().Get("/deals")).Is(401);
    }

    private static async Task<Guid> Deal(World world, Guid? owner, string name) =>
        (await world.Client(Caller.System).Post("/deals", new { name, ownerId = owner })).Is(201)["id"].GetGuid();
}
