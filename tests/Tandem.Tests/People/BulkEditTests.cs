using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class BulkEditTests
{
    private static readonly object Leads = new { filter = new { field = "lifecycleStage", op = "is", value = "lead" }, q = (string?)null };

    [Theory, DatabaseData]
    public async Task A_preview_counts_and_shows_before_and_after_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = await Seed(world, 12);

        var preview = (await client.Post("/contacts/bulk", new
        {
            select = Leads,
            change = new { set = new { lifecycleStage = "marketingQualified", city = "Bonn", custom = new { plan = "pro" } }, addTags = new[] { "hot" }, removeTags = new[] { "COLD" } },
            preview = true,
        })).Is(200);

        preview["count"].GetInt64().ShouldBe(12);
        var sample = preview["sample"].EnumerateArray().ToList();
        sample.Count.ShouldBe(5);
        sample[0].GetProperty("before").ToString().ShouldBe("""{"lifecycleStage":"lead","city":null,"custom":{},"tags":["cold"]}""");
        sample[0].GetProperty("after").ToString().ShouldBe("""{"lifecycleStage":"marketingQualified","city":"Bonn","custom":{"plan":"pro"},"tags":["hot"]}""");
        (await world.Value<long>("select count(*) from people_contacts where city = 'Bonn'")).ShouldBe(0);
        (await world.Value<long>("select count(*) from platform_jobs")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_job_changes_all_of_them_with_events_and_versions_and_takes_it_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = await Seed(world, 12);
        var before = await Snapshot(world);

        var started = (await client.Post("/contacts/bulk", new
        {
            select = Leads,
            change = new { set = new { lifecycleStage = "marketingQualified", city = "Bonn", custom = new { plan = "pro" } }, addTags = new[] { "hot" }, removeTags = new[] { "cold" } },
        })).Is(202);
        await world.Settle();

        var job = (await client.Get($"/jobs/{started["jobId"]}")).Is(200);
        (job["state"].GetString(), job["done"].GetInt64(), job["total"].GetInt64(), job["canUndo"].GetBoolean()).ShouldBe(("done", 12, 12, true));
        job["result"].ToString().ShouldBe("""{"changed":12,"unchanged":0,"skipped":0}""");
        (await world.Value<long>("select count(*) from people_contacts where city = 'Bonn' and lifecycle_stage = 'marketingQualified' and version = 2")).ShouldBe(12);
        (await world.Value<long>("select count(*) from people_tags where tag_key = 'hot'")).ShouldBe(12);
        (await world.Value<long>("select count(*) from journey_events where type = 'contact_updated'")).ShouldBe(12);
        (await world.Value<long>("select count(*) from journey_events where type = 'lifecycle_changed'")).ShouldBe(12);

        var undo = (await client.Post($"/jobs/{started["jobId"]}/undo")).Is(202);
        (await client.Post($"/jobs/{started["jobId"]}/undo")).Is(409).Code.ShouldBe("isBeingUndone");
        await world.Settle();

        (await client.Get($"/jobs/{undo["jobId"]}")).Is(200)["state"].GetString().ShouldBe("done");
        (await client.Get($"/jobs/{started["jobId"]}")).Is(200)["state"].GetString().ShouldBe("undone");
        (await Snapshot(world)).ShouldBe(before);
        (await client.Post($"/jobs/{started["jobId"]}/undo")).Is(409).Code.ShouldBe("cannotUndo");
    }

    [Theory, DatabaseData]
    public async Task It_goes_on_after_a_crash_and_touches_nobody_twice(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = await Seed(world, 1_100);
        var started = (await client.Post("/contacts/bulk", new { select = Leads, change = new { set = new { city = "Bonn" } } })).Is(202);
        using var death = new CancellationTokenSource();
        var runs = world.Get<JobLoop>().RunNext(only: null, death.Token);
        while (await world.Value<long>("select count(*) from people_contacts where city = 'Bonn'") == 0 && !runs.IsCompleted)
        {
            await Task.Delay(1);
        }

        await death.CancelAsync();
        await runs.ContinueWith(_ => { }, TaskScheduler.Default);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Settle();

        (await client.Get($"/jobs/{started["jobId"]}")).Is(200)["result"].GetProperty("changed").GetInt64().ShouldBe(1_100);
        (await world.Value<long>("select count(*) from people_contacts where version = 2")).ShouldBe(1_100);
        (await world.Value<long>("select count(*) from journey_events where type = 'contact_updated'")).ShouldBe(1_100);
    }

    [Theory, DatabaseData]
    public async Task People_who_come_after_it_was_asked_for_are_left_out(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = await Seed(world, 3);
        (await client.Post("/contacts/bulk", new { select = Leads, change = new { set = new { city = "Bonn" } } })).Is(202);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Contacts(new ContactDraft { Name = "Latecomer" });

        await world.Settle();

        (await world.Value<long>("select count(*) from people_contacts where city = 'Bonn'")).ShouldBe(3);
    }

    [Theory, DatabaseData]
    public async Task A_stage_goes_back_only_with_a_reason(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await world.Contacts(new ContactDraft { Name = "Ada", Lifecycle = [new LifecycleEntry(LifecycleStage.Customer, At: null, "import")] });
        var all = new { filter = (object?)null };

        var preview = (await client.Post("/contacts/bulk", new { select = all, change = new { set = new { lifecycleStage = "lead" } }, preview = true })).Is(200);
        preview["sample"][0].GetProperty("after").GetProperty("lifecycleStage").GetString().ShouldBe("customer");
        (await client.Post("/contacts/bulk", new { select = all, change = new { set = new { lifecycleStage = "lead" } } })).Is(202);
        await world.Settle();
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("customer");

        (await client.Post("/contacts/bulk", new { select = all, change = new { set = new { lifecycleStage = "lead" }, reason = "Wrong import" } })).Is(202);
        await world.Settle();
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("lead");
    }

    [Theory, DatabaseData]
    public async Task A_change_that_makes_no_sense_is_refused_before_anything_happens(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = await Seed(world, 1);
        async Task Refused(object select, object change) => (await client.Post("/contacts/bulk", new { select, change })).Is(400).Code.ShouldNotBeNull();

        await Refused(Leads, new { });
        await Refused(Leads, new { set = new { email = "one@example.com" } });
        await Refused(Leads, new { set = new { lifecycleStage = "nothing" } });
        await Refused(Leads, new { set = new { ownerId = Guid.NewGuid() } });
        await Refused(Leads, new { set = new { custom = new { nothing = 1 } } });
        await Refused(Leads, new { set = new { custom = new { plan = "none of these" } } });
        await Refused(new { ids = Array.Empty<Guid>() }, new { archive = true });
        await Refused(new { ids = new[] { "x" } }, new { archive = true });
        await Refused(new { filter = new { field = "nope", op = "known" } }, new { archive = true });
        (await client.Post("/contacts/bulk", new { change = new { archive = true } })).Is(400);
        (await world.Value<long>("select count(*) from platform_jobs")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Companies_change_in_sets_too(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ids = new[] { await world.Company("Alpha"), await world.Company("Beta") };
        var client = world.Client(Caller.System);

        (await client.Post("/companies/bulk", new { select = new { ids }, change = new { set = new { industry = "Food" }, addTags = new[] { "key" } }, preview = true })).Is(200)["count"].GetInt64().ShouldBe(2);
        (await client.Post("/companies/bulk", new { select = new { ids }, change = new { set = new { industry = "Food" }, addTags = new[] { "key" } } })).Is(202);
        await world.Settle();

        (await world.Rows<string>("select name from people_companies where industry = 'Food' order by name")).ShouldBe(["Alpha", "Beta"]);
        (await client.Post("/companies/bulk", new { select = new { ids = ids[..1] }, change = new { archive = true } })).Is(202);
        await world.Settle();
        (await client.AllNames("/companies?sort=name")).ShouldBe(["Beta"]);
    }

    private static async Task<HttpClient> Seed(World world, int count)
    {
        var client = world.Client(await world.User("Mia", Role.Marketer));
        await world.Client(Caller.System).Field(new { @object = "contact", label = "Plan", type = "select", options = new[] { "free", "pro" } });
        foreach (var part in Enumerable.Range(0, count).Chunk(500))
        {
            await world.Contacts([.. part.Select(n => new ContactDraft { Name = $"Person {n}", Tags = ["cold"] })]);
        }

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        return client;
    }

    private static async Task<IReadOnlyList<string>> Snapshot(World world) => await world.Rows<string>(
        """
        select c.name || ' ' || c.lifecycle_stage || ' ' || coalesce(c.city, '') || ' ' || c.custom || ' '
          || (select count(*) from people_tags t where t.subject_id = c.id and t.tag_key = 'cold')
          || (select count(*) from people_tags t where t.subject_id = c.id)
          || (select count(*) from people_lifecycle_changes l where l.contact_id = c.id)
        from people_contacts c
        order by c.name
        """);
}
