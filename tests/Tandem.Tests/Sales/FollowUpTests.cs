using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>The clock stands at Sunday, 2026-11-22, 09:00 UTC.</summary>
public sealed class FollowUpTests
{
    [Theory, DatabaseData]
    public async Task A_task_is_made_changed_done_and_told_on_the_persons_timeline(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var nora = await world.Contact("Nora", rita.UserId);
        var client = world.Client(rita);

        var made = (await client.Post("/tasks", new { title = "Send the sheet", kind = "email", dueOn = "2026-11-23", contactId = nora })).Is(201);
        made["assignee"].GetProperty("name").GetString().ShouldBe("Rita");
        made["contact"].GetProperty("name").GetString().ShouldBe("Nora");
        made["dueAt"].GetString().ShouldBe("2026-11-23T23:59:59.999Z");
        var task = $"/tasks/{made["id"]}";
        var changed = (await client.Patch(task, new { title = "Send the new sheet", dueAt = "2026-11-24T10:00:00Z" }, 1)).Is(200);
        changed["dueOn"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await client.Patch(task, new { title = "Stale" }, 1)).Is(412);
        var done = (await client.Post($"{task}/complete", new { outcome = "Sent." })).Is(200);

        done["doneBy"].GetProperty("name").GetString().ShouldBe("Rita");
        var told = (await client.Get($"/contacts/{nora}/timeline"))["items"][0];
        (told.GetProperty("title").GetString(), told.GetProperty("detail").GetString()).ShouldBe(("Mail done: Send the new sheet", "Sent."));
        (await client.Post($"{task}/reopen")).Is(200)["outcome"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await client.Post($"{task}/reopen")).Is(409).Code.ShouldBe("notDone");
        (await client.Delete(task)).Is(204);
        (await client.Get(task)).Is(404);
    }

    [Theory, DatabaseData]
    public async Task Of_two_people_who_complete_one_task_one_is_told_that_it_was_done(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (meg, rita) = (await world.User("Meg", Role.Manager), await world.User("Rita", Role.SalesRep));
        var nora = await world.Contact("Nora", rita.UserId);
        var id = (await world.Client(rita).Post("/tasks", new { title = "Call", dueOn = "2026-11-23", contactId = nora })).Is(201)["id"];

        var answers = await Task.WhenAll(new[] { meg, rita }.Select(user => world.Client(user).Post($"/tasks/{id}/complete")));

        answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
        var late = answers.Single(answer => answer.Status == 409);
        late.Code.ShouldBe("alreadyDone");
        late["current"].GetProperty("doneAt").GetString().ShouldNotBeNull();
        (await world.Value<long>("select count(*) from journey_events where type = 'task_done'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Bad_input_is_refused_field_by_field_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, gone) = (await world.User("Rita", Role.SalesRep), await world.User("Gone", Role.SalesRep));
        await world.Db.Write(tx => tx.Execute("update access_users set status = 'disabled' where name = 'Gone'"));
        var stranger = await world.User("Stranger", Role.SalesRep);
        var (hidden, company) = (await world.Contact("Hidden", stranger.UserId), await world.Company("Secret", stranger.UserId));
        var deal = (await world.Client(Caller.System).Post("/deals", new { name = "Foreign", ownerId = stranger.UserId }))["id"].GetGuid();
        var (client, boss) = (world.Client(rita), world.Client(await world.User("Meg", Role.Manager)));

        await Refused(client, new { title = "x", dueOn = "10000-01-01" }, "dueOn");
        await Refused(client, new { title = "x", dueOn = "9999-12-31" }, "dueOn");
        await Refused(client, new { title = "x", dueAt = "10000-01-01T00:00:00Z" }, "dueAt");
        await Refused(client, new { title = "x", dueAt = "0001-01-01T00:00:00Z" }, "dueAt");
        await Refused(client, new { title = "x", dueOn = "2026-02-30" }, "dueOn");
        await Refused(client, new { title = "x" }, "dueOn");
        await Refused(client, new { title = "x", dueOn = "2026-11-23", dueAt = "2026-11-23T09:00:00Z" }, "dueOn");
        await Refused(client, new { title = " ", dueOn = "2026-11-23" }, "title");
        await Refused(client, new { title = new string('x', 301), dueOn = "2026-11-23" }, "title");
        await Refused(client, new { title = "x", dueOn = "2026-11-23", kind = "fax" }, "kind");
        await Refused(client, new { title = "x", dueOn = "2026-11-23", remindAt = "2026-11-24T00:00:00Z" }, "remindAt");
        await Refused(client, new { title = "x", dueOn = "2026-11-23", remindAt = "2026-11-22T08:59:00Z" }, "remindAt");
        await Refused(client, new { title = "x", dueOn = "2026-11-23", assigneeId = "nobody" }, "assigneeId");
        await Refused(boss, new { title = "x", dueOn = "2026-11-23", assigneeId = Guid.NewGuid() }, "assigneeId");
        await Refused(boss, new { title = "x", dueOn = "2026-11-23", assigneeId = gone.UserId }, "assigneeId");
        await Refused(world.Client(Caller.System), new { title = "x", dueOn = "2026-11-23" }, "assigneeId");
        (await client.Post("/tasks", new { title = "x", dueOn = "2026-11-23", contactId = hidden })).Is(404);
        (await client.Post("/tasks", new { title = "x", dueOn = "2026-11-23", companyId = company })).Is(404);
        (await client.Post("/tasks", new { title = "x", dueOn = "2026-11-23", dealId = deal })).Is(404);
        (await client.Post("/tasks", new { title = "x", dueOn = "2026-11-23", assigneeId = stranger.UserId })).Is(403);
        (await client.Get("/tasks?when=someday")).Is(400);
        (await client.Get("/tasks?whose=theirs")).Is(400);
        (await client.Get("/tasks?cursor=nonsense")).Is(400);
        (await world.Value<long>("select count(*) from sales_tasks")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Tasks_are_seen_by_the_team_changed_by_their_owner_and_unknown_to_strangers(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (mate, stranger) = (await world.User("Mate", Role.SalesRep), await world.User("Stranger", Role.SalesRep));
        var rita = await world.User("Rita", Role.SalesRep, mate.UserId!.Value);
        var nora = await world.Contact("Nora", stranger.UserId);
        var id = (await world.Client(mate).Post("/tasks", new { title = "Mate's", dueOn = "2026-11-23" })).Is(201)["id"];
        var about = (await world.Client(stranger).Post("/tasks", new { title = "Theirs", dueOn = "2026-11-23", contactId = nora })).Is(201)["id"];
        await world.Db.Write(tx => tx.Execute("update sales_tasks set assignee_id = @mate where title = 'Theirs'", new { mate = mate.UserId }));

        (await world.Client(rita).Get($"/tasks/{id}")).Is(200);
        (await world.Client(rita).Get($"/tasks/{about}")).Is(200)["contact"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await world.Client(rita).Patch($"/tasks/{id}", new { title = "Mine" })).Is(403);
        (await world.Client(rita).Post($"/tasks/{id}/complete")).Is(403);
        (await world.Client(rita).Delete($"/tasks/{id}")).Is(403);
        (await world.Client(stranger).Get($"/tasks/{id}")).Is(404);
        (await world.Client(stranger).Post($"/tasks/{id}/complete")).Is(404);
        (await world.Client(stranger).Get("/tasks?whose=all"))["items"].GetArrayLength().ShouldBe(0);
        (await world.Client(rita).Get("/tasks?whose=team"))["items"].GetArrayLength().ShouldBe(2);
        (await world.Client(rita).Get("/tasks?whose=mine"))["items"].GetArrayLength().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Lists_know_overdue_today_and_upcoming_and_go_page_by_page(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);
        foreach (var (title, due) in new[] { ("yesterday", "2026-11-21"), ("today", "2026-11-22"), ("tomorrow", "2026-11-23"), ("later", "2026-12-24") })
        {
            (await client.Post("/tasks", new { title, dueOn = due })).Is(201);
        }

        (await client.Post("/tasks", new { title = "this morning", dueAt = "2026-11-22T08:00:00Z" })).Is(201);
        var done = (await client.Post("/tasks", new { title = "done", dueOn = "2026-11-20" })).Is(201)["id"];
        (await client.Post($"/tasks/{done}/complete")).Is(200);

        (await Titles(client, "when=overdue")).ShouldBe(["yesterday", "this morning"]);
        (await Titles(client, "when=today")).ShouldBe(["today"]);
        (await Titles(client, "when=upcoming")).ShouldBe(["tomorrow", "later"]);
        (await Titles(client, "when=done")).ShouldBe(["done"]);
        var first = await client.Get("/tasks?limit=3");
        var second = await client.Get($"/tasks?limit=3&cursor={first["next"].GetString()}");
        first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).Select(task => task.GetProperty("title").GetString())
            .ShouldBe(["yesterday", "this morning", "today", "tomorrow", "later"]);
        second["next"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task A_reminder_goes_off_once_and_not_for_what_is_done(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);
        (await client.Post("/tasks", new { title = "Ring", dueOn = "2026-11-23", remindAt = "2026-11-23T08:00:00Z" })).Is(201);
        var done = (await client.Post("/tasks", new { title = "Done before", dueOn = "2026-11-23", remindAt = "2026-11-23T08:00:00Z" })).Is(201)["id"];
        var moved = (await client.Post("/tasks", new { title = "Moved", dueOn = "2026-11-23", remindAt = "2026-11-23T08:00:00Z" })).Is(201)["id"];
        (await client.Post($"/tasks/{done}/complete")).Is(200);
        (await client.Patch($"/tasks/{moved}", new { dueOn = "2026-11-25", remindAt = "2026-11-25T08:00:00Z" })).Is(200);

        world.Clock.Advance(TimeSpan.FromHours(23));
        await world.Settle();

        (await Notices(client)).ShouldBe(["Ring"]);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Settle();
        (await Notices(client)).ShouldBe(["Moved", "Ring"]);
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_given_a_task_is_told_and_whoever_takes_one_is_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (meg, rita) = (await world.User("Meg", Role.Manager), await world.User("Rita", Role.SalesRep));
        var nora = await world.Contact("Nora", rita.UserId);
        var boss = world.Client(meg);

        var id = (await boss.Post("/tasks", new { title = "For you", dueOn = "2026-11-23", assigneeId = rita.UserId, contactId = nora })).Is(201)["id"];
        (await boss.Patch($"/tasks/{id}", new { title = "For you, soon" })).Is(200);
        (await world.Client(rita).Post("/tasks", new { title = "For me", dueOn = "2026-11-23" })).Is(201);

        (await Notices(world.Client(rita))).ShouldBe(["For you"]);
        (await world.Client(rita).Get("/notifications"))["items"][0].GetProperty("link").GetString().ShouldBe($"/people/{nora}?tab=tasks");
        (await boss.Patch($"/tasks/{id}", new { assigneeId = meg.UserId })).Is(200);
        (await Notices(boss)).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task An_open_deals_next_step_is_the_task_that_is_due_first(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);
        var deal = (await client.Post("/deals", new { name = "Planned", ownerId = rita.UserId })).Is(201)["id"].GetGuid();
        (await client.Post("/deals", new { name = "Adrift", ownerId = rita.UserId, nextStep = "call some day" })).Is(201);
        (await client.Post("/tasks", new { title = "Later", dueOn = "2026-12-01", dealId = deal })).Is(201);
        var soon = (await client.Post("/tasks", new { title = "Sooner", dueOn = "2026-11-25", dealId = deal })).Is(201)["id"];

        (await client.Get($"/deals/{deal}"))["nextTask"].GetProperty("title").GetString().ShouldBe("Sooner");
        (await client.Post($"/tasks/{soon}/complete")).Is(200);
        (await client.Get($"/deals/{deal}"))["nextTask"].GetProperty("title").GetString().ShouldBe("Later");
        (await Deals("""{"field":"nextTask","op":"unknown"}""")).ShouldBe(["Adrift"]);
        (await Deals("""{"field":"nextTask","op":"known"}""")).ShouldBe(["Planned"]);
        (await client.Post($"/deals/{deal}/win")).Is(200)["nextTask"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        async Task<List<string?>> Deals(string filter) =>
            [.. (await client.Get($"/deals?filter={Uri.EscapeDataString(filter)}")).Is(200)["items"].EnumerateArray().Select(one => one.GetProperty("name").GetString())];
    }

    [Theory, DatabaseData]
    public async Task A_deal_that_somebody_has_planned_for_stays_when_its_import_is_taken_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var job = Guid.CreateVersion7();
        var made = await world.Db.Write(tx => world.Get<DealWriter>().Write(
            tx, [new DealDraft { Name = "Planned" }, new DealDraft { Name = "Asked" }, new DealDraft { Name = "Untouched" }], PeopleOfTests.ByImport with { JobId = job }));
        var client = world.Client(await world.User("Ada", Role.Admin));
        (await client.Post("/tasks", new { title = "Call", dueOn = "2026-11-23", dealId = made[0].Id })).Is(201);
        (await client.Put($"/deals/{made[1].Id}/qualification/bant.need", new { answer = "Yes" })).Is(200);

        var undone = await world.Db.Write(tx => world.Get<DealUndo>().Undo(tx, job, "system"));

        undone.ShouldBe(new DealsUndone(Restored: 0, Removed: 1, Kept: 2, More: false));
        (await client.Get($"/deals/{made[0].Id}")).Is(200)["nextTask"].GetProperty("title").GetString().ShouldBe("Call");
        (await client.Get($"/deals/{made[2].Id}")).Is(404);
    }

    [Theory, DatabaseData]
    public async Task What_was_done_about_a_deal_is_told_on_it_and_on_its_people(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var (nora, otto) = (await world.Contact("Nora", rita.UserId), await world.Contact("Otto", rita.UserId));
        var client = world.Client(rita);
        var deal = (await client.Post("/deals", new { name = "Fleet", ownerId = rita.UserId, contacts = new[] { new { id = nora } } })).Is(201)["id"].GetGuid();

        await Did("With Nora", new { title = "With Nora", dueOn = "2026-11-23", dealId = deal, contactId = nora });
        await Did("On the deal", new { title = "On the deal", dueOn = "2026-11-23", dealId = deal });
        await Did("With Otto", new { title = "With Otto", dueOn = "2026-11-23", dealId = deal, contactId = otto });

        (await Told($"/deals/{deal}")).ShouldBe(["On the deal", "With Nora"]);
        (await Told($"/contacts/{nora}")).ShouldBe(["On the deal", "With Nora"]);
        (await Told($"/contacts/{otto}")).ShouldBe(["With Otto"]);

        async Task Did(string title, object task) =>
            (await client.Post($"/tasks/{(await client.Post("/tasks", task)).Is(201)["id"]}/complete")).Is(200)["title"].GetString().ShouldBe(title);

        async Task<List<string?>> Told(string record) =>
            [.. (await client.Get($"{record}/timeline"))["items"].EnumerateArray().Where(item => item.GetProperty("type").GetString() == "task_done")
                .Select(item => item.GetProperty("data").GetProperty("title").GetString())];
    }

    private static async Task Refused(HttpClient client, object body, string field) =>
        (await client.Post("/tasks", body)).Is(400)["errors"].TryGetProperty(field, out _).ShouldBeTrue(field);

    private static async Task<List<string?>> Titles(HttpClient client, string query) =>
        [.. (await client.Get($"/tasks?{query}")).Is(200)["items"].EnumerateArray().Select(task => task.GetProperty("title").GetString())];

    private static async Task<List<string?>> Notices(HttpClient client) =>
        [.. (await client.Get("/notifications"))["items"].EnumerateArray().Select(notice => notice.GetProperty("title").GetString())];
}
