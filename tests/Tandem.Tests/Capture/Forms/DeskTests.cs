using Tandem.Capture.Forms.Received;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class DeskTests
{
    [Theory, DatabaseData]
    public async Task A_draft_is_nobodys_business_until_it_is_published_and_each_publication_is_a_version(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var view = (await office.Team.Get($"/forms/{office.Id}")).Is(200);
        (view["form"].GetProperty("state").GetString(), view["form"].GetProperty("publishedVersion").GetInt32()).ShouldBe(("live", 1));

        var changed = (await office.Team.Patch($"/forms/{office.Id}", new { definition = new { steps = new[] { new { fields = new[] { new { key = "only", type = "text", label = "Only" } } } } } })).Is(200);
        changed["form"].GetProperty("hasChanges").GetBoolean().ShouldBeTrue();
        (await office.World.Client().GetStringAsync(office.Path)).ShouldNotContain("Only");
        (await office.Team.Post($"/forms/{office.Id}/publish")).Is(200)["form"].GetProperty("publishedVersion").GetInt32().ShouldBe(2);
        (await office.World.Client().GetStringAsync(office.Path)).ShouldContain("Only");
        (await office.Team.Patch($"/forms/{office.Id}", new { name = "Late" }, ifMatch: 1)).Is(412);
    }

    [Theory, DatabaseData]
    public async Task What_is_not_ready_is_said_field_by_field(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var definition = System.Text.Json.Nodes.JsonNode.Parse("""
            {"steps":[{"fields":[{"key":"a","type":"select","label":"A"},{"key":"b","type":"text","label":"","target":"contact.gone"},
              {"key":"c","type":"text","label":"C","showWhen":{"any":false,"rules":[{"field":"d","test":"answered"}]}},{"key":"d","type":"number","label":"D","least":"many"}]}],
             "ending":{"redirect":"javascript:alert(1)"},"origins":["shop.example/path"],"confirmation":{"mode":"everything"},"look":{"accent":"red;}"}}
            """);
        (await office.Team.Patch($"/forms/{office.Id}", new { definition })).Is(200);

        var refused = (await office.Team.Post($"/forms/{office.Id}/publish")).Is(400);
        refused.Code.ShouldBe("notReady");
        refused["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(["field.a", "field.b", "field.c", "field.d", "ending", "origins", "confirmation", "look"], ignoreOrder: true);
    }

    [Theory]
    [DatabaseData("""{"steps":[null]}""")]
    [DatabaseData("""{"steps":null}""")]
    [DatabaseData("""{"steps":[]}""")]
    [DatabaseData("""{"steps":[{"fields":[{"key":"__proto__","type":"text"}]}]}""")]
    [DatabaseData("""{"steps":[{"fields":[{"key":"a","type":"user"}]}]}""")]
    [DatabaseData("""{"steps":[{"fields":[{"key":"a","type":"text"},{"key":"a","type":"text"}]}]}""")]
    [DatabaseData("""{"schema":2}""")]
    [DatabaseData("\"text\"")]
    public async Task A_definition_that_is_none_is_refused(DbEngine engine, string definition)
    {
        await using var office = await FormOffice.Open(engine);
        (await office.Team.Patch($"/forms/{office.Id}", $$"""{"definition":{{definition}}}""")).Is(400);
    }

    [Theory, DatabaseData]
    public async Task What_was_sent_is_listed_searched_filtered_and_exported_safely(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await office.Send(new { email = "ada@x.example", message = "=HYPERLINK(\"http://evil.example\")" });
        await office.Send(new { email = "spam@x.example", hp_url = "x" });

        var all = (await office.Team.Get($"/forms/{office.Id}/submissions")).Is(200)["items"];
        all.EnumerateArray().Select(one => one.GetProperty("email").GetString()).ShouldBe(["spam@x.example", "ada@x.example"]);
        (await office.Team.Get($"/forms/{office.Id}/submissions?state=suspicious"))["items"].GetArrayLength().ShouldBe(1);
        (await office.Team.Get($"/forms/{office.Id}/submissions?q=hyperlink"))["items"].GetArrayLength().ShouldBe(1);
        (await office.Team.Get($"/forms/{office.Id}/submissions?q=%25"))["items"].GetArrayLength().ShouldBe(0);
        (await office.Team.Get($"/forms/{office.Id}/submissions?state=nonsense")).Is(400);
        var csv = await office.Team.GetStringAsync($"/api/v1/forms/{office.Id}/submissions/export");
        csv.ShouldContain("Sent,State,Reasons,Email,Name,Job,Message");
        csv.ShouldContain("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
    }

    [Theory, DatabaseData]
    public async Task Whoever_may_not_see_forms_does_not_and_whoever_only_reads_changes_nothing(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var rep = office.World.Client(FormOffice.Marketer with { Role = Role.SalesRep });
        var viewer = office.World.Client(FormOffice.Marketer with { Role = Role.Viewer });

        (await rep.Get("/forms")).Is(403);
        (await viewer.Get($"/forms/{office.Id}/submissions")).Is(200);
        (await viewer.Post($"/forms/{office.Id}/publish")).Is(403);
        (await viewer.Get($"/forms/{office.Id}/submissions/export")).Is(403);
        (await office.Team.Get($"/forms/{Guid.NewGuid()}")).Is(404);
    }

    [Theory, DatabaseData]
    public async Task What_is_old_is_forgotten_and_the_contact_stays(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await office.Send(new { email = "ada@x.example" });
        office.World.Clock.Advance(TimeSpan.FromDays(100));
        await office.Send(new { email = "bob@x.example" });

        await office.World.Db.Write(tx => ForgetSubmissions.Kind.Delete(tx, tx.Now + -TimeSpan.FromDays(90), null));

        (await office.World.Rows<string>("select email from capture_submissions")).ShouldBe(["bob@x.example"]);
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(2);
    }
}
