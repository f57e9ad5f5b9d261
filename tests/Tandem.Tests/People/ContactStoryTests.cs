using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ContactStoryTests
{
    [Theory, DatabaseData]
    public async Task A_stage_goes_forward_freely_and_back_only_with_a_reason(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var user = await world.User("Mia", Role.Marketer);
        var client = world.Client(user);
        var id = (await client.Post("/contacts", new { name = "Ada" })).Is(201)["id"];

        (await client.Post($"/contacts/{id}/lifecycle", new { stage = "salesQualified" })).Is(200)["lifecycleStage"].GetString().ShouldBe("salesQualified");
        (await client.Post($"/contacts/{id}/lifecycle", new { stage = "lead" })).Is(400)["errors"].TryGetProperty("reason", out _).ShouldBeTrue();
        (await client.Post($"/contacts/{id}/lifecycle", new { stage = "disqualified" })).Is(400);
        (await client.Post($"/contacts/{id}/lifecycle", new { stage = "lead", reason = "No budget this year" })).Is(200);
        (await client.Post($"/contacts/{id}/lifecycle", new { })).Is(400);

        var history = (await client.Get($"/contacts/{id}/lifecycle")).Is(200)["items"].EnumerateArray().ToList();
        history.Select(change => change.GetProperty("to").GetString()).ShouldBe(["lead", "salesQualified", "lead"]);
        (history[2].GetProperty("reason").GetString(), history[2].GetProperty("actor").GetProperty("name").GetString()).ShouldBe(("No budget this year", "Mia"));
    }

    [Theory, DatabaseData]
    public async Task A_note_is_its_authors_and_an_admins(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (author, other, admin) = (await world.User("Ann", Role.Marketer), await world.User("Bob", Role.Marketer), await world.User("Zoe", Role.Admin));
        var contact = await world.Contact("Ada");
        var note = (await world.Client(author).Post($"/contacts/{contact}/notes", new { body = "Prefers mail." })).Is(201);
        note["author"].GetProperty("name").GetString().ShouldBe("Ann");

        (await world.Client(other).Patch($"/notes/{note["id"]}", new { body = "Mine now" })).Is(403);
        (await world.Client(author).Patch($"/notes/{note["id"]}", new { body = "Prefers calls." }, ifMatch: 1)).Is(200)["version"].GetInt32().ShouldBe(2);
        (await world.Client(author).Patch($"/notes/{note["id"]}", new { body = "Late" }, ifMatch: 1)).Is(412);
        (await world.Client(author).Post($"/contacts/{contact}/notes", new { body = "  " })).Is(400);
        (await world.Client(author).Get($"/contacts/{contact}/timeline?kinds=note"))["items"][0].GetProperty("detail").GetString().ShouldBe("Prefers calls.");
        (await world.Client(admin).Delete($"/notes/{note["id"]}")).Is(204);

        (await world.Client(author).Get($"/contacts/{contact}/notes"))["items"].GetArrayLength().ShouldBe(0);
        (await world.Client(author).Get($"/contacts/{contact}/timeline?kinds=note"))["items"][0].GetProperty("title").GetString().ShouldBe("Note, deleted since");
    }

    [Theory, DatabaseData]
    public async Task The_last_word_on_a_topic_counts_and_the_ledger_keeps_every_word(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@example.com"] });

        (await client.Post($"/contacts/{id}/consents", new { topic = "newsletter", channel = "email", state = "subscribed", basis = "Form", text = "I agree" })).Is(201);
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await client.Post($"/contacts/{id}/consents", new { topic = "newsletter", channel = "email", state = "unsubscribed", basis = "Asked" })).Is(201);
        (await client.Post($"/contacts/{id}/consents", new { topic = "newsletter", channel = "email", state = "maybe" })).Is(400);

        (await client.Get($"/contacts/{id}/consents"))["items"].EnumerateArray().Select(line => line.GetProperty("state").GetString()).ShouldBe(["unsubscribed"]);
        (await client.Get($"/contacts/{id}/consents?history=true"))["items"].GetArrayLength().ShouldBe(2);
        (await Reason(world, client, id)).ShouldBeNull();
        (await MayMail(world, id, "newsletter")).ShouldBe("Unsubscribed from newsletter");
        await client.Post($"/contacts/{id}/consents", new { topic = "all", channel = "email", state = "unsubscribed", basis = "Asked" });
        (await Reason(world, client, id)).ShouldBe("Unsubscribed from everything");
    }

    [Theory, DatabaseData]
    public async Task The_do_not_contact_list_comes_before_everything_and_outlives_an_edit(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@example.com", "ada@second.example"] });

        (await client.Post($"/contacts/{id}/suppress", new { reason = "Complained" })).Is(204);
        (await Reason(world, client, id)).ShouldBe("Suppressed: Complained");
        (await client.Patch($"/contacts/{id}", new { email = "ada@second.example" })).Is(200);
        (await Reason(world, client, id)).ShouldBe("Suppressed: Complained");
        (await client.Post($"/contacts/{id}/suppress", new { })).Is(400);
        (await client.Delete($"/contacts/{id}/suppress")).Is(204);

        (await Reason(world, client, id)).ShouldBeNull();
        (await client.Post($"/contacts/{await world.Contact("Nobody")}/suppress", new { reason = "Asked" })).Is(409);
    }

    [Theory, DatabaseData]
    public async Task People_imported_as_unsubscribed_or_bounced_cannot_be_mailed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var draft = new ContactDraft { Emails = ["ada@example.com"], Consents = [new() { Subscribed = false, Basis = "import" }] };
        var ada = await world.Contact(draft);
        var bob = await world.Contact(new ContactDraft { Emails = ["bob@example.com"], Suppress = "Bounced" });

        (await MayMail(world, ada)).ShouldBe("Unsubscribed from everything");
        (await MayMail(world, bob)).ShouldBe("Suppressed: Bounced");
        (await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, draft, PeopleOfTests.ByImport))).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Theory, DatabaseData]
    public async Task Of_the_companies_of_a_person_exactly_one_is_the_primary_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (id, first, second) = (await world.Contact("Ada"), await world.Company("First"), await world.Company("Second"));

        (await client.Put($"/contacts/{id}/companies/{first}", new { role = "Advisor", primary = false })).Is(200)["primaryCompany"].GetProperty("name").GetString().ShouldBe("First");
        (await client.Put($"/contacts/{id}/companies/{second}", new { role = "Head", primary = true })).Is(200)["primaryCompany"].GetProperty("name").GetString().ShouldBe("Second");
        (await world.Value<long>("select count(*) from people_memberships where is_primary")).ShouldBe(1);
        (await client.Delete($"/contacts/{id}/companies/{second}")).Is(200)["primaryCompany"].GetProperty("name").GetString().ShouldBe("First");
        (await client.Delete($"/contacts/{id}/companies/{second}")).Is(404);
        (await client.Delete($"/contacts/{id}/companies/{first}")).Is(200)["primaryCompany"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.Put($"/contacts/{id}/companies/{Guid.NewGuid()}", new { primary = true })).Is(404);
        (await world.Value<Guid?>("select company_id from people_contacts where id = @id", new { id })).ShouldBeNull();
    }

    [Theory, DatabaseData]
    public async Task A_timeline_has_the_events_of_visits_and_deals_newest_first_page_by_page(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = await world.Contact("Ada");
        var visitor = Guid.CreateVersion7();
        await world.Db.Write(async tx =>
        {
            await world.Get<Subjects>().Assign(tx, visitor, "visitor", id);
            world.Get<Journal>().Append(tx, Enumerable.Range(1, 5).Select(day => Event(visitor, "page_viewed", day, $$$"""{"properties":{"title":"Page {{{day}}}"}}""")));
            world.Get<Journal>().Append(tx, [Event(id, "order_placed", 6, "{}"), Event(visitor, "page_viewed", 4, "{}") with { Bot = "crawler" }]);
        });
        world.Clock.Advance(TimeSpan.FromHours(1));
        await client.Post("/deals", new { name = "Big deal", contacts = new[] { new { id } } });

        var titles = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await client.Get($"/contacts/{id}/timeline?limit=3&cursor={cursor}")).Is(200);
            titles.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            cursor = page["next"].GetString();
        }

        titles.ShouldBe(["lead → opportunity", "Deal opened: Big deal", "Became known", "Order placed", "Viewed Page 5", "Viewed Page 4", "Viewed Page 3", "Viewed Page 2", "Viewed Page 1"], ignoreOrder: false);
        (await client.Get($"/contacts/{id}/timeline?kinds=sales"))["items"].EnumerateArray().Select(item => item.GetProperty("team").GetString()).ShouldBe(["sales"]);
        (await client.Get($"/contacts/{id}/timeline?kinds=web"))["items"].GetArrayLength().ShouldBe(6);
        foreach (var (asked, count) in new[]
        {
            ("team=sales", 1), ("team=marketing&kinds=web", 6), ("team=sales&kinds=web", 0), ("kinds=web&bots=true", 7), ("kinds=sales&team=marketing,sales", 1),
        })
        {
            (await client.Get($"/contacts/{id}/timeline?{asked}"))["items"].GetArrayLength().ShouldBe(count, asked);
        }

        (await client.Get($"/contacts/{id}/timeline?bots=true"))["items"].EnumerateArray().Select(item => item.GetProperty("bot").GetString()).OfType<string>().ShouldBe(["crawler"]);
        (await client.Get($"/contacts/{id}/timeline?team=everybody")).Is(400);
        (await client.Get($"/contacts/{id}/timeline?team=1")).Is(400);
        (await client.Get($"/contacts/{id}/timeline?cursor=nonsense")).Is(400);
    }

    private static JourneyEvent Event(Guid subject, string type, int day, string data) => new()
    {
        Subject = subject,
        Type = type,
        OccurredAt = new Instant(day * 86_400_000L),
        Source = "api",
        Data = new JsonText(data),
    };

    private static async Task<string?> Reason(World world, HttpClient client, Guid id)
    {
        var mailable = (await client.Get($"/contacts/{id}"))["mailable"];
        mailable.GetProperty("allowed").GetBoolean().ShouldBe(mailable.GetProperty("reason").ValueKind is JsonValueKind.Null);
        return mailable.GetProperty("reason").GetString();
    }

    private static async Task<string?> MayMail(World world, Guid id, string? topic = null) =>
        (await world.Db.Read(session => world.Get<ContactPolicy>().MayMail(session, [id], topic)))[id].Reason;
}
