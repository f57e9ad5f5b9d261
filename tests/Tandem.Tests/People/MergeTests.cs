using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Verify;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Verify;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class MergeTests
{
    [Theory, DatabaseData]
    public async Task Two_contacts_become_one_with_everything_that_belonged_to_either(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);

        var merged = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200)["contact"];

        merged.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        merged.GetProperty("jobTitle").GetString().ShouldBe("Countess");
        merged.GetProperty("lifecycleStage").GetString().ShouldBe("customer");
        merged.GetProperty("emails").EnumerateArray().Select(email => email.GetString()).ShouldBe(["ada@example.com", "ada@second.example"], ignoreOrder: true);
        merged.GetProperty("externalIds")[0].GetProperty("value").GetString().ShouldBe("42");
        merged.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["engines", "vip"]);
        merged.GetProperty("companies").EnumerateArray().Select(company => $"{company.GetProperty("name").GetString()} {company.GetProperty("primary")}").ShouldBe(["Acme True", "Initech False"]);
        (await client.Get($"/contacts/{pair.Ada}/notes"))["items"].GetArrayLength().ShouldBe(2);
        (await client.Get($"/contacts/{pair.Ada}/lifecycle"))["items"].EnumerateArray().Count(change => change.GetProperty("cause").GetString() == "merge").ShouldBe(1);
        var deal = await client.Get($"/deals/{pair.Shared}");
        deal["contacts"].GetArrayLength().ShouldBe(1);
        deal["contacts"][0].GetProperty("role").GetString().ShouldBe("Decision maker");
        (await client.Get($"/deals/{pair.Own}"))["contacts"][0].GetProperty("id").GetGuid().ShouldBe(pair.Ada);
        (await client.Get("/contacts/count"))["count"].GetInt64().ShouldBe(1);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task The_one_merged_away_leads_to_the_other_and_cannot_be_touched(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200);
        var third = await world.Contact(new ContactDraft { Name = "Third" });

        var gone = (await client.Get($"/contacts/{pair.Twin}")).Is(404);
        (gone.Code, gone["mergedInto"].GetGuid()).ShouldBe(("merged", pair.Ada));
        (await client.Patch($"/contacts/{pair.Twin}", new { name = "Back" })).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/contacts/{pair.Twin}/restore")).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/contacts/{pair.Twin}/notes", new { body = "Hello" })).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/contacts/{pair.Twin}/merge", new { with = pair.Ada })).Is(404).Code.ShouldBe("merged");
        var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, new ContactDraft { Id = pair.Twin, Name = "Back" }, PeopleOfTests.ByImport));
        written.Problem!.Code.ShouldBe("merged");
        (await client.Post("/deals", new { name = "With a ghost", contacts = new[] { new { id = pair.Twin } } })).Is(400);

        // Whoever comes with one of its addresses or ids is the one that stayed.
        var found = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, new ContactDraft { ExternalIds = [new ExternalId("crm", "42")], City = "London" }, PeopleOfTests.ByImport));
        found.Id.ShouldBe(pair.Ada);
        (await client.Post($"/contacts/{third}/merge", new { with = pair.Ada })).Is(200);
        (await client.Get($"/contacts/{pair.Twin}")).Is(404)["mergedInto"].GetGuid().ShouldBe(third);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task The_preview_says_what_is_kept_and_the_other_value_can_be_picked(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        (await client.Post("/fields", new { @object = "contact", key = "shoe", label = "Shoe size", type = "number" })).Is(201);
        (await client.Patch($"/contacts/{pair.Twin}", new { custom = new { shoe = 38 } })).Is(200);

        var preview = (await client.Get($"/contacts/{pair.Ada}/merge?with={pair.Twin}")).Is(200);
        var fields = preview["fields"].EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        (fields["name"].GetProperty("kept").GetString(), fields["name"].GetProperty("differs").GetBoolean()).ShouldBe(("mine", true));
        (fields["jobTitle"].GetProperty("kept").GetString(), fields["jobTitle"].GetProperty("differs").GetBoolean()).ShouldBe(("other", false));
        fields["companyId"].GetProperty("other").GetString().ShouldBe("Initech");
        fields["custom.shoe"].GetProperty("kept").GetString().ShouldBe("other");
        preview["lifecycleStage"].GetString().ShouldBe("customer");

        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin, pick = new { shoeSize = "other" } })).Is(400)["errors"].TryGetProperty("pick", out _).ShouldBeTrue();
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin, pick = new { name = "both" } })).Is(400);
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin, pick = "name" })).Is(400);
        var merged = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin, pick = new { name = "other", email = "other", companyId = "other" } })).Is(200)["contact"];
        merged.GetProperty("name").GetString().ShouldBe("Ada Lovelase");
        merged.GetProperty("email").GetString().ShouldBe("ada@second.example");
        merged.GetProperty("primaryCompany").GetProperty("name").GetString().ShouldBe("Initech");
        merged.GetProperty("custom").GetProperty("shoe").GetInt32().ShouldBe(38);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task A_no_of_either_stays_a_no(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        await Say(client, pair.Twin, "newsletter", "unsubscribed");
        await Say(client, pair.Ada, "events", "unsubscribed");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Say(client, pair.Ada, "newsletter", "subscribed");
        await Say(client, pair.Twin, "events", "subscribed");
        await Say(client, pair.Twin, "product", "subscribed");
        (await client.Post($"/contacts/{pair.Twin}/suppress", new { reason = "Complained" })).Is(204);
        var before = await Consents(client, pair.Ada);

        var merge = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200)["mergeId"];

        (await Consents(client, pair.Ada)).ShouldBe(["events unsubscribed", "newsletter unsubscribed", "product subscribed"]);
        (await world.Value<long>("select count(*) from people_suppressions")).ShouldBe(1);
        (await client.Post($"/contacts/merges/{merge}/undo")).Is(200);
        (await Consents(client, pair.Ada)).ShouldBe(before);
        (await Consents(client, pair.Twin)).ShouldBe(["events subscribed", "newsletter unsubscribed", "product subscribed"]);
    }

    [Theory, DatabaseData]
    public async Task The_timeline_becomes_one_and_no_event_is_touched(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        var visitor = Guid.CreateVersion7();
        await world.Db.Write(async tx =>
        {
            await world.Get<Subjects>().Assign(tx, visitor, "visitor", pair.Twin);
            world.Get<Journal>().Append(tx, [Viewed(visitor, pair.Twin, tx.Now), Viewed(pair.Ada, pair.Ada, tx.Now)]);
        });
        await world.Settle();
        var events = await world.Rows<string>(EventsText(world));

        var merge = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200)["mergeId"];
        await world.Settle();

        var titles = (await client.Get($"/contacts/{pair.Ada}/timeline?limit=100"))["items"].EnumerateArray().Select(item => item.GetProperty("title").GetString()).ToList();
        titles.Count(title => title == "Became known").ShouldBe(2);
        titles.ShouldContain("Merged with Ada Lovelase");
        (await client.Get($"/contacts/{pair.Ada}"))["eventCount"].GetInt64().ShouldBe(2);
        (await world.Rows<string>(EventsText(world))).Take(events.Count).ShouldBe(events);

        // What comes for the old id from now on belongs to the one that stayed.
        await world.Db.Write(tx => { world.Get<Journal>().Append(tx, [Viewed(pair.Twin, pair.Ada, tx.Now)]); return Task.CompletedTask; });
        await world.Settle();
        (await client.Get($"/contacts/{pair.Ada}"))["eventCount"].GetInt64().ShouldBe(3);

        (await client.Post($"/contacts/merges/{merge}/undo")).Is(200);
        await world.Settle();
        (await client.Get($"/contacts/{pair.Ada}"))["eventCount"].GetInt64().ShouldBe(1);
        (await client.Get($"/contacts/{pair.Twin}"))["eventCount"].GetInt64().ShouldBe(2);
        (await world.Get<Subjects>().ResolveIn(world, visitor)).ShouldBe(pair.Twin);
    }

    [Theory, DatabaseData]
    public async Task An_undo_gives_both_back_as_they_were(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        await world.Settle();
        var before = await pair.Everything(client);

        var merge = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin, pick = new { name = "other", companyId = "other" } })).Is(200)["mergeId"];
        await world.Settle();
        world.Clock.Advance(TimeSpan.FromDays(29));
        (await client.Post($"/contacts/merges/{merge}/undo")).Is(200)["other"].GetProperty("id").GetGuid().ShouldBe(pair.Twin);
        await world.Settle();

        (await pair.Everything(client)).ShouldBe(before);
        await Sound(world);
        (await client.Post($"/contacts/merges/{merge}/undo")).Is(409).Code.ShouldBe("undone");
        (await client.Post($"/contacts/merges/{Guid.NewGuid()}/undo")).Is(404);
        // And it can be done again.
        (await client.Post($"/contacts/{pair.Twin}/merge", new { with = pair.Ada })).Is(200);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task An_undo_leaves_alone_what_has_changed_since(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        var merge = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200)["mergeId"];
        (await client.Patch($"/contacts/{pair.Ada}", new { jobTitle = "Mathematician" })).Is(200);
        var note = (await client.Get($"/contacts/{pair.Ada}/notes"))["items"].EnumerateArray().Single(one => one.GetProperty("body").GetString() == "Of the twin");
        (await client.Patch($"/notes/{note.GetProperty("id").GetString()}", new { body = "Of the twin, edited" })).Is(200);
        (await client.Delete($"/deals/{pair.Own}/contacts/{pair.Ada}")).Is(200);

        (await client.Post($"/contacts/merges/{merge}/undo")).Is(200);

        (await client.Get($"/contacts/{pair.Ada}"))["jobTitle"].GetString().ShouldBe("Mathematician");
        (await client.Get($"/contacts/{pair.Twin}"))["jobTitle"].GetString().ShouldBe("Countess");
        (await client.Get($"/contacts/{pair.Ada}/notes"))["items"].GetArrayLength().ShouldBe(2);
        (await client.Get($"/deals/{pair.Own}"))["contacts"].GetArrayLength().ShouldBe(0);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task An_undo_comes_too_late_after_thirty_days_or_behind_a_further_merge(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        var third = await world.Contact("Third");
        var first = (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(200)["mergeId"];
        var second = (await client.Post($"/contacts/{third}/merge", new { with = pair.Ada })).Is(200)["mergeId"];

        (await client.Post($"/contacts/merges/{first}/undo")).Is(409).Code.ShouldBe("mergedFurther");
        (await client.Post($"/contacts/merges/{second}/undo")).Is(200);
        world.Clock.Advance(TimeSpan.FromDays(31));
        (await client.Post($"/contacts/merges/{first}/undo")).Is(409).Code.ShouldBe("undoExpired");
    }

    [Theory, DatabaseData]
    public async Task What_cannot_be_merged_is_told_clearly_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var (rita, bob, viewer) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep), await world.User("Vera", Role.Viewer));
        var (hers, his) = (await world.Contact("Hers", rita.UserId), await world.Contact("His", bob.UserId));
        var client = world.Client(Caller.System);

        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Ada })).Is(400)["errors"].TryGetProperty("with", out _).ShouldBeTrue();
        (await client.Post($"/contacts/{pair.Ada}/merge", new { })).Is(400);
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = "x" })).Is(400);
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = Guid.NewGuid() })).Is(404);
        (await client.Get($"/contacts/{pair.Ada}/merge?with={pair.Ada}")).Is(400);
        (await client.Send(HttpMethod.Post, $"/contacts/{pair.Ada}/merge", new { with = pair.Twin }, ifMatch: 77)).Is(412);
        (await world.Client(rita).Post($"/contacts/{hers}/merge", new { with = his })).Is(404);
        (await world.Client(rita).Post($"/contacts/{his}/merge", new { with = hers })).Is(404);
        (await world.Client(viewer).Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(403);
        (await client.Delete($"/contacts/{pair.Ada}")).Is(204);
        (await client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })).Is(409).Code.ShouldBe("archived");
        (await world.Value<long>("select count(*) from people_merges")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Of_two_merges_at_the_same_moment_one_wins_and_the_other_is_told(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await Pair.Make(world);
        var client = world.Client(Caller.System);
        for (var round = 0; round < 4; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0
                ? client.Post($"/contacts/{pair.Ada}/merge", new { with = pair.Twin })
                : client.Post($"/contacts/{pair.Twin}/merge", new { with = pair.Ada })));
            answers.Count(answer => answer.Status == 200).ShouldBe(1);
            answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == "merged");
            var merge = answers.Single(answer => answer.Status == 200)["mergeId"].GetString();
            var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Post($"/contacts/merges/{merge}/undo")));
            undone.Count(answer => answer.Status == 200).ShouldBe(1);
            undone.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == "undone");
            await Sound(world);
        }
    }

    private static async Task Sound(World world)
    {
        foreach (var check in PeopleChecks.All.Concat(SalesChecks.All))
        {
            var finding = await world.Db.Read(check.Look);
            finding.Holds.ShouldBeTrue($"{check.Name}: {finding.Detail}");
        }
    }

    private static async Task Say(HttpClient client, Guid contact, string topic, string state) =>
        (await client.Post($"/contacts/{contact}/consents", new { topic, channel = "email", state, basis = "Asked" })).Is(201);

    private static async Task<List<string>> Consents(HttpClient client, Guid contact) =>
        [.. (await client.Get($"/contacts/{contact}/consents"))["items"].EnumerateArray().Select(line => $"{line.GetProperty("topic").GetString()} {line.GetProperty("state").GetString()}").Order(StringComparer.Ordinal)];

    private static JourneyEvent Viewed(Guid subject, Guid owner, Instant at) =>
        new() { Subject = subject, Owner = owner, Type = "page_viewed", OccurredAt = at, Source = "tracker" };

    private static string EventsText(World world) => world.Options.Engine == DbEngine.Sqlite
        ? "select hex(id) || hex(subject_id) || type || data from journey_events order by id"
        : "select id::text || subject_id::text || type || data from journey_events order by id";
}
