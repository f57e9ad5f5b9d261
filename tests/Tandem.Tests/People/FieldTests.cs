using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class FieldTests
{
    [Theory, DatabaseData]
    public async Task Built_in_fields_stand_before_custom_ones(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await client.Field(new { @object = "contact", label = "Shoe size", type = "number", description = "EU" });

        var fields = (await client.Get("/fields?object=contact")).Is(200)["items"].EnumerateArray().ToList();

        fields[0].GetProperty("key").GetString().ShouldBe("name");
        fields[0].GetProperty("builtIn").GetBoolean().ShouldBeTrue();
        fields[^1].ToString().ShouldContain("\"key\":\"shoeSize\",\"label\":\"Shoe size\",\"type\":\"number\"");
        fields[^1].GetProperty("builtIn").GetBoolean().ShouldBeFalse();
        fields.Single(field => field.GetProperty("key").GetString() == "lifecycleStage").GetProperty("options").GetArrayLength().ShouldBe(10);
        (await client.Get("/fields?object=nothing")).Is(400);
        (await client.Get("/fields")).Is(200)["items"].EnumerateArray().Select(field => field.GetProperty("object").GetString()).Distinct().ShouldContain("company");
    }

    [Theory, DatabaseData]
    public async Task Every_type_takes_its_values_at_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var user = await world.User("Mia", Role.Marketer);
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["text"] = "x",
            ["longText"] = "x\ny",
            ["number"] = 1.5,
            ["money"] = 12.34,
            ["boolean"] = true,
            ["date"] = "2026-02-28",
            ["dateTime"] = "2026-02-28T12:00:00.000Z",
            ["select"] = "a",
            ["multiSelect"] = new[] { "a", "b" },
            ["email"] = "x@example.com",
            ["phone"] = "+49 123",
            ["url"] = "https://example.com",
            ["user"] = user.UserId!.Value.ToString(),
        };
        foreach (var type in values.Keys)
        {
            await client.Field(new { @object = "contact", key = type, label = $"The {type}", type, options = type.EndsWith("elect", StringComparison.Ordinal) ? new[] { "a", "b" } : null });
        }

        var contact = (await client.Post("/contacts", new { name = "Ada", custom = values })).Is(201);

        foreach (var (type, value) in values)
        {
            contact["custom"].GetProperty(type).ToString().ShouldBe(System.Text.Json.JsonSerializer.SerializeToElement(value).ToString(), type);
        }

        (await client.Found(new { field = "custom.multiSelect", op = "hasAll", value = new[] { "b", "a" } })).ShouldBe("Ada");
        (await client.Found(new { field = "custom.dateTime", op = "on", value = "2026-02-28" })).ShouldBe("Ada");
        (await client.Found(new { field = "custom.user", op = "is", value = user.UserId })).ShouldBe("Ada");
        (await client.Found(new { field = "custom.boolean", op = "is", value = true })).ShouldBe("Ada");
        (await client.Found(new { field = "custom.money", op = "between", value = new[] { 12.34, 13 } })).ShouldBe("Ada");
    }

    [Theory, DatabaseData]
    public async Task A_field_that_breaks_a_rule_is_refused_by_name(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await client.Field(new { @object = "contact", key = "plan", label = "Plan", type = "text" });

        (await client.Post("/fields", new { @object = "contact", key = "plan", label = "Plan", type = "text" })).Is(409).Code.ShouldBe("keyTaken");
        async Task Refused(object field, string name) => (await client.Post("/fields", field)).Is(400)["errors"].TryGetProperty(name, out _).ShouldBeTrue(name);
        await Refused(new { label = "X", type = "text" }, "object");
        await Refused(new { @object = "contact", type = "text" }, "label");
        await Refused(new { @object = "contact", label = "X", type = "blob" }, "type");
        await Refused(new { @object = "contact", label = "X", type = "select" }, "options");
        await Refused(new { @object = "contact", label = "X", type = "select", options = new[] { "a", "a" } }, "options");
        await Refused(new { @object = "contact", label = "X", key = "1 x'", type = "text" }, "key");
        await Refused(new { @object = "contact", label = "X", type = "longText", indexed = true }, "indexed");
        await Refused(new { @object = "contact", label = "X", type = "boolean", unique = true }, "unique");
        (await world.Client(await world.User("Rep", Role.SalesRep)).Post("/fields", new { @object = "contact", label = "X", type = "text" })).Is(403);
    }

    [Theory, DatabaseData]
    public async Task Editing_keeps_type_and_key_and_respects_the_version(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var field = await client.Field(new { @object = "contact", label = "Plan", type = "select", options = new[] { "free", "pro" } });
        var path = $"/fields/{field.GetProperty("id").GetString()}";

        (await client.Patch(path, new { type = "text" })).Is(400);
        (await client.Patch(path, new { label = "Subscription" }, ifMatch: 7)).Is(412).Code.ShouldBe("stale");
        var edited = (await client.Patch(path, new { label = "Subscription", options = new object[] { new { value = "free", label = "Free" }, "pro", "max" }, required = true }, ifMatch: 1)).Is(200);

        (edited["label"].GetString(), edited["options"].GetArrayLength(), edited["required"].GetBoolean(), edited["version"].GetInt32()).ShouldBe(("Subscription", 3, true, 2));
        (await client.Post("/contacts", new { name = "Ada" })).Is(400);
        (await client.Post("/contacts", new { name = "Ada", custom = new { plan = "max" } })).Is(201);
        (await world.Rows<string>("select verb from access_audit where object = 'field' order by verb")).ShouldBe(["create", "update"]);
    }

    [Theory, DatabaseData]
    public async Task A_field_that_is_put_away_keeps_its_values_and_frees_its_key(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var field = await client.Field(new { @object = "contact", label = "Plan", type = "text", indexed = true });
        await world.Settle();
        var contact = (await client.Post("/contacts", new { name = "Ada", custom = new { plan = "pro" } })).Is(201);

        (await client.Delete($"/fields/{field.GetProperty("id").GetString()}")).Is(204);
        await world.Settle();

        (await client.Get($"/contacts/{contact["id"]}")).Is(200)["custom"].ToString().ShouldBe("{}");
        (await world.Value<string>("select custom from people_contacts")).ShouldNotBeNull().ShouldContain("pro");
        await client.Field(new { @object = "contact", label = "Plan", type = "number" });
        (await client.Get("/fields?object=contact")).Is(200)["items"].EnumerateArray().Count(one => one.GetProperty("key").GetString() == "plan").ShouldBe(1);
        (await Indexes(world)).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task An_index_is_made_by_a_job_and_serves_filter_and_order(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var field = await client.Field(new { @object = "contact", label = "Plan", type = "text" });
        var path = $"/fields/{field.GetProperty("id").GetString()}";
        (await client.Post("/contacts", new { name = "Ada", custom = new { plan = "Pro" } })).Is(201);
        (await client.Post("/contacts", new { name = "Bob", custom = new { plan = "free" } })).Is(201);

        var asked = (await client.Patch(path, new { indexed = true })).Is(200);
        (asked["indexed"].GetBoolean(), asked["indexJobId"].ValueKind).ShouldBe((false, System.Text.Json.JsonValueKind.String));
        await world.Settle();

        (await Indexes(world)).Count.ShouldBe(1);
        (await client.AllNames("/contacts?sort=custom.plan")).ShouldBe(["Bob", "Ada"]);
        (await client.Found(new { field = "custom.plan", op = "is", value = "PRO" })).ShouldBe("Ada");
        (await client.Patch(path, new { indexed = false })).Is(200);
        (await client.Get("/contacts?sort=custom.plan")).Is(400);
        await world.Settle();
        (await Indexes(world)).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task A_unique_field_recognises_people_and_refuses_a_second_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await client.Field(new { @object = "contact", label = "Member no", type = "text", unique = true });
        (await client.Post("/contacts", new { name = "Ada", custom = new { memberNo = "A-1" } })).Is(201);

        (await client.Post("/contacts?force=true", new { name = "Bob", custom = new { memberNo = "a-1" } })).Status.ShouldBe(409);
        (await world.Value<long>("select count(*) from people_identifiers where kind = 'field'")).ShouldBe(1);
    }

    private static Task<IReadOnlyList<string>> Indexes(World world) => world.Rows<string>(world.Options.Engine == DbEngine.Sqlite
        ? "select name from sqlite_schema where type = 'index' and name like 'people_contacts_f%'"
        : "select indexname from pg_indexes where indexname like 'people_contacts_f%'");
}
