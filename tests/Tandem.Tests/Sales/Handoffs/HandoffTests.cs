using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales.Handoffs;

public sealed class HandoffTests
{
    [Theory, DatabaseData]
    public async Task A_person_is_handed_over_accepted_and_becomes_a_deal_without_being_copied(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (marketer, rep) = (await world.User("Mona", Role.Marketer), await world.User("Rita", Role.SalesRep));
        var person = await world.Contact(new ContactDraft { Name = "Ada Berg", Emails = ["ada@acme.example"], Company = new CompanyReference { Name = "Acme" } });

        var sent = (await world.Client(marketer).Post("/handoffs", new { contactId = person, message = "Asked for prices" })).Is(201);

        sent["owner"].GetProperty("id").GetGuid().ShouldBe(rep.UserId!.Value);
        sent["ownerWhy"].GetString().ShouldBe("Next in turn of 1");
        (await world.Stage(person)).ShouldBe("marketingQualified");
        (await world.Notices(rep)).ShouldBe(["New lead: Ada Berg"]);

        var client = world.Client(rep);
        var accepted = (await client.Post($"/handoffs/{sent["id"]}/accept")).Is(200);
        accepted["state"].GetString().ShouldBe("accepted");
        (await world.Stage(person)).ShouldBe("salesAccepted");
        (await world.Notices(marketer)).ShouldBe(["Ada Berg was accepted"]);

        (await client.Post($"/handoffs/{sent["id"]}/qualify", """{"amount":1e25}""")).Is(400);
        (await client.Post($"/handoffs/{sent["id"]}/qualify", new { stageId = Guid.NewGuid() })).Status.ShouldBeInRange(400, 422);
        (await world.Stage(person)).ShouldBe("salesAccepted", "A refused deal undoes all of it.");
        var qualified = (await client.Post($"/handoffs/{sent["id"]}/qualify", new { amount = 12_000, currency = "EUR" })).Is(200);
        var deal = (await client.Get($"/deals/{qualified["dealId"]}")).Is(200);
        deal["name"].GetString().ShouldBe("Acme");
        deal["amount"].GetDecimal().ShouldBe(12_000);
        deal["ownerId"].GetGuid().ShouldBe(rep.UserId!.Value);
        deal["contacts"][0].GetProperty("id").GetGuid().ShouldBe(person);
        (await world.Stage(person)).ShouldBe("opportunity");
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
        (await world.Rows<string>("select to_stage from people_lifecycle_changes order by at, id"))
            .ShouldBe(["lead", "marketingQualified", "salesAccepted", "salesQualified", "opportunity"], ignoreOrder: true);
        (await world.Rows<string>("select type from journey_events where type like 'handoff_%' order by seq"))
            .ShouldBe([.. new[] { "handoff_sent", "handoff_accepted", "handoff_qualified" }]);
        (await client.Post($"/handoffs/{sent["id"]}/qualify")).Is(409);
        (await world.Value<long>("select count(*) from sales_open_handoffs")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Whoever_qualifies_by_the_score_is_handed_over_with_the_reasons_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var person = await world.Contact("Ada");
        for (var i = 0; i < 2; i++)
        {
            await world.Qualifies(person, "A", 1, ["Asked for a demo"], campaign: "spring");
            await world.Settle();
        }

        var page = (await world.Client(rep).Get("/handoffs?owner=me")).Is(200);
        var handoff = page["items"].EnumerateArray().ShouldHaveSingleItem();
        handoff.GetProperty("fit").GetString().ShouldBe("A");
        handoff.GetProperty("why")[0].GetString().ShouldBe("Asked for a demo");
        handoff.GetProperty("campaign").GetString().ShouldBe("spring");
        handoff.GetProperty("acceptMinutes").GetInt32().ShouldBe(60);
        // It is Sunday; the promised hour begins on Monday at nine.
        handoff.GetProperty("acceptBy").GetString().ShouldBe("2026-11-23T10:00:00.000Z");
        handoff.GetProperty("used").GetDouble().ShouldBe(0);
        (await world.Client(rep).Get("/handoffs/count"))["mineWaiting"].GetInt64().ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Of_two_who_accept_at_once_one_does_and_the_other_is_told_who(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ana, ben) = (await world.User("Ana", Role.SalesRep), await world.User("Ben", Role.SalesRep));
        await world.Absent(ana.UserId!.Value);
        await world.Absent(ben.UserId!.Value);
        var sent = await world.HandOver(await world.Contact("Ada"));
        sent["owner"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var answers = await Task.WhenAll(new[] { ana, ben }.Select(rep => world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")));

        answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
        var winner = answers.Single(answer => answer.Status == 200)["acceptedBy"].GetProperty("name").GetString();
        var loser = answers.Single(answer => answer.Status == 409);
        loser.Code.ShouldBe("alreadyAccepted");
        loser["by"].GetString().ShouldBe(winner);
        loser["detail"].GetString().ShouldBe($"{winner} has accepted this lead already.");
        (await world.Value<long>("select count(*) from journey_events where type = 'handoff_accepted'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_person_is_handed_over_once_at_a_time(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.User("Rita", Role.SalesRep);
        var person = await world.Contact("Ada");
        var client = world.Client(Caller.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Post("/handoffs", new { contactId = person })));

        answers.Select(answer => answer.Status).Order().ShouldBe([201, 409, 409, 409]);
        answers.First(answer => answer.Status == 409).Code.ShouldBe("alreadyHandedOver");
        (await world.Value<long>("select count(*) from sales_handoffs")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Somebody_sent_back_is_a_lead_again_with_the_reason_counted_by_campaign(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (marketer, rep) = (await world.User("Mona", Role.Marketer), await world.User("Rita", Role.SalesRep));
        var person = await world.Contact(new ContactDraft { Name = "Ada", Campaign = "spring" });
        var sent = (await world.Client(marketer).Post("/handoffs", new { contactId = person })).Is(201);
        var client = world.Client(rep);

        (await client.Post($"/handoffs/{sent["id"]}/reject")).Is(400);
        (await client.Post($"/handoffs/{sent["id"]}/reject", new { reason = "I do not feel like it" })).Is(400);
        var rejected = (await client.Post($"/handoffs/{sent["id"]}/reject", new { reason = "no budget", note = "Next year, perhaps" })).Is(200);

        rejected["reason"].GetString().ShouldBe("No budget");
        (await world.Stage(person)).ShouldBe("lead");
        (await world.Notices(marketer)).ShouldBe(["Ada was sent back"]);
        (await world.Value<long>("select cool_down_until from audience_scores")).ShouldBe(world.Clock.GetUtcNow().AddDays(30).ToUnixTimeMilliseconds());
        var outcome = (await world.Client(marketer).Get("/handoffs/outcomes?from=2026-11-01&to=2026-12-01&by=campaign")).Is(200)["items"][0];
        outcome.GetProperty("key").GetString().ShouldBe("spring");
        outcome.GetProperty("sent").GetInt64().ShouldBe(1);
        outcome.GetProperty("rejected").GetInt64().ShouldBe(1);
        outcome.GetProperty("reasons")[0].GetProperty("reason").GetString().ShouldBe("No budget");
        (await world.Client(marketer).Get("/handoffs/outcomes?from=2026-11-01&to=2026-12-01&by=owner")).Is(200)["items"][0]
            .GetProperty("key").GetString().ShouldBe(rep.UserId.ToString());
        (await world.Client(marketer).Get("/handoffs/outcomes?from=1&to=2")).Is(400);
    }

    [Theory, DatabaseData]
    public async Task Somebody_recycled_is_left_in_peace_until_the_day_and_then_brought_to_mind(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var person = await world.Contact("Ada");
        var sent = await world.HandOver(person);
        var client = world.Client(rep);
        (await client.Post($"/handoffs/{sent["id"]}/recycle", new { reason = "Went silent", until = "2027-02-01" })).Is(409);
        (await client.Post($"/handoffs/{sent["id"]}/accept")).Is(200);

        foreach (var until in new[] { "2026-11-22", "2026-02-30", "9999-12-31", "soon" })
        {
            (await client.Post($"/handoffs/{sent["id"]}/recycle", new { reason = "Went silent", until })).Is(400, until);
        }

        (await client.Post($"/handoffs/{sent["id"]}/recycle", new { reason = "Went silent", until = "2027-02-01" })).Is(200);
        (await world.Stage(person)).ShouldBe("lead");
        (await world.Value<long>("select cool_down_until from audience_scores")).ShouldBe(new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        world.Clock.Set(new DateTimeOffset(2027, 2, 1, 0, 0, 1, TimeSpan.Zero));
        await world.Settle();
        (await world.Notices(rep)).ShouldContain("Ada was sent back until today");
    }

    [Theory, DatabaseData]
    public async Task A_call_after_accepting_ends_the_wait_for_a_human_touch_and_the_earliest_wins(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var person = await world.Contact("Ada");
        var sent = await world.HandOver(person);
        (await world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")).Is(200);
        world.Clock.Advance(TimeSpan.FromHours(5));

        foreach (var hours in new[] { 4, 3, 5 })
        {
            await world.Logged(person, "call_logged", rep.Actor, world.Clock.GetUtcNow().AddHours(hours - 5));
        }

        await world.Logged(person, "call_logged", actor: null, world.Clock.GetUtcNow());
        await world.Settle();

        var handoff = (await world.Client(rep).Get($"/handoffs/{sent["id"]}")).Is(200)["handoff"];
        handoff.GetProperty("touches").GetInt32().ShouldBe(3);
        handoff.GetProperty("firstTouchAt").GetString().ShouldBe("2026-11-22T12:00:00.000Z");
    }

    [Theory, DatabaseData]
    public async Task The_context_pack_says_why_what_was_looked_at_what_was_said_and_what_was_lost_before(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var person = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@acme.example"], Company = new CompanyReference { Name = "Acme" } });
        foreach (var path in new[] { "/pricing", "/blog", "/pricing" })
        {
            await world.Logged(person, "page_viewed", actor: null, world.Clock.GetUtcNow(), new { properties = new { path } });
        }

        var system = world.Client(Caller.System);
        (await system.Post($"/contacts/{person}/notes", new { body = "Met at the fair" })).Is(201);
        var deal = (await system.Post("/deals", new { name = "Old", contacts = new[] { new { id = person } }, ownerId = rep.UserId })).Is(201);
        (await system.Post($"/deals/{deal["id"]}/lose", new { reason = "Pricing" })).Is(200);
        await world.Qualifies(person, "B", 2, ["Visited pricing twice"]);
        await world.Settle();

        var handoff = (await world.Client(rep).Get("/handoffs?owner=me"))["items"][0];
        var pack = (await world.Client(rep).Get($"/handoffs/{handoff.GetProperty("id")}")).Is(200);

        pack["handoff"].GetProperty("why")[0].GetString().ShouldBe("Visited pricing twice");
        pack["pages"][0].GetProperty("page").GetString().ShouldBe("/pricing");
        pack["pages"][0].GetProperty("views").GetInt32().ShouldBe(2);
        pack["oldDeals"][0].GetProperty("reason").GetString().ShouldBe("Pricing");
        pack["said"].EnumerateArray().Select(item => item.GetProperty("type").GetString()).ShouldContain("note_added");
        pack["mayMail"].GetProperty("allowed").GetBoolean().ShouldBeTrue();
    }

    [Theory, DatabaseData]
    public async Task Only_whose_lead_it_is_answers_it_and_out_of_reach_nobody_finds_it(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var mate = await world.User("Mate", Role.SalesRep);
        var (stranger, viewer, manager) = (await world.User("Strange", Role.SalesRep), await world.User("Vera", Role.Viewer), await world.User("Max", Role.Manager));
        var rep = await world.User("Rita", Role.SalesRep);
        var sent = await world.HandOver(await world.Contact("Ada"), rep.UserId);
        var near = mate with { Team = [rep.UserId!.Value] };

        foreach (var path in new[] { "accept", "reject", "recycle", "qualify", "give" })
        {
            (await world.Client(stranger).Post($"/handoffs/{sent["id"]}/{path}")).Is(404, path);
            (await world.Client(near).Post($"/handoffs/{sent["id"]}/{path}")).Is(403, path);
            (await world.Client(viewer).Post($"/handoffs/{sent["id"]}/{path}")).Is(403, path);
        }

        (await world.Client(stranger).Get($"/handoffs/{sent["id"]}")).Is(404);
        (await world.Client(stranger).Get("/handoffs"))["items"].GetArrayLength().ShouldBe(0);
        (await world.Client(near).Get("/handoffs"))["items"].GetArrayLength().ShouldBe(1);
        (await world.Client(rep).Send(HttpMethod.Post, $"/handoffs/{sent["id"]}/accept", ifMatch: 7)).Is(412);
        (await world.Client(manager).Post($"/handoffs/{sent["id"]}/give", new { ownerId = viewer.UserId })).Is(400);
        (await world.Client(manager).Post($"/handoffs/{sent["id"]}/give", new { ownerId = mate.UserId })).Is(200)["owner"].GetProperty("name").GetString().ShouldBe("Mate");
        (await world.Notices(mate)).ShouldBe(["New lead: Ada"]);
        (await world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")).Is(404);
    }

    [Theory, DatabaseData]
    public async Task Who_has_been_archived_is_not_accepted_any_more(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var person = await world.Contact("Ada");
        var sent = await world.HandOver(person);
        (await world.Client(Caller.System).Delete($"/contacts/{person}")).Status.ShouldBeInRange(200, 204);

        (await world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")).Is(409).Code.ShouldBe("contactGone");
        (await world.Client(Caller.System).Post("/handoffs", new { contactId = person })).Is(404);
    }

    [Theory, DatabaseData]
    public async Task A_lead_goes_along_with_a_merge_and_comes_back_with_its_undo(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var (kept, gone) = (await world.Contact("Ada Berg"), await world.Contact("Ada Bergh"));
        var sent = await world.HandOver(gone);
        var client = world.Client(Caller.System);

        var merged = (await client.Post($"/contacts/{kept}/merge", new { with = gone })).Is(200);
        (await world.Client(rep).Get($"/handoffs/{sent["id"]}")).Is(200)["handoff"].GetProperty("person").GetProperty("id").GetGuid().ShouldBe(kept);
        (await client.Post("/handoffs", new { contactId = gone })).Is(404);
        (await client.Post("/handoffs", new { contactId = kept })).Is(409);

        (await client.Post($"/contacts/merges/{merged["mergeId"]}/undo")).Status.ShouldBeInRange(200, 204);
        (await world.Rows<Guid>("select contact_id from sales_open_handoffs")).ShouldBe([gone]);
        (await world.Client(rep).Post($"/handoffs/{sent["id"]}/accept")).Is(200);
    }

    [Theory, DatabaseData]
    public async Task Somebody_handed_over_under_two_names_stays_with_sales_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.User("Rita", Role.SalesRep);
        var (kept, gone) = (await world.Contact("Ada Berg"), await world.Contact("Ada Bergh"));
        await world.HandOver(kept);
        var twice = await world.HandOver(gone);
        var client = world.Client(Caller.System);

        var merged = (await client.Post($"/contacts/{kept}/merge", new { with = gone })).Is(200);
        (await world.Value<string>("select reason from sales_handoffs where state = 'rejected'")).ShouldBe("Duplicate");
        (await world.Value<long>("select count(*) from sales_open_handoffs")).ShouldBe(1);

        (await client.Post($"/contacts/merges/{merged["mergeId"]}/undo")).Status.ShouldBeInRange(200, 204);
        (await world.Value<string>("select state from sales_handoffs where id = @id", new { id = twice["id"].GetGuid() })).ShouldBe("sent");
        (await world.Value<long>("select count(*) from sales_open_handoffs")).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Nonsense_is_refused_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        (await client.Post("/handoffs")).Is(400);
        (await client.Post("/handoffs", new { contactId = "everybody" })).Is(400);
        (await client.Post("/handoffs", new { contactId = Guid.NewGuid() })).Is(404);
        (await client.Post("/handoffs", new { contactId = await world.Contact("Ada"), ownerId = Guid.NewGuid() })).Is(400);
        (await client.Get("/handoffs?state=lost")).Is(400);
        (await client.Get("/handoffs?owner=somebody")).Is(400);
        (await client.Get("/handoffs?cursor=x")).Is(400);
        (await client.Get($"/handoffs/{Guid.NewGuid()}")).Is(404);
        (await world.Value<long>("select count(*) from sales_handoffs")).ShouldBe(0);
        (await world.Value<long>("select count(*) from journey_events where type like 'handoff%'")).ShouldBe(0);
    }
}
