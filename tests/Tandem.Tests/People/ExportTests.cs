using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ExportTests
{
    [Theory, DatabaseData]
    public async Task A_list_becomes_a_file_that_no_spreadsheet_runs(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await client.Field(new { @object = "contact", label = "Score", type = "number" });
        var score = await world.Value<string>("select id from people_fields");
        await world.Contacts(
            new ContactDraft
            {
                Name = "=HYPERLINK(\"http://evil.example\")",
                Emails = ["ada@example.com"],
                Phone = "+49 170 1234567",
                City = "Bonn, \"old\"",
                Tags = ["b", "a"],
                Custom = new Dictionary<string, JsonText> { [score!] = new("-1.5") },
            },
            new ContactDraft { Name = "Bob" });

        var answer = await client.GetAsync("/api/v1/contacts/export?columns=name,email,phone,city,tags,custom.score");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("contacts.csv");
        (await answer.Content.ReadAsByteArrayAsync()).Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            "Name,Email,Phone,City,Tags,Score\r\n"
            + "\"'=HYPERLINK(\"\"http://evil.example\"\")\",ada@example.com,+49 170 1234567,\"Bonn, \"\"old\"\"\",\"a; b\",-1.5\r\n"
            + "Bob,,,,,\r\n");
        (await world.Value<string>("select verb || ' ' || object from access_audit where verb = 'export'")).ShouldBe("export contact");
    }

    [Theory, DatabaseData]
    public async Task Filter_search_and_every_column_are_obeyed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await world.Contacts([.. Enumerable.Range(0, 1_203).Select(n => new ContactDraft { Name = $"Person {n:0000}", City = n < 3 ? "Bonn" : null })]);

        var all = await client.GetStringAsync("/api/v1/contacts/export");
        var some = await client.GetStringAsync("/api/v1/contacts/export?columns=name&filter=" + Uri.EscapeDataString("""{"field":"city","op":"is","value":"bonn"}"""));

        all.Split("\r\n").Length.ShouldBe(1_205);
        all.ShouldContain("Id,Name,First name,Last name,Email");
        some.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal).ShouldBe(["Person 0000", "Person 0001", "Person 0002"]);
        (await client.Get("/contacts/export?columns=nothing")).Is(400);
        (await client.Get("/contacts/export?filter=x")).Is(400).Code.ShouldBe("invalidFilter");
    }

    [Theory, DatabaseData]
    public async Task Second_companies_consents_and_roles_are_in_the_file(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (acme, initech) = (await world.Company("Acme"), await world.Company("=Initech"));
        var ada = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@example.com"], Company = new CompanyReference { Id = acme, Role = "Boss" } });
        await world.Contact("Bob");
        (await client.Put($"/contacts/{ada}/companies/{initech}", new { role = "Adviser" })).Is(200);
        foreach (var (topic, state) in new[] { ("newsletter", "subscribed"), ("events", "subscribed"), ("events", "unsubscribed") })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            (await client.Post($"/contacts/{ada}/consents", new { topic, channel = "email", state, basis = "Asked" })).Is(201);
        }

        (await client.Post("/deals", new { name = "Fleet", contacts = new[] { new { id = ada, role = "Decision maker" } } })).Is(201);

        (await client.GetStringAsync("/api/v1/contacts/export?columns=name,primaryCompany,otherCompanies,consent.events.email,consent.newsletter.email")).TrimStart('\ufeff').ShouldBe(
            "Name,Company,Other companies,Consent: events (email),Consent: newsletter (email)\r\nAda,Acme,\"'=Initech: Adviser\",unsubscribed,subscribed\r\nBob,,,,\r\n");
        (await client.GetStringAsync("/api/v1/deals/export?columns=name,contacts,contactRoles")).TrimStart('\ufeff').ShouldBe("Name,People,People with roles\r\nFleet,Ada,Ada: Decision maker\r\n");
    }

    [Theory, DatabaseData]
    public async Task Companies_are_exported_alike(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Company("@Engines");

        var csv = await world.Client(Caller.System).GetStringAsync("/api/v1/companies/export?columns=name,contactCount");

        csv.ShouldBe("Name,People\r\n\"'@Engines\",0\r\n");
    }

    [Theory, DatabaseData]
    public async Task Tags_are_listed_by_key_with_bounded_counts(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts(
            new ContactDraft { Name = "A", Tags = ["VIP", "Beta tester"] }, new ContactDraft { Name = "B", Tags = ["vip"] }, new ContactDraft { Name = "C", Tags = ["Élan"] });

        var client = world.Client(Caller.System);
        (await client.Get("/tags?object=contact")).Is(200)["items"].ToString().ShouldBe(
            """[{"key":"beta tester","name":"Beta tester","count":1},{"key":"elan","name":"\u00C9lan","count":1},{"key":"vip","name":"VIP","count":2}]""");
        (await client.Get("/tags?object=contact&q=V")).Is(200)["items"].GetArrayLength().ShouldBe(1);
        (await client.Get("/tags?object=company")).Is(200)["items"].GetArrayLength().ShouldBe(0);
    }
}
