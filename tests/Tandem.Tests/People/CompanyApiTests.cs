using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class CompanyApiTests
{
    [Theory, DatabaseData]
    public async Task A_company_is_created_edited_and_archived_with_money_in_major_units(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var parent = await world.Company("Holding");

        var created = (await client.Post("/companies", new
        {
            name = "Engines", domain = "https://www.Engines.example/about", employees = 12, annualRevenue = 1234.5, currency = "EUR", parentId = parent, tags = new[] { "Key" },
        })).Is(201);

        (created["domain"].GetString(), created["annualRevenue"].GetDecimal(), created["parentName"].GetString()).ShouldBe(("engines.example", 1234.5m, "Holding"));
        var id = created["id"];
        var edited = (await client.Patch($"/companies/{id}", """{"employees":null,"domain":"new.example","industry":"Machines"}""", ifMatch: 1)).Is(200);
        (edited["domain"].GetString(), edited["industry"].GetString(), edited["version"].GetInt32()).ShouldBe(("new.example", "Machines", 2));
        edited["employees"].ValueKind.ShouldBe(JsonValueKind.Null);
        ContactApiTests.Texts(edited["domains"]).ShouldBe(["new.example"]);
        (await client.Patch($"/companies/{id}", new { city = "X" }, ifMatch: 1)).Is(412);
        (await client.Delete($"/companies/{id}")).Is(204);
        (await client.Post($"/companies/{id}/restore")).Is(200)["archivedAt"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task A_company_of_the_same_name_is_a_question_one_of_the_same_domain_is_the_same(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        (await client.Post("/companies", new { name = "Acme", domain = "acme.example" })).Is(201);

        (await client.Post("/companies", new { name = "ACME" })).Is(409)["candidates"][0].GetProperty("why")[0].GetString().ShouldBe("same name");
        (await client.Post("/companies?force=true", new { name = "Acme" })).Is(201);
        var taken = (await client.Post("/companies?force=true", new { name = "Other", domain = "acme.example" })).Is(409);
        taken["existing"].GetProperty("name").GetString().ShouldBe("Acme");
        (await client.Post("/companies", new { name = "Bad", domain = "not a domain" })).Is(400);
        (await client.Post("/companies", new { domain = "nameless.example" })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task A_company_belongs_to_no_descendant_of_its_own(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (a, b) = (await world.Company("A"), await world.Company("B"));
        (await client.Patch($"/companies/{b}", new { parentId = a })).Is(200);

        (await client.Patch($"/companies/{a}", new { parentId = b })).Is(400);
        (await client.Patch($"/companies/{a}", new { parentId = a })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task A_companys_people_and_timeline_show_only_whom_one_may_see(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, stranger) = (await world.User("Rita", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var (open, closed) = (await world.Company("Open", rep.UserId), await world.Company("Closed", stranger.UserId));
        foreach (var (name, owner) in new[] { ("Bea", rep.UserId), ("Ada", rep.UserId), ("Hidden", stranger.UserId) })
        {
            await world.Contact(new ContactDraft { Name = name, OwnerId = owner, Company = new() { Id = open } });
        }

        var client = world.Client(rep);
        var first = (await client.Get($"/companies/{open}/contacts?limit=1")).Is(200);
        var second = (await client.Get($"/companies/{open}/contacts?limit=1&cursor={first["next"].GetString()}")).Is(200);
        (first["items"][0].GetProperty("name").GetString(), second["items"][0].GetProperty("name").GetString()).ShouldBe(("Ada", "Bea"));
        second["next"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.Get($"/companies/{open}/timeline"))["items"].GetArrayLength().ShouldBe(3);
        (await client.Get($"/companies/{open}"))["contactCount"].GetInt64().ShouldBe(3);
        foreach (var path in new[] { "", "/contacts", "/timeline", "/notes" })
        {
            (await client.Get($"/companies/{closed}{path}")).Is(404);
        }

        (await client.Patch($"/companies/{closed}", new { city = "X" })).Is(404);
        (await client.Get($"/companies/{open}/contacts?cursor=nonsense")).Is(400);
    }

    [Theory, DatabaseData]
    public async Task Companies_in_a_batch_are_matched_by_id_domain_and_name_and_know_their_parents(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var writer = world.Get<CompanyWriter>();

        var written = await world.Db.Write(tx => writer.Write(tx,
        [
            new CompanyDraft { Name = "Daughter", Parent = new() { Name = "Mother" } },
            new CompanyDraft { Name = "Mother", Domains = ["mother.example"], Employees = 5 },
            new CompanyDraft { Name = "mother", Industry = "Software" },
            new CompanyDraft { Name = "Mother", Domains = ["other-mother.example"] },
            new CompanyDraft { Name = "Orphan", Parent = new() { Name = "Unknown" } },
        ], PeopleOfTests.ByImport));

        written.Select(one => one.Outcome).ShouldBe([WriteOutcome.Created, WriteOutcome.Created, WriteOutcome.Updated, WriteOutcome.Created, WriteOutcome.Created]);
        written[2].Id.ShouldBe(written[1].Id);
        (await world.Rows<string>("select c.name || '<' || p.name from people_companies c join people_companies p on p.id = c.parent_id order by 1"))
            .ShouldBe(["Daughter<Mother", "Orphan<Unknown"]);
        var again = await world.Db.Write(tx => writer.Write(tx, [new CompanyDraft { Domains = ["www.mother.example"], Employees = 5 }], PeopleOfTests.ByImport));
        (again[0].Id, again[0].Outcome).ShouldBe((written[1].Id, WriteOutcome.Unchanged));
    }
}
