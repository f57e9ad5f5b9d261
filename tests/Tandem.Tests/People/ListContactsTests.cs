using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ListContactsTests
{
    private static readonly string[] Sorts =
    [
        "name", "createdAt", "updatedAt", "lifecycleSince", "email", "lifecycleStage", "country", "origin", "lastSeenAt", "jobTitle", "city", "firstTouchAt",
        "custom.seats", "custom.plan",
    ];

    [Theory, DatabaseData]
    public async Task Every_order_pages_through_all_contacts_once_in_either_direction(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var client = world.Client(Caller.System);

        foreach (var sort in Sorts)
        {
            var up = await client.AllNames($"/contacts?sort={sort}&limit=4");
            var down = await client.AllNames($"/contacts?sort=-{sort}&limit=3");
            up.Count.ShouldBe(23, sort);
            up.Order(StringComparer.Ordinal).ShouldBe(down.Order(StringComparer.Ordinal), sort);
            up.Distinct(StringComparer.Ordinal).Count().ShouldBe(23, sort);
        }

        (await client.AllNames("/contacts?sort=name&limit=5")).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        (await client.AllNames("/contacts?sort=-name&limit=5")).ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Contacts_without_the_value_come_last_in_either_direction(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var client = world.Client(Caller.System);

        foreach (var sort in (string[])["email", "country", "lastSeenAt", "firstTouchAt", "custom.seats"])
        {
            foreach (var direction in (string[])["", "-"])
            {
                var page = (await client.Get($"/contacts?sort={direction}{sort}&limit=200")).Is(200);
                var known = page["items"].EnumerateArray().Select(row => Value(row, sort)).ToList();
                var missing = known.FindIndex(value => value is null);
                missing.ShouldBeGreaterThan(0, sort);
                known.Skip(missing).ShouldAllBe(value => value == null, $"{direction}{sort}");
            }
        }
    }

    [Theory, DatabaseData]
    public async Task Rows_carry_what_a_list_shows(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var owner = await world.User("Mia", Role.Marketer);
        await world.Contacts(new ContactDraft
        {
            Name = "Zoe Last",
            Emails = ["zoe@example.com"],
            OwnerId = owner.UserId,
            Tags = ["VIP", "Beta"],
            Company = new() { Name = "Engines" },
            Custom = new Dictionary<string, JsonText> { ["f_plan"] = new("\"pro\"") },
        });

        var row = (await world.Client(Caller.System).Get("/contacts?sort=-name&limit=1")).Is(200)["items"][0];

        (row.GetProperty("name").GetString(), row.GetProperty("ownerName").GetString()).ShouldBe(("Zoe Last", "Mia"));
        row.GetProperty("primaryCompany").GetProperty("name").GetString().ShouldBe("Engines");
        row.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["Beta", "VIP"]);
        row.GetProperty("custom").GetProperty("plan").GetString().ShouldBe("pro");
    }

    [Theory, DatabaseData]
    public async Task An_order_or_a_cursor_that_does_not_fit_is_refused(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var client = world.Client(Caller.System);
        var next = (await client.Get("/contacts?sort=name&limit=3")).Is(200)["next"].GetString()!;

        (await client.Get("/contacts?sort=owner;drop")).Is(400).Code.ShouldBe("invalid");
        (await client.Get($"/contacts?sort=-name&cursor={next}")).Is(400).Code.ShouldBe("badCursor");
        (await client.Get($"/contacts?sort=name&cursor={next[..^3]}AAA")).Is(400).Code.ShouldBe("badCursor");
        (await client.Get($"/contacts?sort=name&cursor=%00%FF")).Is(400).Code.ShouldBe("badCursor");
        (await client.Get($"/companies?sort=name&cursor={next}")).Status.ShouldBeOneOf(200, 400);
    }

    [Theory, DatabaseData]
    public async Task A_list_changes_under_its_reader_without_repeating_or_losing_anybody(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var client = world.Client(Caller.System);
        var first = (await client.Get("/contacts?sort=name&limit=10")).Is(200);
        await world.Contacts(new ContactDraft { Name = "Aaa First" }, new ContactDraft { Name = "Zzz Last" });

        var rest = await client.AllNames("/contacts?sort=name&limit=10", first["next"].GetString());

        rest.ShouldContain("Zzz Last");
        rest.ShouldNotContain("Aaa First");
        rest.Count.ShouldBe(14);
    }

    [Theory, DatabaseData]
    public async Task Archived_contacts_are_on_no_list(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ids = await world.Contacts(new ContactDraft { Name = "Ada" }, new ContactDraft { Name = "Bob" });
        var client = world.Client(Caller.System);
        (await client.Delete($"/contacts/{ids[0]}")).Is(204);

        (await client.AllNames("/contacts?sort=name")).ShouldBe(["Bob"]);
        (await client.Searched("ada")).ShouldBe("");
        (await client.Get("/contacts/count")).Is(200)["count"].GetInt64().ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_count_says_when_there_are_more(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        var client = world.Client(Caller.System);

        (await client.Get("/contacts/count")).Is(200).Json.ToString().ShouldBe("""{"count":23,"capped":false}""");
        (await client.Get($"/contacts/count?filter={Uri.EscapeDataString("""{"field":"country","op":"known"}""")}")).Is(200)["count"].GetInt64().ShouldBeInRange(1, 22);
        (await client.Get("/contacts/count?q=person1")).Is(200)["count"].GetInt64().ShouldBe(10);
        Tandem.People.Lists.Counted.Of(10_001).ShouldBe(new(10_000, Capped: true));
    }

    [Theory, DatabaseData]
    public async Task Companies_are_listed_searched_and_counted_alike(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var name in (string[])["Zeta Robotics", "Alpha Foods", "Älpha Énergie"])
        {
            await world.Company(name);
        }

        var client = world.Client(Caller.System);
        (await client.AllNames("/companies?sort=name&limit=2")).ShouldBe(["Älpha Énergie", "Alpha Foods", "Zeta Robotics"]);
        foreach (var sort in (string[])["name", "-createdAt", "domain", "industry", "country", "city", "employees", "annualRevenue", "updatedAt"])
        {
            (await client.AllNames($"/companies?sort={sort}&limit=2")).Count.ShouldBe(3, sort);
        }

        (await client.Searched("energ", "/companies")).ShouldBe("Älpha Énergie");
        (await client.Searched("al", "/companies")).ShouldBe("Alpha Foods Älpha Énergie");
        (await client.Get("/companies/count?q=zeta")).Is(200)["count"].GetInt64().ShouldBe(1);
    }

    private static string? Value(System.Text.Json.JsonElement row, string sort)
    {
        var value = sort.StartsWith("custom.", StringComparison.Ordinal)
            ? row.GetProperty("custom").TryGetProperty(sort[7..], out var custom) ? custom : default
            : row.GetProperty(sort);
        return value.ValueKind is System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined ? null : value.ToString();
    }

    /// <summary>Twenty-three people with gaps and ties in everything.</summary>
    private static async Task<World> Seeded(DbEngine engine)
    {
        var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await world.Db.Write(tx => tx.Execute(
            """
            insert into people_fields (id, object, key, label, type, options, required, is_unique, indexed, position, created_by, created_at, version)
            values ('f_plan', 'contact', 'plan', 'Plan', 'text', '[]', false, false, false, 1, 'system', 0, 1),
                   ('f_seats', 'contact', 'seats', 'Seats', 'number', '[]', false, false, false, 2, 'system', 0, 1)
            """));
        foreach (var id in (string[])["f_plan", "f_seats"])
        {
            (await client.Patch($"/fields/{id}", new { indexed = true })).Is(200);
        }

        await world.Settle();
        var ids = await world.Contacts([.. Enumerable.Range(0, 23).Select(Person)]);
        await world.Db.Write(async tx =>
        {
            foreach (var (n, id) in ids.Index().Where(pair => pair.Index % 3 == 0))
            {
                await tx.Execute(
                    "insert into people_activity (contact_id, first_seen_at, last_seen_at, events, page_views) values (@id, 1, @at, @n, 1)",
                    new { id, n, at = 1_700_000_000_000 + n % 4 });
            }
        });
        return world;
    }

    private static ContactDraft Person(int n) => new()
    {
        Name = $"Person{n:00}",
        Emails = n % 2 == 0 ? [$"person{n:00}@example.com"] : [],
        Country = n % 5 == 0 ? null : n % 2 == 0 ? "DE" : "de",
        City = n % 4 == 0 ? null : $"City {n % 3}",
        JobTitle = n % 4 == 1 ? null : $"Job {n % 3}",
        Origin = n % 3 == 0 ? null : "paid",
        FirstTouchAt = n % 3 == 0 ? null : new Instant(1_600_000_000_000 + n % 5),
        CreatedAt = new Instant(1_650_000_000_000 + n % 7),
        Lifecycle = [new LifecycleEntry((LifecycleStage)(n % 3), new Instant(1_660_000_000_000 + n % 6), "import")],
        Custom = n % 3 == 0
            ? null
            : new Dictionary<string, JsonText> { ["f_plan"] = new($"\"{(char)('a' + n % 4)}\""), ["f_seats"] = new($"{n % 5}.5") },
    };
}
