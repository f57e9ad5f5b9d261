using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ContactWriterTests
{
    private static readonly WriteOptions Api = new() { Source = "api", Actor = "test" };
    private static readonly WriteOptions PublicKey = new() { Source = "tracker", Actor = "writeKey:1", FillOnly = true };

    [Theory, DatabaseData]
    public async Task A_new_person_gets_a_row_identifiers_a_first_stage_and_an_event(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        var written = await Write(world, Api, new ContactDraft
        {
            Name = "Ada Lovelace",
            Emails = [" Ada@Example.com"],
            Phone = "+44 20 7946 0958",
            ExternalIds = [new("crm", "7")],
            Tags = ["VIP"],
            Company = new() { Name = "Analytical Engines", Domain = "https://www.engines.example", Role = "Programmer" },
        });

        written.Outcome.ShouldBe(WriteOutcome.Created);
        var row = (await world.Rows<Contact>("select * from people_contacts")).Single();
        row.ShouldBeEquivalentTo(new Contact
        {
            Id = written.Id,
            Name = "Ada Lovelace",
            FirstName = "Ada",
            LastName = "Lovelace",
            Email = "Ada@Example.com",
            EmailKey = "ada@example.com",
            SortName = "ada lovelace",
            SearchKey = "ada lovelace\nada@example.com\n442079460958",
            LifecycleStage = "lead",
            Version = 1,
        });
        (await world.Rows<string>("select kind || ':' || value from people_identifiers where subject_kind = 'contact' order by kind"))
            .ShouldBe(["email:ada@example.com", "external:7", "phone:442079460958"]);
        (await world.Value<string>("select to_stage from people_lifecycle_changes where contact_id = @id", new { id = written.Id })).ShouldBe("lead");
        (await world.Value<string>("select tag_key from people_tags")).ShouldBe("vip");
        (await world.Value<string>("select c.name from people_companies c join people_contacts p on p.company_id = c.id join people_memberships m on m.company_id = c.id and m.contact_id = p.id and m.is_primary"))
            .ShouldBe("Analytical Engines");
        (await world.Rows<string>("select type from journey_events order by type")).ShouldBe(["company_created", "contact_created"]);
    }

    [Theory, DatabaseData]
    public async Task An_external_id_matches_before_an_email_and_a_phone_alone_never_does(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var first = await Write(world, Api, new ContactDraft { Name = "Ada", ExternalIds = [new("crm", "7")], Phone = "+44 1234567" });

        var byId = await Write(world, Api, new ContactDraft { ExternalIds = [new("crm", "7")], Emails = ["ada@example.com"] });
        var byEmail = await Write(world, Api, new ContactDraft { Emails = ["ADA@example.com"], City = "London" });
        var byPhone = await Write(world, Api, new ContactDraft { Name = "Grace", Phone = "+44 1234567" });

        (byId.Id, byId.Outcome).ShouldBe((first.Id, WriteOutcome.Updated));
        (byEmail.Id, byEmail.Outcome).ShouldBe((first.Id, WriteOutcome.Updated));
        byPhone.Outcome.ShouldBe(WriteOutcome.Created);
        (await Write(world, Api, new ContactDraft { Emails = ["ada@example.com"], City = "London" })).Outcome.ShouldBe(WriteOutcome.Unchanged);
        (await world.Value<string>("select data from journey_events where type = 'contact_updated' and data like '%city%'"))
            .ShouldBe("""{"changed":{"city":[null,"London"]}}""");
    }

    [Theory, DatabaseData]
    public async Task Drafts_of_one_batch_that_mean_the_same_person_become_one_contact(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx,
        [
            new ContactDraft { Emails = ["ada@example.com"], City = "London" },
            new ContactDraft { Emails = ["grace@example.com"] },
            new ContactDraft { Emails = ["Ada@Example.com", "ada@second.example"], Country = "GB" },
            new ContactDraft { Emails = ["ada@second.example"], Name = "Ada Lovelace" },
        ], Api));

        written.Select(w => w.Outcome).ShouldBe([WriteOutcome.Created, WriteOutcome.Created, WriteOutcome.Updated, WriteOutcome.Updated]);
        written[2].Id.ShouldBe(written[0].Id);
        written[3].Id.ShouldBe(written[0].Id);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(2);
        (await world.Value<string>("select name || ', ' || city || ', ' || country || ', ' || email_key from people_contacts where first_name = 'Ada'"))
            .ShouldBe("Ada Lovelace, London, GB, ada@example.com");
    }

    [Theory, DatabaseData]
    public async Task A_row_that_means_two_known_people_is_refused_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Write(world, Api, new ContactDraft { Name = "Ada", ExternalIds = [new("crm", "7")] });
        var grace = await Write(world, Api, new ContactDraft { Name = "Grace", Emails = ["grace@example.com"] });

        var written = await Write(world, Api, new ContactDraft { ExternalIds = [new("crm", "7")], Emails = ["grace@example.com"], City = "London" });

        (written.Id, written.Outcome, written.Problem!.Code).ShouldBe((grace.Id, WriteOutcome.Refused, "emailTaken"));
        (await world.Value<long>("select count(*) from people_contacts where city is not null")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_public_key_fills_what_is_empty_and_changes_nothing_known(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var known = await Write(world, Api, new ContactDraft { Name = "Ada Lovelace", Emails = ["ada@example.com"], City = "London" });

        var written = await Write(world, PublicKey, new ContactDraft
        {
            Name = "Mallory",
            Emails = ["ada@example.com", "mallory@example.com"],
            City = "Paris",
            Country = "GB",
            Lifecycle = [new(LifecycleStage.Customer, null, "tracker")],
            Consents = [new() { Subscribed = true }],
        });

        written.Id.ShouldBe(known.Id);
        (await world.Value<string>("select name || city || country || email_key || lifecycle_stage || version from people_contacts"))
            .ShouldBe("Ada LovelaceLondonGBada@example.comlead1");
        (await world.Value<long>("select count(*) from people_consents")).ShouldBe(0);
        (await world.Value<bool>("select verified from journey_events where type = 'contact_updated'")).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task History_is_kept_in_the_order_of_the_stages_and_never_goes_back_without_a_reason(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var day = new Instant(1_500_000_000_000);
        var written = await Write(world, Api, new ContactDraft
        {
            ExternalIds = [new("mql_id", "a1")],
            Lifecycle = [new(LifecycleStage.MarketingQualified, day, "import"), new(LifecycleStage.Lead, day, "import")],
        });
        await Write(world, Api, new ContactDraft { Id = written.Id, Lifecycle = [new(LifecycleStage.Lead, null, "import")] });

        (await world.Rows<string>("select to_stage from people_lifecycle_changes order by at, id")).ShouldBe(["lead", "marketingQualified"]);
        (await world.Value<string>("select name || lifecycle_stage from people_contacts")).ShouldBe("a1marketingQualified");

        await Write(world, Api, new ContactDraft { Id = written.Id, Lifecycle = [new(LifecycleStage.Lead, null, "manual", "Recycled")] });
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("lead");
    }

    [Theory]
    [DatabaseData("email", "ada@example.com\r\nBcc: all@example.com")]
    [DatabaseData("email", "ada")]
    [DatabaseData("email", "ada@localhost")]
    [DatabaseData("email", "a@b@example.com")]
    [DatabaseData("phone", "call me")]
    [DatabaseData("name", "long")]
    public async Task A_bad_draft_is_refused_with_the_field_that_is_wrong(DbEngine engine, string field, string value)
    {
        await using var world = await World.Create(engine);
        var draft = field switch
        {
            "email" => new ContactDraft { Emails = [value] },
            "name" => new ContactDraft { FirstName = "Ada", LastName = "Lovelace", Name = new string('a', 301) },
            _ => new ContactDraft { Name = "Ada", Phone = value },
        };

        var written = await Write(world, Api, draft);

        written.Outcome.ShouldBe(WriteOutcome.Refused);
        written.Problem!.Errors!.Keys.ShouldBe([field]);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Concurrent_creates_of_one_email_make_one_contact(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        var written = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => world.Db.Write(tx =>
            world.Get<ContactWriter>().Write(tx,
                [new ContactDraft { Emails = [$"ada{i % 3}@example.com"], City = $"City {i}", Company = new() { Name = "Engines" } }], Api)))));

        written.Select(batch => batch[0].Id).Distinct().Count().ShouldBe(3);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(3);
        (await world.Value<long>("select count(*) from people_companies")).ShouldBe(1);
        (await world.Value<long>("select count(*) from people_identifiers where kind = 'email'")).ShouldBe(3);
    }

    private static Task<ContactWritten> Write(World world, WriteOptions options, ContactDraft draft) =>
        world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, draft, options));

    private sealed class Contact
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public string? FirstName { get; init; }

        public string? LastName { get; init; }

        public string? Email { get; init; }

        public string? EmailKey { get; init; }

        public required string SortName { get; init; }

        public required string SearchKey { get; init; }

        public required string LifecycleStage { get; init; }

        public int Version { get; init; }
    }
}
