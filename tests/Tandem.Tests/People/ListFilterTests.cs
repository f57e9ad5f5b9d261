using System.Text;
using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ListFilterTests
{
    [Theory, DatabaseData]
    public async Task Every_kind_of_field_can_be_asked(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var mia = await world.User("Mia", Role.Marketer);
        var (client, admin) = (world.Client(mia), world.Client(Caller.System));
        await AdaBobAndCleo(world, mia, admin);

        (await client.Found(new { field = "name", op = "startsWith", value = "a" })).ShouldBe("Ada");
        (await client.Found(new { field = "country", op = "is", value = "GB" })).ShouldBe("Ada Bob");
        (await client.Found(new { field = "email", op = "endsWith", value = ".ORG" })).ShouldBe("Bob");
        (await client.Found(new { field = "phone", op = "contains", value = "1-23" })).ShouldBe("Ada");
        (await client.Found(new { field = "ownerId", op = "isMe" })).ShouldBe("Ada");
        (await client.Found(new { field = "ownerId", op = "unknown" })).ShouldBe("Bob Cleo");
        (await client.Found(new { field = "lifecycleStage", op = "anyOf", value = new[] { "customer", "evangelist" } })).ShouldBe("Cleo");
        (await client.Found(new { field = "tags", op = "hasAny", value = new[] { "vip" } })).ShouldBe("Ada");
        (await client.Found(new { field = "tags", op = "hasNone", value = new[] { "vip" } })).ShouldBe("Bob Cleo");
        (await client.Found(new { field = "company.name", op = "contains", value = "engine" })).ShouldBe("Ada");
        (await client.Found(new { field = "company.domain", op = "is", value = "ENGINES.example" })).ShouldBe("Ada");
        (await client.Found(new { field = "company.custom.tier", op = "unknown" })).ShouldBe("Ada Bob Cleo");
        (await client.Found(new { field = "custom.plan", op = "is", value = "pro" })).ShouldBe("Ada");
        (await client.Found(new { field = "custom.seats", op = "lt", value = 4 })).ShouldBe("Cleo");
        (await client.Found(new { field = "custom.seats", op = "unknown" })).ShouldBe("Bob");
        (await client.Found(new { field = "consent.newsletter", op = "is", value = "subscribed" })).ShouldBe("Ada");
        (await client.Found(new { field = "consent.newsletter", op = "is", value = "unsubscribed" })).ShouldBe("Cleo");
        (await client.Found(new { field = "suppressed", op = "is", value = true })).ShouldBe("Bob");
        (await client.Found(new { field = "externalSource", op = "is", value = "crm" })).ShouldBe("Ada");
        (await client.Found(new { field = "externalId", op = "is", value = "7" })).ShouldBe("Ada");
        (await client.Found(new { field = "createdAt", op = "inLastDays", value = 1 })).ShouldBe("Ada Bob Cleo");
        (await client.Found(new { field = "lastSeenAt", op = "known" })).ShouldBe("");
        (await client.Found(new
        {
            and = new object[]
            {
                new { or = new object[] { new { field = "country", op = "is", value = "gb" }, new { field = "lifecycleStage", op = "is", value = "customer" } } },
                new { not = new { field = "name", op = "is", value = "Bob" } },
            },
        })).ShouldBe("Ada Cleo");
    }

    [Theory, DatabaseData]
    public async Task A_new_field_can_be_asked_and_sorted_by_without_a_restart(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await world.Contacts(new ContactDraft { Name = "Ada" });
        (await client.Get("/contacts?filter=" + Uri.EscapeDataString("""{"field":"custom.shoeSize","op":"unknown"}"""))).Is(400).Code.ShouldBe("invalidFilter");

        var field = await client.Field(new { @object = "contact", label = "Shoe size", type = "number", indexed = true });

        field.GetProperty("key").GetString().ShouldBe("shoeSize");
        (await client.Found(new { field = "custom.shoeSize", op = "unknown" })).ShouldBe("Ada");
        (await client.Get("/contacts?sort=custom.shoeSize")).Is(400);
        await world.Settle();
        (await client.AllNames("/contacts?sort=custom.shoeSize")).ShouldBe(["Ada"]);
        (await client.Delete($"/fields/{field.GetProperty("id").GetString()}")).Is(204);
        (await client.Get("/contacts?filter=" + Uri.EscapeDataString("""{"field":"custom.shoeSize","op":"unknown"}"""))).Is(400).Code.ShouldBe("invalidFilter");
    }

    [Theory, DatabaseData]
    public async Task Whatever_stands_in_the_filter_the_answer_is_a_problem_with_a_code(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts(new ContactDraft { Name = "Ada" });
        var client = world.Client(Caller.System);
        string[] bad =
        [
            "{", "[]", "null", "1", "\"x\"", "{}", """{"and":1}""", """{"field":"nope","op":"is","value":1}""", """{"field":"name","op":"explode"}""",
            """{"field":"name","op":"is"}""", """{"field":"createdAt","op":"before","value":"yesterday"}""",
            """{"field":"ownerId","op":"is","value":"me' or 1=1 --"}""", """{"field":"c.name; drop table people_contacts","op":"is","value":"x"}""",
            """{"field":"custom.x' or '1'='1","op":"known"}""", """{"field":"consent.a' or 1=1 --","op":"is","value":"x"}""",
            """{"field":"custom.seats","op":"lt","value":1e400}""", """{"field":"name","op":"is","value":"\ud800"}""", "\u0000", "{\"and\":[" + new string(' ', 70_000) + "]}",
            Nested(10_000), Nested(60),
        ];
        foreach (var filter in bad)
        {
            var answer = await client.Get("/contacts?filter=" + Uri.EscapeDataString(filter));
            answer.Status.ShouldBe(400, Short(filter));
            answer.Code.ShouldBe("invalidFilter", Short(filter));
            (await client.Get("/contacts/count?filter=" + Uri.EscapeDataString(filter))).Status.ShouldBe(400, Short(filter));
        }

        (await client.Found(new { field = "name", op = "is", value = "x'; drop table people_contacts; --" })).ShouldBe("");
        (await client.Found(new { field = "consent.x-1", op = "unknown" })).ShouldBe("Ada");
    }

    [Theory, DatabaseData]
    public async Task Random_filters_and_searches_never_break_the_list(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts(new ContactDraft { Name = "Ada" }, new ContactDraft { Name = "Bob" });
        var client = world.Client(Caller.System);
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var answer = await client.Get($"/contacts?q={Uri.EscapeDataString(Garbage(random))}&filter={Uri.EscapeDataString(Mangled(random))}");
            answer.Status.ShouldBeOneOf(200, 400);
            (answer.Status == 200 || answer.Code is not null).ShouldBeTrue();
        }

        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(2);
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"not\":", depth)) + """{"field":"name","op":"known"}""" + new string('}', depth);

    private static string Garbage(Random random) =>
        new([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(random.Next(4) == 0 ? 0xD7FF : 0x7F)).Where(c => c != 0)]);

    private static string Mangled(Random random)
    {
        string[] fields = ["name", "email", "tags", "lifecycleStage", "createdAt", "ownerId", "custom.x", "company.name", "phone", "suppressed", "x"];
        string[] ops = ["is", "isNot", "anyOf", "contains", "known", "unknown", "lt", "between", "inLastDays", "hasAll", "isMe", "startsWith", "on"];
        object[] values = ["a", "", 1, -1e9, true, new[] { "a", "b" }, new object[] { 1, 2 }, "2026-01-01", Guid.NewGuid().ToString(), Garbage(random)];
        var test = new { field = fields[random.Next(fields.Length)], op = ops[random.Next(ops.Length)], value = values[random.Next(values.Length)] };
        var json = new StringBuilder(JsonSerializer.Serialize<object>(random.Next(3) == 0 ? new { or = new object[] { test, new { not = test } } } : test));
        for (var i = random.Next(3); i > 1; i--)
        {
            json[random.Next(json.Length)] = (char)random.Next(32, 127);
        }

        return json.ToString();
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] : text;

    /// <summary>Three people who differ in everything that can be asked.</summary>
    private static async Task AdaBobAndCleo(World world, Caller mia, HttpClient admin)
    {
        await admin.Field(new { @object = "contact", label = "Plan", type = "select", options = new[] { "free", "pro" } });
        await admin.Field(new { @object = "contact", label = "Seats", type = "number" });
        await admin.Field(new { @object = "company", label = "Tier", type = "text" });
        var plan = await world.Value<string>("select id from people_fields where key = 'plan'");
        var seats = await world.Value<string>("select id from people_fields where key = 'seats'");
        await world.Contacts(
            new ContactDraft
            {
                Name = "Ada",
                Emails = ["ada@example.com"],
                Phone = "+44 1234",
                Country = "GB",
                OwnerId = mia.UserId,
                Tags = ["VIP"],
                Company = new() { Name = "Engines Ltd", Domain = "engines.example" },
                ExternalIds = [new("crm", "7")],
                Custom = new Dictionary<string, JsonText> { [plan!] = new("\"pro\""), [seats!] = new("12") },
                Consents = [new ConsentEntry { Topic = "newsletter", Subscribed = true }],
            },
            new ContactDraft { Name = "Bob", Emails = ["bob@example.org"], Country = "gb", Suppress = "asked" },
            new ContactDraft
            {
                Name = "Cleo",
                Lifecycle = [new LifecycleEntry(LifecycleStage.Customer, At: null, "import")],
                Custom = new Dictionary<string, JsonText> { [seats!] = new("3.5") },
                Consents = [new ConsentEntry { Topic = "newsletter", Subscribed = true, At = new Instant(1) }, new ConsentEntry { Topic = "newsletter", Subscribed = false, At = new Instant(2) }],
            });
    }
}
