using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ConsentLedgerTests
{
    [Theory, DatabaseData]
    public async Task A_proof_names_the_words_that_were_shown_whatever_is_written_later(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (client, contact) = await Ada(world);
        (await client.Post("/consent-topics", new { id = "newsletter", label = "Newsletter", text = "Once a month." })).Is(201);
        await Record(world, contact, "newsletter", yes: true, version: 1);

        var topic = (await client.Post("/consent-topics/newsletter/texts", new { text = "Twice a week." })).Is(201);

        topic["texts"][0].GetProperty("number").GetInt32().ShouldBe(2);
        var proof = (await client.Get($"/contacts/{contact}/consents?history=true")).Is(200)["items"][0];
        proof.GetProperty("text").GetString().ShouldBe("Once a month.");
        proof.GetProperty("textVersion").GetInt32().ShouldBe(1);
        proof.GetProperty("evidence").GetProperty("url").GetString().ShouldBe("https://example.com/signup");
        proof.GetProperty("evidence").GetProperty("address").GetString().ShouldBe("192.0.2.0/24");
        var asked = await world.Db.Read(session => world.Get<ConsentLedger>().Topics(session));
        (asked.Single().TextVersion, asked.Single().Text).ShouldBe((2, "Twice a week."));
    }

    [Theory, DatabaseData]
    public async Task Neither_a_proof_nor_its_words_can_be_changed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (client, contact) = await Ada(world);
        (await client.Post("/consent-topics", new { id = "newsletter", label = "Newsletter", text = "Once a month." })).Is(201);
        await Record(world, contact, "newsletter", yes: true, version: 1);

        foreach (var change in (string[])
            ["update people_topic_texts set text = 'x'", "delete from people_topic_texts", "update people_consents set state = 'unsubscribed'", "update people_consents set text_version = null"])
        {
            await Should.ThrowAsync<System.Data.Common.DbException>(() => world.Db.Write(tx => tx.Execute(change)));
        }
    }

    [Theory, DatabaseData]
    public async Task May_we_and_why_not_is_one_answer(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (client, contact) = await Ada(world);
        (await client.Post("/consent-topics", new { id = "newsletter", label = "Newsletter", channels = new[] { "email", "sms" } })).Is(201);
        (await client.Post("/consent-topics", new { id = "service", label = "Service notes", optIn = false })).Is(201);

        (await May(client, contact, "newsletter")).ShouldBe((false, "noConsent"));
        (await May(client, contact, "service")).ShouldBe((true, "noObjection"));
        (await May(client, contact, "newsletter", "sms")).ShouldBe((false, "noAddress"));
        await Record(world, contact, "newsletter", yes: true, version: null);
        (await May(client, contact, "newsletter")).ShouldBe((true, "consent"));
        await Record(world, contact, "newsletter", yes: false, version: null);
        (await May(client, contact, "newsletter")).ShouldBe((false, "unsubscribed"));
        (await May(client, contact, "service")).ShouldBe((true, "noObjection"));
        await Record(world, contact, "all", yes: false, version: null);
        (await May(client, contact, "service")).ShouldBe((false, "unsubscribedFromAll"));
        (await client.Post($"/contacts/{contact}/suppress", new { reason = "asked" })).Is(204);
        (await May(client, contact, "service")).ShouldBe((false, "suppressed"));
        var all = (await client.Get($"/contacts/{contact}/may-contact")).Is(200)["items"];
        all.GetArrayLength().ShouldBe(4);
        (await client.Get($"/contacts/{contact}/may-contact?channel=pigeon")).Is(400);
    }

    [Theory, DatabaseData]
    public async Task Topics_are_edited_by_who_may_and_bad_ones_are_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        foreach (var wrong in (object[])
            [
                new { id = "all", label = "All" }, new { id = "no spaces", label = "x" }, new { id = "x", label = "" }, new { id = "x", label = "x", channels = new[] { "pigeon" } },
                new { id = "x", label = "x", channels = Array.Empty<string>() }, new { label = "x" },
            ])
        {
            (await client.Post("/consent-topics", wrong)).Is(400);
        }

        (await client.Post("/consent-topics", new { id = "news", label = "News" })).Is(201);
        (await client.Post("/consent-topics", new { id = "news", label = "News" })).Is(409);
        (await client.Patch("/consent-topics/news", new { label = "Our news" }, ifMatch: 1)).Is(200)["label"].GetString().ShouldBe("Our news");
        (await client.Patch("/consent-topics/news", new { label = "x" }, ifMatch: 1)).Is(412);
        (await client.Patch("/consent-topics/none", new { label = "x" })).Is(404);
        (await client.Patch("/consent-topics/news", new { archived = true })).Is(200);
        (await world.Db.Read(session => world.Get<ConsentLedger>().Topics(session))).ShouldBeEmpty();
        (await world.Client(new Caller { Actor = "user:v", Role = Role.Viewer }).Post("/consent-topics", new { id = "y", label = "y" })).Is(403);
    }

    private static async Task<(HttpClient Client, Guid Contact)> Ada(World world)
    {
        var client = world.Client(Caller.System);
        return (client, (await client.Post("/contacts", new { name = "Ada", email = "ada@example.com" })).Is(201)["id"].GetGuid());
    }

    private static async Task Record(World world, Guid contact, string topic, bool yes, int? version)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Db.Write(tx => world.Get<ConsentLedger>().Record(tx, new ConsentProof
        {
            Contact = contact,
            Topic = topic,
            Subscribed = yes,
            TextVersion = version,
            Url = "https://example.com/signup",
            Address = "192.0.2.0/24",
            UserAgent = "Mozilla/5.0",
            How = "form",
            Source = "form",
            Actor = "form:1",
        }));
    }

    private static async Task<(bool Allowed, string? Code)> May(HttpClient client, Guid contact, string topic, string channel = "email")
    {
        var answer = (await client.Get($"/contacts/{contact}/may-contact?topic={topic}&channel={channel}")).Is(200)["items"][0];
        return (answer.GetProperty("allowed").GetBoolean(), answer.GetProperty("code").GetString());
    }
}
