using System.Net;
using System.Text.Json.Nodes;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

public sealed class MappingMemoryTests
{
    [Theory, DatabaseData]
    public async Task A_file_with_known_headers_begins_with_the_mapping_of_the_last_finished_import(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var first = await Upload(world, "Mail,Word,Secret,Colour\nada@x.example,Countess,x,red\n");
        first["rememberedFrom"].ShouldBeNull();
        (await client.Put($"/imports/{first["id"]}/mapping", new { columns = new object[] { new { index = 1, target = "job_title" }, new { index = 2, target = (string?)null } } })).Is(200);
        (await Upload(world, "Mail,Word,Secret,Colour\nada@x.example,Countess,x,red\n"))["rememberedFrom"].ShouldBeNull("the first one has not run");
        await Importing.Finish(world, (string)first["id"]!);

        var second = await Upload(world, "colour,Mail,WORD,Secret\nblue,grace@x.example,Admiral,y\n");

        ((string)second["rememberedFrom"]!).ShouldBe((string)first["id"]!);
        second["columns"]!.AsArray().Select(column => (string?)column!["target"]).ShouldBe(["custom.colour", "email", "job_title", null]);
        await Importing.Finish(world, (string)second["id"]!);
        (await world.Rows<string>("select job_title from people_contacts order by name")).ShouldBe(["Countess", "Admiral"], ignoreOrder: true);
        (await world.Value<long>("select count(*) from people_fields")).ShouldBe(1);
        (await Upload(world, "Mail,Word,Secret\nada@x.example,Countess,x\n"))["rememberedFrom"].ShouldBeNull("another set of headers");
        (await Importing.Upload(world, "companies", BadFiles.Text("Mail,Word,Secret,Colour\na,b,c,d\n"), "f.csv", HttpStatusCode.Created))["rememberedFrom"].ShouldBeNull("another object");
    }

    [Theory, DatabaseData]
    public async Task How_cells_are_written_is_found_out_anew_and_a_field_that_is_gone_is_not_missed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Importing.Run(world, "contacts", "Email,Created at,Colour\nada@x.example,13.02.2024,red\n");
        var field = await world.Value<string>("select id from people_fields");
        (await client.Delete($"/fields/{field}")).Status.ShouldBeInRange(200, 204);

        var import = await Importing.Run(world, "contacts", "Email,Created at,Colour\ngrace@x.example,02/14/2024,blue\n");

        Importing.Counts(import).ShouldBe((1, 1, 0, 0, 0));
        (await world.Value<long>("select created_at from people_contacts where email = 'grace@x.example'")).ShouldBe(new DateTimeOffset(2024, 2, 14, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        (await world.Value<string>("select custom from people_contacts where email = 'grace@x.example'"))!.ShouldContain("blue");
    }

    [Theory, DatabaseData]
    public async Task A_column_that_is_mapped_by_hand_is_read_for_its_new_place(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var file = await Upload(world, "Mail,Werbung nein danke,Wann\nada@x.example,ja,03/04/2024\ngrace@x.example,nein,03/05/2024\n");
        var columns = new object[]
        {
            new { index = 1, target = "unsubscribed", options = new { subscription = "optOut" } },
            new { index = 2, target = "created_at", options = new { date = new { kind = "calendar", order = "monthDayYear", isAmbiguous = false } } },
        };
        (await client.Put($"/imports/{file["id"]}/mapping", new { columns })).Is(200);
        var import = await Importing.Finish(world, (string)file["id"]!);

        Importing.Warnings(import).ShouldBeEmpty();
        (await world.Rows<string>("select c.email from people_consents s join people_contacts c on c.id = s.contact_id")).ShouldBe(["ada@x.example"]);
        (await world.Value<long>("select created_at from people_contacts where email = 'ada@x.example'")).ShouldBe(new DateTimeOffset(2024, 3, 4, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
    }

    private static Task<JsonNode> Upload(World world, string csv) => Importing.Upload(world, "contacts", BadFiles.Text(csv), "file.csv", HttpStatusCode.Created);
}
