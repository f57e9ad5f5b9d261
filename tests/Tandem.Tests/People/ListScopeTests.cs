using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>A rep sees rows of the team and of nobody; a stranger's rows show nowhere, not even as a number.</summary>
public sealed class ListScopeTests
{
    [Theory, DatabaseData]
    public async Task Lists_counts_searches_and_filters_show_only_rows_within_reach(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, _) = await Seed(world);
        var client = world.Client(rep);

        foreach (var sort in (string[])["name", "-createdAt", "email", "-lastSeenAt", "city", "lifecycleStage", "country"])
        {
            (await client.AllNames($"/contacts?sort={sort}&limit=2")).Order(StringComparer.Ordinal).ToArray().ShouldBe(["Mine", "Nobodys", "Teams"], sort);
        }

        (await client.Get("/contacts/count")).Is(200)["count"].GetInt64().ShouldBe(3);
        (await client.Searched("example.com")).ShouldBe("Mine Nobodys Teams");
        (await client.Searched("foreign")).ShouldBe("");
        (await client.Searched("fo")).ShouldBe("");
        (await client.Get("/contacts/count?q=foreign")).Is(200)["count"].GetInt64().ShouldBe(0);
        (await client.Found(new { field = "name", op = "is", value = "Foreign" })).ShouldBe("");
        (await client.Found(new { not = new { field = "name", op = "is", value = "Mine" } })).ShouldBe("Nobodys Teams");
        (await client.Found(new { field = "tags", op = "hasAny", value = new[] { "all" } })).ShouldBe("Mine Nobodys Teams");
        (await client.Get("/contacts/count?filter=" + Uri.EscapeDataString("""{"field":"lifecycleStage","op":"is","value":"lead"}"""))).Is(200)["count"].GetInt64().ShouldBe(3);
        (await world.Client(Caller.System).Get("/contacts/count")).Is(200)["count"].GetInt64().ShouldBe(4);
    }

    [Theory, DatabaseData]
    public async Task A_company_out_of_reach_answers_no_filter(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, stranger) = await Seed(world);
        var hidden = await world.Company("Hidden Works", stranger.UserId);
        await world.Contacts(new ContactDraft { Name = "Works There", Company = new() { Id = hidden } });
        var filter = new { field = "company.name", op = "contains", value = "hidden" };

        (await world.Client(Caller.System).Found(filter)).ShouldBe("Works There");
        (await world.Client(rep).Found(filter)).ShouldBe("");
        (await world.Client(rep).AllNames("/companies?sort=name")).ShouldBeEmpty();
        (await world.Client(rep).Searched("hidden", "/companies")).ShouldBe("");
    }

    [Theory, DatabaseData]
    public async Task A_bulk_edit_reaches_own_rows_only_for_a_rep(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, _) = await Seed(world);
        var client = world.Client(rep);
        var all = (await world.Rows<Guid>("select id from people_contacts")).ToArray();

        var preview = (await client.Post("/contacts/bulk", new { select = new { filter = (object?)null, q = (string?)null }, change = new { set = new { city = "Bonn" } }, preview = true })).Is(200);
        preview["count"].GetInt64().ShouldBe(1);
        preview["sample"].EnumerateArray().Select(row => row.GetProperty("name").GetString()).ShouldBe(["Mine"]);
        (await client.Post("/contacts/bulk", new { select = new { ids = all }, change = new { set = new { city = "Bonn" } }, preview = true })).Is(200)["count"].GetInt64().ShouldBe(1);

        (await client.Post("/contacts/bulk", new { select = new { ids = all }, change = new { set = new { city = "Bonn" } } })).Is(202);
        await world.Settle();
        (await world.Rows<string>("select name from people_contacts where city = 'Bonn'")).ShouldBe(["Mine"]);
        (await client.Post("/contacts/bulk", new { select = new { ids = all }, change = new { archive = true } })).Is(403);
    }

    [Theory, DatabaseData]
    public async Task An_export_needs_its_right_and_holds_only_rows_within_reach(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, _) = await Seed(world);

        (await world.Client(rep).GetAsync("/api/v1/contacts/export")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        var viewer = rep with { Role = Role.Viewer };
        (await world.Client(viewer).GetAsync("/api/v1/contacts/export")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        var marketer = rep with { Role = Role.Marketer };
        var csv = await (await world.Client(marketer).GetAsync("/api/v1/contacts/export?columns=name&q=foreign")).Content.ReadAsStringAsync();
        csv.ShouldBe("Name\r\nForeign\r\n");
    }

    [Theory, DatabaseData]
    public async Task Tags_are_not_counted_for_somebody_who_may_not_see_every_row(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, _) = await Seed(world);

        (await world.Client(rep).Get("/tags?object=contact")).Is(200)["items"][0].GetProperty("count").ValueKind.ShouldBe(JsonValueKind.Null);
        (await world.Client(Caller.System).Get("/tags?object=contact")).Is(200)["items"][0].GetProperty("count").GetInt64().ShouldBe(4);
    }

    private static async Task<(Caller Rep, Caller Stranger)> Seed(World world)
    {
        var mate = await world.User("Mate", Role.SalesRep);
        var stranger = await world.User("Stranger", Role.SalesRep);
        var rep = await world.User("Rep", Role.SalesRep, mate.UserId!.Value);
        await world.Contacts(
            Draft("Mine", rep.UserId), Draft("Teams", mate.UserId), Draft("Nobodys", owner: null), Draft("Foreign", stranger.UserId));
        return (rep, stranger);
    }

    private static ContactDraft Draft(string name, Guid? owner) =>
        new() { Name = name, Emails = [$"{name}@example.com"], OwnerId = owner, Tags = ["all"] };
}
