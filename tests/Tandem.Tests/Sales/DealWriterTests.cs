using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class DealWriterTests
{
    private static readonly ExternalId Ext = new("crm", "D-1");

    [Theory, DatabaseData]
    public async Task An_imported_deal_is_recognised_by_its_external_id_and_written_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var contact = await world.Contact(new ContactDraft { Name = "Ada", ExternalIds = [new("mql", "1")], Emails = ["ada@example.com"] });
        var draft = new DealDraft
        {
            ExternalIds = [Ext],
            Company = new CompanyReference { Name = "Acme" },
            Product = "GTXPro",
            Contacts = [new DealContact { ExternalId = new("mql", "1") }, new DealContact { Email = "ADA@example.com" }, new DealContact { Email = "nobody@example.com" }],
            Stage = "Engaging",
            OpenedAt = At("2026-01-10"),
            Amount = 12,
        };

        var first = (await Write(world, draft, draft))[0];
        first.Outcome.ShouldBe(WriteOutcome.Created);
        first.Warnings.Select(warning => warning.Code).ShouldBe(["unknownStage", "unknownContact"]);
        (await Write(world, draft))[0].Outcome.ShouldBe(WriteOutcome.Unchanged);
        var won = (await Write(world, draft with { Stage = "Closed Won", ClosedAt = At("2026-02-01"), Amount = 15 }))[0];
        won.Outcome.ShouldBe(WriteOutcome.Updated);
        won.Id.ShouldBe(first.Id);

        var deal = await world.Client(Caller.System).Get($"/deals/{first.Id}");
        deal["name"].GetString().ShouldBe("Acme – GTXPro");
        deal["outcome"].GetString().ShouldBe("won");
        deal["closedAt"].GetString().ShouldBe("2026-02-01T00:00:00.000Z");
        deal["externalIds"][0].GetProperty("value").GetString().ShouldBe("D-1");
        deal["contacts"].GetArrayLength().ShouldBe(1);
        var steps = await world.Rows<string>("select to_stage from people_lifecycle_changes where contact_id = @contact order by at, id", new { contact });
        steps.ShouldContain("opportunity");
        steps.ShouldContain("customer");
        (await world.Value<long>("select count(*) from sales_deals")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_deal_imported_as_won_was_opened_and_closed_on_its_dates(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var written = (await Write(world,
            new DealDraft { Name = "A", Stage = "Won", OpenedAt = At("2026-01-01"), ClosedAt = At("2026-03-01"), Amount = 10 },
            new DealDraft { Name = "B", Outcome = StageCategory.Lost, ClosedAt = At("2026-03-02") },
            new DealDraft { Name = "C", Outcome = StageCategory.Won },
            new DealDraft { Name = "D", ClosedAt = At("2027-03-02") })).ToList();

        written[2].Warnings.Select(warning => warning.Code).ShouldBe(["closedAtUnknown"]);
        (await Row(world, "A")).ShouldBe(("won", At("2026-01-01"), At("2026-03-01"), null));
        (await Row(world, "B")).ShouldBe(("lost", At("2026-03-02"), At("2026-03-02"), null));
        (await Row(world, "C")).ShouldBe(("won", At("2026-11-22T09:00:00Z"), At("2026-11-22T09:00:00Z"), null));
        (await Row(world, "D")).ShouldBe(("open", At("2026-11-22T09:00:00Z"), null, "2027-03-02"));
        var events = await world.Rows<string>(
            "select e.type from journey_events e join sales_deals d on d.id = e.subject_id where d.name = 'A' order by e.occurred_at");
        events.ShouldBe(["deal_created", "deal_won"]);
    }

    [Theory, DatabaseData]
    public async Task A_refused_draft_changes_nothing_and_its_neighbours_are_kept(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Write(world, new DealDraft { Name = "Known", ExternalIds = [Ext], Amount = 1 });
        var written = (await Write(world,
            new DealDraft { ExternalIds = [Ext], Amount = 1e20m, Stage = "Won" },
            new DealDraft { Name = "Good" },
            new DealDraft { Name = new string('x', 301) },
            new DealDraft { Id = Guid.NewGuid(), Name = "Nobody" })).ToList();

        written.Select(answer => answer.Outcome).ShouldBe([WriteOutcome.Refused, WriteOutcome.Created, WriteOutcome.Refused, WriteOutcome.Refused]);
        (await Row(world, "Known")).Outcome.ShouldBe("open");
        (await world.Value<long>("select count(*) from sales_deals")).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Many_deals_are_written_with_few_statements_and_all_are_there(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var drafts = Enumerable.Range(0, 2000).Select(i => new DealDraft
        {
            Name = $"Deal {i}",
            ExternalIds = [new("crm", $"{i}")],
            Amount = i,
            Outcome = i % 3 == 0 ? StageCategory.Won : StageCategory.Open,
            OpenedAt = At("2026-01-01"),
            ClosedAt = i % 3 == 0 ? At("2026-02-01") : null,
        }).ToArray();

        (await Write(world, drafts)).Count(answer => answer.Outcome == WriteOutcome.Created).ShouldBe(2000);
        (await Write(world, [.. drafts.Select(draft => draft with { NextStep = "Call" })])).Count(answer => answer.Outcome == WriteOutcome.Updated).ShouldBe(2000);

        (await world.Value<long>("select count(*) from sales_deals where next_step = 'Call' and version = 2")).ShouldBe(2000);
        (await world.Value<long>("select count(*) from journey_events where type = 'deal_won'")).ShouldBe(667);
        (await world.Value<long>("select count(*) from sales_stage_changes")).ShouldBe(2000);
    }

    [Theory, DatabaseData]
    public async Task Concurrent_writers_of_one_external_id_make_one_deal(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Write(world, new DealDraft { Name = $"Deal {i}", ExternalIds = [Ext], Amount = i })));
        (await world.Value<long>("select count(*) from sales_deals")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task An_undone_job_removes_what_it_made_restores_what_it_changed_and_leaves_later_edits_alone(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var job = Guid.CreateVersion7();
        var byJob = PeopleOfTests.ByImport with { JobId = job };
        var known = (await Write(world, new DealDraft { Name = "Known", ExternalIds = [Ext], Amount = 1, Tags = ["old"] }))[0].Id;
        var edited = (await Write(world, new DealDraft { Name = "Edited", ExternalIds = [new("crm", "D-2")] }))[0].Id;
        var written = await world.Db.Write(tx => world.Get<DealWriter>().Write(
            tx,
            [
                new DealDraft { ExternalIds = [Ext, new("crm2", "X")], Amount = 2, Stage = "Won", ClosedAt = At("2026-02-01"), Tags = ["new"] },
                new DealDraft { ExternalIds = [new("crm", "D-2")], Amount = 3 },
                new DealDraft { Name = "Made", ExternalIds = [new("crm", "D-3")], Tags = ["new"] },
            ],
            byJob));
        await world.Db.Write(tx => world.Get<DealWriter>().Write(tx, new DealDraft { ExternalIds = [Ext], NextStep = "Second pass" }, byJob));
        (await world.Client(Caller.System).Patch($"/deals/{edited}", new { amount = 4 })).Is(200);

        var undone = await world.Db.Write(tx => world.Get<DealUndo>().Undo(tx, job, "system"));

        undone.ShouldBe(new DealsUndone(Restored: 1, Removed: 1, Kept: 1, More: false));
        var restored = await world.Client(Caller.System).Get($"/deals/{known}");
        restored["amount"].GetDecimal().ShouldBe(1m);
        restored["outcome"].GetString().ShouldBe("open");
        restored["nextStep"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        restored["tags"].EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["old"]);
        restored["externalIds"].GetArrayLength().ShouldBe(1);
        (await world.Client(Caller.System).Get($"/deals/{edited}"))["amount"].GetDecimal().ShouldBe(4m);
        (await world.Client(Caller.System).Get($"/deals/{written[2].Id}")).Is(404);
        (await Write(world, new DealDraft { Name = "Again", ExternalIds = [new("crm", "D-3")] }))[0].Outcome.ShouldBe(WriteOutcome.Created);
        (await world.Db.Write(tx => world.Get<DealUndo>().Undo(tx, job, "system"))).ShouldBe(new DealsUndone(0, 0, 0, More: false));
    }

    [Theory, DatabaseData]
    public async Task A_product_of_the_catalogue_is_linked_and_a_near_one_only_suggested(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var product = (await world.Db.Write(tx => world.Get<ProductWriter>().Write(tx, [new ProductDraft { Name = "GTX Pro", Price = 4821 }], PeopleOfTests.ByImport)))[0];
        await Write(world, new DealDraft { Name = "Exact", Product = "gtx pro" }, new DealDraft { Name = "Near", Product = "GTXPro" });

        var linked = (await world.Rows<Linked>("select name, product, product_id from sales_deals order by name")).Select(row => (row.Name, row.Product, row.ProductId));
        linked.ShouldBe([("Exact", "gtx pro", (Guid?)product.Id), ("Near", "GTXPro", null)]);
        var catalogue = await world.Db.Read(Catalogue.Load);
        catalogue.Suggest("GTXPro")!.Name.ShouldBe("GTX Pro");
        catalogue.Suggest("GTX Pro").ShouldBeNull();
        catalogue.Suggest("Something else").ShouldBeNull();
    }

    [Theory, DatabaseData]
    public async Task A_customer_does_not_become_one_before_the_first_contact(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var contact = await world.Contact(new ContactDraft
        {
            Name = "Ada",
            Lifecycle = [new(LifecycleStage.Lead, At("2026-02-10"), "import"), new(LifecycleStage.MarketingQualified, At("2026-02-10"), "import")],
        });
        await Write(world, new DealDraft { Name = "Early", Contacts = [new DealContact { Id = contact }], Outcome = StageCategory.Won, ClosedAt = At("2026-02-08") });

        (await world.Value<long>("select min(at) from people_lifecycle_changes")).ShouldBe(At("2026-02-10").Milliseconds);
        (await world.Value<string>("select lifecycle_stage from people_contacts")).ShouldBe("customer");
        (await world.Value<long>("select closed_at from sales_deals")).ShouldBe(At("2026-02-08").Milliseconds);
    }

    private static Task<IReadOnlyList<DealWritten>> Write(World world, params DealDraft[] drafts) =>
        world.Db.Write(tx => world.Get<DealWriter>().Write(tx, drafts, PeopleOfTests.ByImport));

    private static async Task<(string Outcome, Instant OpenedAt, Instant? ClosedAt, string? Expected)> Row(World world, string name)
    {
        var row = (await world.Rows<DatesRow>("select outcome, opened_at, closed_at, expected_close_on from sales_deals where name = @name", new { name })).Single();
        return (row.Outcome, row.OpenedAt, row.ClosedAt, row.ExpectedCloseOn);
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal));

    private sealed class DatesRow
    {
        public required string Outcome { get; init; }

        public Instant OpenedAt { get; init; }

        public Instant? ClosedAt { get; init; }

        public string? ExpectedCloseOn { get; init; }
    }

    private sealed class Linked
    {
        public required string Name { get; init; }

        public string? Product { get; init; }

        public Guid? ProductId { get; init; }
    }
}
