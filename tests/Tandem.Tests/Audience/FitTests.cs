using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Audience;

public sealed class FitTests
{
    [Theory, DatabaseData]
    public async Task Fit_comes_from_the_fields_of_the_contact_and_of_its_primary_company(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var acme = await Company(world, "Acme", employees: 200);
        var ada = await world.Contact(new ContactDraft { Name = "Ada", JobTitle = "Director of Operations", Country = "Poland", Company = new CompanyReference { Id = acme } });
        var bob = await world.Contact(new ContactDraft { Name = "Bob", JobTitle = "Student", Emails = ["bob@gmail.com"] });
        await world.Settle();

        var score = await world.Score(ada);
        (score["fit"].GetString(), score["fitPoints"].GetInt32(), score["grade"].GetString()).ShouldBe(("A", 70, "A4"));
        var reason = score["fitReasons"].EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Company of 50 to 1000 people");
        reason.GetProperty("points").GetInt32().ShouldBe(25);
        reason.GetProperty("fields")[0].GetProperty("label").GetString().ShouldBe("Company: Employees");
        reason.GetProperty("fields")[0].GetProperty("value").GetString().ShouldBe("200");
        score.Of("fitReasons", "Student, trainee or looking for work").ShouldBe(0);

        score = await world.Score(bob);
        (score["fit"].GetString(), score["fitPoints"].GetInt32()).ShouldBe(("D", -55));
    }

    [Theory, DatabaseData]
    public async Task Fit_follows_edits_of_the_contact_of_the_company_and_of_who_works_where(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var (small, large) = (await Company(world, "Small", employees: 3), await Company(world, "Large", employees: 300));
        var ada = await world.Contact(new ContactDraft { Name = "Ada", Company = new CompanyReference { Id = small } });
        await world.Settle();
        (await FitPoints(world, ada)).ShouldBe(0);

        (await admin.Patch($"/contacts/{ada}", new { jobTitle = "CTO" })).Is(200);
        (await FitPoints(world, ada)).ShouldBe(30);
        (await admin.Patch($"/companies/{small}", new { employees = 60 })).Is(200);
        (await FitPoints(world, ada)).ShouldBe(65);
        (await admin.Patch($"/companies/{large}", new { employees = 2000 })).Is(200);
        (await admin.Put($"/contacts/{ada}/companies/{large}", new { primary = true })).Is(200);
        (await FitPoints(world, ada)).ShouldBe(55);
        (await admin.Put($"/contacts/{ada}/companies/{small}", new { primary = true })).Is(200);
        (await FitPoints(world, ada)).ShouldBe(65);
        (await admin.Delete($"/contacts/{ada}/companies/{small}")).Is(200);
        (await FitPoints(world, ada)).ShouldBe(55);
    }

    [Theory, DatabaseData]
    public async Task A_rule_may_ask_for_own_fields_and_counts_nothing_once_the_field_is_gone(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var field = (await admin.Post("/fields", new { @object = "contact", key = "plan", label = "Plan", type = "text" })).Is(201);
        var id = field["id"].GetString()!;
        var ada = (await admin.Post("/contacts", new { name = "Ada", custom = new Dictionary<string, string> { ["plan"] = "Gold" } })).Is(201)["id"].GetGuid();
        (await admin.Post("/scoring/fit-rules", new { name = "Is on gold", points = 12, condition = new { field = "custom.plan", op = "is", value = "gold" } })).Is(201);
        (await FitPoints(world, ada)).ShouldBe(12);
        (await world.Score(ada)).Json.ToString().ShouldContain("\"Gold\"");

        (await admin.Delete($"/fields/{id}")).Is(204);
        (await admin.Patch($"/contacts/{ada}", new { city = "Łódź" })).Is(200);

        (await FitPoints(world, ada)).ShouldBe(0);
        var rule = (await admin.Get("/scoring"))["fitRules"].EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Is on gold");
        rule.GetProperty("fault").GetString().ShouldBe("There is no field “custom.plan”.");
        (await world.Value<long>("select count(*) from journey_set_aside")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Lists_of_people_can_be_filtered_by_fit(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        await world.Contact(new ContactDraft { Name = "Ada", JobTitle = "CTO", Country = "Poland" });
        await world.Contact(new ContactDraft { Name = "Bob" });
        await world.Settle();
        var filter = Uri.EscapeDataString("""{"field":"fit","op":"anyOf","value":["A","B"]}""");

        var found = (await admin.Get($"/contacts?filter={filter}&sort=name")).Is(200);
        found["items"].EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["Ada"]);
        (await admin.Get($"/contacts/count?filter={Uri.EscapeDataString("""{"field":"fitPoints","op":"lt","value":1}""")}")).Is(200)["count"].GetInt32().ShouldBe(1);
        (await world.Client(await world.User("Mia", Role.Admin)).Post("/views", new { @object = "contact", name = "Fitting", scope = "private", definition = new { filter = new { field = "fit", op = "is", value = "A" } } })).Is(201);
        (await admin.Get("/fields?object=contact"))["items"].EnumerateArray().Single(one => one.GetProperty("key").GetString() == "fit")
            .GetProperty("options").GetArrayLength().ShouldBe(4);
        (await admin.Post("/scoring/fit-rules", new { name = "Itself", points = 1, condition = new { field = "fit", op = "is", value = "A" } })).Is(400)
            .Says().ShouldContain("There is no field “fit”.");
    }

    private static async Task<Guid> Company(World world, string name, int employees)
    {
        var written = await world.Db.Write(tx => world.Get<CompanyWriter>().Write(tx, new CompanyDraft { Name = name, Employees = employees }, PeopleOfTests.ByImport));
        return written.Id;
    }

    private static async Task<int> FitPoints(World world, Guid contact)
    {
        await world.Settle();
        return (await world.Score(contact))["fitPoints"].GetInt32();
    }
}
