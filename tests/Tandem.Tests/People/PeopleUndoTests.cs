using Tandem.People.Public;
using Tandem.People.Undo;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class PeopleUndoTests
{
    private static readonly Guid Job = Guid.CreateVersion7();
    private static readonly WriteOptions ByJob = new() { Source = "import", Actor = "system", JobId = Job };

    [Theory, DatabaseData]
    public async Task What_a_job_created_is_gone_and_what_it_changed_is_as_before(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var old = await world.Company("Old");
        var ada = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@example.com"], City = "London", Tags = ["a"], Company = new() { Id = old } });
        var before = await State(world, ada);
        await Write(world,
            new ContactDraft
            {
                Emails = ["ada@example.com", "ada@second.example"],
                City = "Paris",
                Phone = "12345",
                Tags = ["b"],
                Company = new() { Name = "New Ltd" },
                Lifecycle = [new(LifecycleStage.Customer, null, "import")],
                Suppress = "Bounced",
                ExternalIds = [new("crm", "7")],
                Consents = [new() { Subscribed = false }],
            },
            new ContactDraft { Name = "Bob", Emails = ["bob@example.com"], Suppress = "Bounced" });
        await Write(world, new ContactDraft { Emails = ["ada@example.com"], City = "Rome", RemoveTags = ["a"] });
        await world.Settle();

        (await Undo(world)).ShouldBe((1, 2, 0));

        (await State(world, ada)).ShouldBe(before);
        (await world.Rows<string>("select name from people_contacts")).ShouldBe(["Ada"]);
        (await world.Rows<string>("select name from people_companies")).ShouldBe(["Old"]);
        (await world.Rows<string>("select value from people_identifiers")).ShouldBe(["ada@example.com"]);
        (await world.Value<long>("select count(*) from people_suppressions")).ShouldBe(0);
        (await world.Value<long>("select count(*) from journey_events where type <> 'contacts_removed' and subject_id not in (select id from people_contacts) and subject_id not in (select id from people_companies)")).ShouldBe(0);
        (await world.Value<bool>("select is_primary from people_memberships where company_id = @old", new { old })).ShouldBeTrue();
        (await world.Value<string>("select state from platform_jobs where kind = 'import'")).ShouldBe("undone");
        await world.Settle();
        (await Undo(world)).ShouldBe((0, 0, 0));
    }

    [Theory, DatabaseData]
    public async Task What_somebody_has_worked_with_since_is_kept_and_counted(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ada = await world.Contact(new ContactDraft { Name = "Ada", Emails = ["ada@example.com"] });
        var made = await Write(world,
            new ContactDraft { Emails = ["ada@example.com"], City = "Paris" },
            new ContactDraft { Name = "Noted" }, new ContactDraft { Name = "Dealt" }, new ContactDraft { Name = "Gone" });
        var client = world.Client(Caller.System);
        (await client.Patch($"/contacts/{ada}", new { country = "FR" })).Is(200);
        (await client.Post($"/contacts/{made[1].Id}/notes", new { body = "Called." })).Is(201);
        (await client.Post("/deals", new { name = "Deal", contacts = new[] { new { id = made[2].Id } } })).Is(201);

        (await Undo(world)).ShouldBe((0, 1, 3));

        (await world.Rows<string>("select name from people_contacts order by name")).ShouldBe(["Ada", "Dealt", "Noted"]);
        (await world.Value<string>("select city from people_contacts where id = @ada", new { ada })).ShouldBe("Paris");
    }

    private static Task<IReadOnlyList<ContactWritten>> Write(World world, params ContactDraft[] drafts) =>
        world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, drafts, ByJob));

    private static async Task<(int Restored, int Removed, int Kept)> Undo(World world)
    {
        var undo = await world.Db.Write(async tx =>
        {
            await tx.Execute(
                """
                insert into platform_jobs (id, kind, state, payload, done, cancel_requested, can_undo, attempts, created_by, created_at)
                values (@Job, 'import', 'done', '{}', 0, false, true, 1, 'system', 0) on conflict do nothing
                """.Replace("@Job", "@job"), new { job = Job });
            return await world.Get<Jobs>().Enqueue(tx, UndoPeopleChanges.Kind, JsonText.Of(new { jobId = Job }), "system");
        });
        await world.Get<JobLoop>().RunNext(undo);
        var job = await world.Db.Read(session => world.Get<Jobs>().Find(session, undo));
        job!.State.ShouldBe("done", job.Error);
        var result = System.Text.Json.JsonDocument.Parse(job.Result!.Value.Value).RootElement;
        return (result.GetProperty("restored").GetInt32(), result.GetProperty("removed").GetInt32(), result.GetProperty("kept").GetInt32());
    }

    /// <summary>All that an undo must bring back; versions and times of change go on.</summary>
    private static async Task<string> State(World world, Guid id)
    {
        var row = await world.Value<string>(
            "select name || '|' || email_key || '|' || city || '|' || coalesce(phone, '-') || '|' || lifecycle_stage || '|' || search_key from people_contacts where id = @id", new { id });
        var tags = await world.Rows<string>("select tag from people_tags where subject_id = @id order by tag_key", new { id });
        var stages = await world.Rows<string>("select to_stage from people_lifecycle_changes where contact_id = @id order by at, id", new { id });
        var companies = await world.Rows<string>("select c.name from people_memberships m join people_companies c on c.id = m.company_id where m.contact_id = @id", new { id });
        var consents = await world.Value<long>("select count(*) from people_consents where contact_id = @id", new { id });
        return $"{row} {string.Join(',', tags)} {string.Join(',', stages)} {string.Join(',', companies)} {consents}";
    }
}
