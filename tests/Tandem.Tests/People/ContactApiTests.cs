using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ContactApiTests
{
    [Theory, DatabaseData]
    public async Task A_created_contact_comes_back_whole_and_is_found_under_its_id(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await FieldOf(world, "f_plan", "plan", CustomFieldType.Text);
        var marketer = await world.User("Mia", Role.Marketer);
        var client = world.Client(marketer);

        var created = (await client.Post("/contacts", new
        {
            firstName = "Ada", lastName = "Lovelace", email = "Ada@Example.com", emails = new[] { "ada@second.example" }, phone = "+44 20 7946 0958",
            city = "London", tags = new[] { "VIP" }, custom = new { plan = "pro" }, company = new { name = "Engines", role = "Programmer" },
            externalIds = new[] { new { source = "crm", value = "7" } }, lifecycleStage = "subscriber",
        })).Is(201);

        created.ETag.ShouldBe("\"1\"");
        created["name"].GetString().ShouldBe("Ada Lovelace");
        created["email"].GetString().ShouldBe("Ada@Example.com");
        Texts(created["emails"]).ShouldBe(["Ada@Example.com", "ada@second.example"]);
        (created["ownerName"].GetString(), created["lifecycleStage"].GetString()).ShouldBe(("Mia", "subscriber"));
        created["primaryCompany"].GetProperty("name").GetString().ShouldBe("Engines");
        created["companies"][0].GetProperty("role").GetString().ShouldBe("Programmer");
        created["custom"].GetProperty("plan").GetString().ShouldBe("pro");
        created["externalIds"][0].GetProperty("value").GetString().ShouldBe("7");
        created["mailable"].GetProperty("allowed").GetBoolean().ShouldBeTrue();
        Texts(created["tags"]).ShouldBe(["VIP"]);
        (await client.Get($"/contacts/{created["id"]}")).Is(200).Json.ToString().ShouldBe(created.Json.ToString());
    }

    [Theory, DatabaseData]
    public async Task Whoever_exists_is_offered_instead_of_being_made_twice(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var ada = (await client.Post("/contacts", new { name = "Ada Lovelace", email = "ada@example.com", phone = "+44 1234567", company = new { name = "Engines" } })).Is(201);

        var taken = (await client.Post("/contacts?force=true", new { name = "Ada", email = "ADA@example.com" })).Is(409);
        (taken.Code, taken["existing"].GetProperty("id").GetString()).ShouldBe(("emailTaken", ada["id"].GetString()));

        var phone = (await client.Post("/contacts", new { name = "Somebody", phone = "0044 12 34567", email = "b@example.com" })).Is(201);
        phone["name"].GetString().ShouldBe("Somebody");
        var same = (await client.Post("/contacts", new { name = "Somebody else", phone = "+44-1234567" })).Is(409);
        (same.Code, same["candidates"][0].GetProperty("why")[0].GetString()).ShouldBe(("mayExist", "same phone"));
        (await client.Post("/contacts", new { name = "ada LOVELACE", company = new { name = "engines" } })).Is(409)["candidates"][0]
            .GetProperty("why")[0].GetString().ShouldBe("same name and company");
        (await client.Post("/contacts?force=true", new { name = "Ada Lovelace", company = new { name = "Engines" } })).Is(201);
        (await world.Value<long>("select count(*) from people_companies")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Matching_names_candidates_with_what_speaks_for_them(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await client.Post("/contacts", new { name = "Ada Lovelace", email = "ada@example.com", phone = "+44 1234567" });

        var candidates = (await client.Post("/contacts/match", new { email = "ada@example.com", firstName = "Ada", lastName = "Lovelace", phone = "" })).Is(200)["candidates"];

        candidates.GetArrayLength().ShouldBe(1);
        Texts(candidates[0].GetProperty("why")).ShouldBe(["same email", "same name"], ignoreOrder: true);
        (await client.Post("/contacts/match", new { email = "nobody@example.com" })).Is(200)["candidates"].GetArrayLength().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_edit_changes_what_is_sent_empties_what_is_null_and_leaves_the_rest(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await FieldOf(world, "f_plan", "plan", CustomFieldType.Text);
        await FieldOf(world, "f_seats", "seats", CustomFieldType.Number);
        var client = world.Client(Caller.System);
        var id = (await client.Post("/contacts", new
        {
            name = "Ada Lovelace", email = "ada@example.com", city = "London", jobTitle = "Programmer", tags = new[] { "a", "b" }, custom = new { plan = "pro", seats = 3 },
        })).Is(201)["id"];

        var edited = (await client.Patch($"/contacts/{id}", """
            {"city":null,"country":"GB","email":"ada@new.example","tags":["B","c"],"custom":{"plan":null},"lastName":"King"}
            """)).Is(200);

        edited["city"].ValueKind.ShouldBe(JsonValueKind.Null);
        (edited["country"].GetString(), edited["jobTitle"].GetString(), edited["name"].GetString()).ShouldBe(("GB", "Programmer", "Ada King"));
        Texts(edited["emails"]).ShouldBe(["ada@new.example"]);
        Texts(edited["tags"]).ShouldBe(["b", "c"]);
        edited["custom"].ToString().ShouldBe("""{"seats":3}""");
        edited["version"].GetInt32().ShouldBe(2);
        (await world.Rows<string>("select value from people_identifiers where kind = 'email'")).ShouldBe(["ada@new.example"]);
        (await world.Value<string>("select before from access_audit where verb = 'update'"))!.ShouldContain("\"city\":\"London\"");
        (await client.Post("/contacts", new { email = "ada@example.com" })).Is(201);
    }

    [Theory, DatabaseData]
    public async Task An_edit_meant_for_an_older_version_saves_nothing_and_shows_the_current_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = (await client.Post("/contacts", new { name = "Ada" })).Is(201)["id"];
        (await client.Patch($"/contacts/{id}", new { city = "London" }, ifMatch: 1)).Is(200);

        var stale = (await client.Patch($"/contacts/{id}", new { city = "Paris" }, ifMatch: 1)).Is(412);

        (stale.Code, stale["current"].GetProperty("city").GetString()).ShouldBe(("stale", "London"));
        (await client.Delete($"/contacts/{id}", ifMatch: 1)).Is(412);
        (await client.Get($"/contacts/{id}"))["city"].GetString().ShouldBe("London");
    }

    [Theory, DatabaseData]
    public async Task What_one_may_not_see_is_not_there_and_what_one_may_not_edit_stays(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (mate, stranger) = (await world.User("Mate", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var rep = await world.User("Rita", Role.SalesRep, mate.UserId!.Value);
        var (mine, teams, foreign) = (await world.Contact("Mine", rep.UserId), await world.Contact("Team's", mate.UserId), await world.Contact("Foreign", stranger.UserId));
        var client = world.Client(rep);

        foreach (var path in new[] { "", "/timeline", "/lifecycle", "/notes", "/consents" })
        {
            (await client.Get($"/contacts/{foreign}{path}")).Is(404);
            (await client.Get($"/contacts/{teams}{path}")).Is(200);
        }

        (await client.Patch($"/contacts/{foreign}", new { city = "X" })).Is(404);
        (await client.Post($"/contacts/{foreign}/notes", new { body = "X" })).Is(404);
        (await client.Post($"/contacts/{foreign}/lifecycle", new { stage = "customer" })).Is(404);
        (await client.Post($"/contacts/{foreign}/suppress", new { reason = "X" })).Is(404);
        (await client.Put($"/contacts/{foreign}/companies/{Guid.NewGuid()}", new { primary = true })).Is(404);
        (await client.Patch($"/contacts/{teams}", new { city = "X" })).Is(403);
        (await client.Patch($"/contacts/{mine}", new { city = "X" })).Is(200);
        (await client.Delete($"/contacts/{mine}")).Is(403);
        (await client.Post("/contacts", new { name = "New", ownerId = mate.UserId })).Is(403);
        (await client.Post("/contacts/match", new { firstName = "", lastName = "Foreign" })).Is(200)["candidates"].GetArrayLength().ShouldBe(0);
        (await world.Value<long>("select count(*) from people_contacts where city is not null")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task An_address_of_somebody_out_of_sight_is_taken_without_saying_by_whom(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rep, stranger) = (await world.User("Rita", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        await world.Contact(new ContactDraft { Name = "Hidden", Emails = ["hidden@example.com"], OwnerId = stranger.UserId });

        var taken = (await world.Client(rep).Post("/contacts", new { name = "X", email = "hidden@example.com" })).Is(409);

        (taken.Code, taken["existing"].ValueKind).ShouldBe(("emailTaken", JsonValueKind.Null));
    }

    [Theory]
    [DatabaseData("""{"email":"ada@example.com\r\nBcc: all@example.com"}""", "email")]
    [DatabaseData("""{"name":"Ada","email":"no address"}""", "email")]
    [DatabaseData("""{"name":17}""", "name")]
    [DatabaseData("""{"name":"Ada","tags":"one"}""", "tags")]
    [DatabaseData("""{"name":"Ada","custom":{"seats":"many"}}""", "custom.seats")]
    [DatabaseData("""{"name":"Ada","custom":{"nothing":1}}""", "custom.nothing")]
    [DatabaseData("""{"name":"Ada","ownerId":"me"}""", "ownerId")]
    [DatabaseData("""{"name":"Ada","lifecycleStage":"buyer"}""", "lifecycleStage")]
    [DatabaseData("""{"city":"London"}""", "name")]
    public async Task Bad_input_is_refused_with_the_field_that_is_wrong(DbEngine engine, string body, string field)
    {
        await using var world = await World.Create(engine);
        await FieldOf(world, "f_seats", "seats", CustomFieldType.Number);

        var refused = (await world.Client(Caller.System).Post("/contacts", body)).Is(400);

        refused["errors"].TryGetProperty(field, out _).ShouldBeTrue(refused.Json.ToString());
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Over_long_texts_and_deep_json_are_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        (await client.Post("/contacts", new { name = new string('a', 501) })).Is(400);
        (await client.Post("/contacts", new { name = "Ada", phone = new string('1', 61) })).Is(400);
        (await client.Post("/contacts", $"{{\"name\":{new string('[', 10_000)}{new string(']', 10_000)}}}")).Is(400);
        (await client.Post("/contacts", "{\"name\":")).Is(400);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_archived_contact_keeps_its_address_and_comes_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = (await client.Post("/contacts", new { name = "Ada", email = "ada@example.com" })).Is(201)["id"];

        (await client.Delete($"/contacts/{id}")).Is(204);

        var archived = (await client.Get($"/contacts/{id}")).Is(200);
        archived["archivedAt"].ValueKind.ShouldBe(JsonValueKind.String);
        archived["mailable"].GetProperty("allowed").GetBoolean().ShouldBeFalse();
        (await client.Post("/contacts", new { email = "ada@example.com" })).Is(409);
        (await client.Post($"/contacts/{id}/restore")).Is(200)["archivedAt"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    internal static Task FieldOf(World world, string id, string key, CustomFieldType type, bool unique = false, bool required = false, string options = "[]", string forObject = "contact") =>
        world.Db.Write(async tx =>
        {
            await tx.Execute(
                """
                insert into people_fields (id, object, key, label, type, options, required, is_unique, indexed, position, created_by, created_at, version)
                values (@id, @forObject, @key, @key, @type, @options, @required, @unique, false, 0, 'test', 0, 1)
                """,
                new { id, forObject, key, type = EnumText.Of(type), options, required, unique });
            world.Get<FieldDefinitions>().Changed(tx);
        });

    internal static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
