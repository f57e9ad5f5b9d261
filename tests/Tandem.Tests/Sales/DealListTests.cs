using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class DealListTests
{
    [Theory, DatabaseData]
    public async Task Every_order_pages_through_all_deals_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Seed(world);
        var admin = world.Client(Caller.System);
        foreach (var sort in new[] { "name", "-name", "amount", "-amount", "closedAt", "-openedAt", "expectedCloseDate", "stageSince", "createdAt", "-updatedAt", "stageId" })
        {
            var names = new List<string>();
            string? cursor = null;
            do
            {
                var page = (await admin.Get($"/deals?sort={sort}&limit=3&cursor={cursor}")).Is(200);
                names.AddRange(Names(page));
                cursor = page["next"].GetString();
            }
            while (cursor is not null);

            names.Count.ShouldBe(10, sort);
            names.Distinct().Count().ShouldBe(10, sort);
            if (sort is "name" or "-name")
            {
                names.ShouldBe(sort == "name" ? names.Order(StringComparer.Ordinal) : names.OrderDescending(StringComparer.Ordinal));
            }
        }

        (await admin.Get("/deals?sort=nothing")).Is(400);
        (await admin.Get("/deals?cursor=nonsense")).Is(400).Code.ShouldBe("badCursor");
    }

    [Theory]
    [DatabaseData("""{"field":"amount","op":"gte","value":7}""", "D7 D8 D9")]
    [DatabaseData("""{"field":"outcome","op":"is","value":"won"}""", "D0 D3 D6 D9")]
    [DatabaseData("""{"field":"probability","op":"is","value":10}""", "D1 D2 D4 D5 D7 D8")]
    [DatabaseData("""{"and":[{"field":"outcome","op":"is","value":"open"},{"field":"tags","op":"hasAny","value":["even"]}]}""", "D2 D4 D8")]
    [DatabaseData("""{"field":"company.name","op":"contains","value":"acm"}""", "D5")]
    [DatabaseData("""{"field":"product","op":"startsWith","value":"gtx"}""", "D1")]
    [DatabaseData("""{"field":"closedAt","op":"on","value":"2026-02-01"}""", "D0 D3 D6 D9")]
    [DatabaseData("""{"not":{"field":"name","op":"contains","value":"d1"}}""", "D0 D2 D3 D4 D5 D6 D7 D8 D9")]
    [DatabaseData("""{"field":"ownerId","op":"isMe"}""", "")]
    [DatabaseData("""{"field":"custom.size","op":"gt","value":3}""", "D4 D5 D6 D7 D8 D9")]
    public async Task A_filter_finds_its_deals(DbEngine engine, string filter, string expected)
    {
        await using var world = await World.Create(engine);
        await Seed(world);
        var admin = world.Client(Caller.System);

        string.Join(' ', Names((await admin.Get($"/deals?sort=name&filter={Uri.EscapeDataString(filter)}")).Is(200))).ShouldBe(expected);
        (await admin.Get($"/deals/count?filter={Uri.EscapeDataString(filter)}"))["count"].GetInt64()
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory, DatabaseData]
    public async Task What_is_typed_finds_names_companies_products_and_ids_of_other_systems(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Seed(world);
        var admin = world.Client(Caller.System);

        Names(await admin.Get("/deals?q=d3")).ShouldBe(["D3"]);
        Names(await admin.Get("/deals?q=ACMÉ")).ShouldBe(["D5"]);
        Names(await admin.Get("/deals?q=gtx")).ShouldBe(["D1"]);
        Names(await admin.Get("/deals?q=EXT-7")).ShouldBe(["D7"]);
        Names(await admin.Get("/deals?q=%25")).ShouldBeEmpty();
        (await admin.Get("/deals?filter=%7B%22field%22%3A%22nothing%22%2C%22op%22%3A%22known%22%7D")).Is(400).Code.ShouldBe("invalidFilter");
        (await admin.Get("/deals?filter=%7B")).Is(400).Code.ShouldBe("invalidFilter");
    }

    private static async Task Seed(World world)
    {
        var field = Guid.NewGuid().ToString("n")[..8];
        await world.Db.Write(tx => tx.Execute(
            """
            insert into people_fields (id, object, key, label, type, options, required, is_unique, indexed, position, created_by, created_at, version)
            values (@field, 'deal', 'size', 'Size', 'number', '[]', false, false, false, 0, 'system', 0, 1)
            """, new { field }));
        var opened = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var drafts = Enumerable.Range(0, 10).Select(i => new DealDraft
        {
            Name = $"D{i}",
            ExternalIds = [new ExternalId("crm", $"EXT-{i}")],
            Amount = i == 0 ? null : i,
            Outcome = i % 3 == 0 ? StageCategory.Won : StageCategory.Open,
            OpenedAt = Instant.From(opened.AddDays(i % 4)),
            ClosedAt = i % 3 == 0 ? Instant.From(opened.AddDays(31)) : null,
            Tags = i % 2 == 0 ? ["Even"] : [],
            Company = i == 5 ? new CompanyReference { Name = "Acme" } : null,
            Product = i == 1 ? "GTX" : null,
            Custom = new Dictionary<string, JsonText> { [field] = new($"{i}") },
        });
        await world.Db.Write(tx => world.Get<DealWriter>().Write(tx, [.. drafts], PeopleOfTests.ByImport));
    }

    private static List<string> Names(ApiAnswer page) => [.. page["items"].EnumerateArray().Select(deal => deal.GetProperty("name").GetString()!)];
}
