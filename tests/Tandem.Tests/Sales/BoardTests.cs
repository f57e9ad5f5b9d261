using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Verify;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

public sealed class BoardTests
{
    [Theory, DatabaseData]
    public async Task A_column_counts_and_sums_by_currency_and_weighs_by_probability(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var stages = await Stages(world);
        await Deal(admin, new { name = "A", amount = 1000, stageId = stages[1] });
        await Deal(admin, new { name = "B", amount = 500.5, stageId = stages[1], probability = 50 });
        await Deal(admin, new { name = "C", stageId = stages[1] });
        await Deal(admin, new { name = "D", amount = 700, currency = "JPY", stageId = stages[1] });
        await Deal(admin, new { name = "E", amount = 90, stageId = stages[4] });
        var gone = await Deal(admin, new { name = "F", amount = 90, stageId = stages[4] });
        (await admin.Delete($"/deals/{gone["id"]}")).Is(200);
        var won = await Deal(admin, new { name = "G", amount = 10 });
        (await admin.Post($"/deals/{won["id"]}/win")).Is(200);

        var board = (await admin.Get("/deals/board")).Is(200);

        board["columns"].GetArrayLength().ShouldBe(7);
        Head(board, 0).ShouldBe("0");
        Head(board, 1).ShouldBe("4: 1500.5 USD weighted 500.25, 700 JPY weighted 175");
        Head(board, 4).ShouldBe("1: 90 USD weighted 72");
        Head(board, 5).ShouldBe("1: 10 USD weighted 10");
        Cards(board, 1).ShouldBe(["D", "C", "B", "A"]);
        board["columns"][1].GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task Further_cards_come_by_cursor_and_each_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var stages = await Stages(world);
        for (var i = 0; i < 27; i++)
        {
            world.Clock.Advance(TimeSpan.FromMilliseconds(i % 3));
            await Deal(admin, new { name = $"Deal {i}", stageId = stages[0] });
        }

        var board = (await admin.Get("/deals/board")).Is(200);
        var names = Cards(board, 0);
        names.Count.ShouldBe(20);
        var next = board["columns"][0].GetProperty("next").GetString();
        while (next is not null)
        {
            var more = (await admin.Get($"/deals/board/column?stageId={stages[0]}&cursor={next}&limit=3")).Is(200);
            names.AddRange(more["cards"].EnumerateArray().Select(card => card.GetProperty("name").GetString()!));
            next = more["next"].GetString();
        }

        names.ShouldBe(Enumerable.Range(0, 27).Reverse().Select(i => $"Deal {i}"));
    }

    [Theory, DatabaseData]
    public async Task A_board_shows_what_its_reader_may_see_and_what_the_filter_leaves(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, bob) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep));
        var hidden = await world.Company("Hidden", bob.UserId);
        var admin = world.Client(Caller.System);
        await Deal(admin, new { name = "Hers", amount = 5, ownerId = rita.UserId, companyId = hidden });
        await Deal(admin, new { name = "His", amount = 7, ownerId = bob.UserId });

        var board = (await world.Client(rita).Get("/deals/board")).Is(200);
        Head(board, 0).ShouldBe("1: 5 USD weighted 0.5");
        Cards(board, 0).ShouldBe(["Hers"]);
        board["columns"][0].GetProperty("cards")[0].GetProperty("companyName").ValueKind.ShouldBe(JsonValueKind.Null);

        var filter = Uri.EscapeDataString("""{"field":"amount","op":"gt","value":6}""");
        var few = (await admin.Get($"/deals/board?filter={filter}")).Is(200);
        Head(few, 0).ShouldBe("1: 7 USD weighted 0.7");
        Cards(few, 0).ShouldBe(["His"]);
        Cards((await admin.Get("/deals/board?q=hers")).Is(200), 0).ShouldBe(["Hers"]);
        var likely = Uri.EscapeDataString("""{"field":"probability","op":"gt","value":50}""");
        Head((await admin.Get($"/deals/board?filter={likely}")).Is(200), 0).ShouldBe("0");
    }

    [Theory, DatabaseData]
    public async Task A_question_that_makes_no_sense_is_told_so(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        var stages = await Stages(world);

        (await admin.Get($"/deals/board?pipelineId={Guid.NewGuid()}")).Is(404);
        (await admin.Get("/deals/board?filter=nonsense")).Is(400).Code.ShouldBe("invalidFilter");
        (await admin.Get($"/deals/board/column?stageId={Guid.NewGuid()}")).Is(404);
        (await admin.Get($"/deals/board/column?stageId={stages[0]}&cursor=nonsense")).Is(400).Code.ShouldBe("badCursor");
        (await world.Client().Get("/deals/board")).Is(401);
    }

    [Theory, DatabaseData]
    public async Task An_amount_beyond_all_measure_is_refused_and_one_at_the_edge_breaks_no_board(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var admin = world.Client(Caller.System);
        foreach (var beyond in new[] { "1e30", "1e400", "1000000000000000000000000000000", "10000000000000" })
        {
            (await admin.Post("/deals", $$"""{"name":"Big","amount":{{beyond}}}""")).Is(400, beyond)["errors"].TryGetProperty("amount", out _).ShouldBeTrue();
        }

        for (var i = 0; i < 12; i++)
        {
            await Deal(admin, new { name = "Large", amount = 9_999_999_999_999m, probability = i });
        }

        (await admin.Get("/deals/board")).Is(200)["columns"][0].GetProperty("sums")[0].GetProperty("amount").GetDecimal().ShouldBe(119_999_999_999_988m);
    }

    [Theory, DatabaseData]
    public async Task Totals_follow_whatever_becomes_of_deals(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var stages = await Stages(world);
        var admin = world.Client(Caller.System);
        var (rita, bob) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep));
        var deals = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            deals.Add((await Deal(admin, new { name = $"Deal {i}", amount = 10 * i, probability = i % 2 == 0 ? 50 : (int?)null }))["id"].GetString()!);
        }

        (await admin.Patch($"/deals/{deals[0]}", new { amount = 70, currency = "EUR", ownerId = rita.UserId })).Is(200);
        (await admin.Patch($"/deals/{deals[1]}", new { ownerId = bob.UserId })).Is(200);
        (await admin.Post($"/deals/{deals[1]}/stage", new { stageId = stages[3] })).Is(200);
        (await admin.Post($"/deals/{deals[2]}/win")).Is(200);
        (await admin.Post($"/deals/{deals[3]}/lose", new { reason = "Other" })).Is(200);
        (await admin.Post($"/deals/{deals[3]}/reopen")).Is(200);
        (await admin.Delete($"/deals/{deals[4]}")).Is(200);
        (await admin.Delete($"/deals/{deals[5]}")).Is(200);
        (await admin.Post($"/deals/{deals[5]}/restore")).Is(200);
        (await admin.Delete($"/stages/{stages[0]}?moveTo={stages[1]}")).Is(204);

        var board = (await admin.Get("/deals/board")).Is(200);
        Enumerable.Range(0, 6).Select(i => Head(board, i)).ShouldBe(
            ["3: 80 USD weighted 20, 70 EUR weighted 35", "0", "1: 10 USD weighted 6", "0", "1: 20 USD weighted 20", "0"]);
        var hers = (await world.Client(rita).Get("/deals/board")).Is(200);
        Head(hers, 0).ShouldBe("3: 80 USD weighted 20, 70 EUR weighted 35");
        Head(hers, 2).ShouldBe("0");
        foreach (var check in SalesChecks.All)
        {
            (await world.Db.Read(check.Look)).Holds.ShouldBeTrue(check.Name);
        }

        await world.Db.Write(tx => tx.Execute("update sales_board_totals set deals = deals + 1 where deals = 1"));
        (await world.Db.Read(SalesChecks.All.Single(check => check.Name.StartsWith("board", StringComparison.Ordinal)).Look)).Holds.ShouldBeFalse();
    }

    private static async Task<ApiAnswer> Deal(HttpClient client, object body) => (await client.Post("/deals", body)).Is(201);

    /// <summary>The stages of the default pipeline; makes the starter pipelines.</summary>
    internal static async Task<List<string>> Stages(World world)
    {
        await world.Db.Write(Starters.Ensure);
        var pipelines = await world.Client(Caller.System).Get("/pipelines");
        return [.. pipelines["items"][0].GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("id").GetString()!)];
    }

    private static List<string> Cards(ApiAnswer board, int column) =>
        [.. board["columns"][column].GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("name").GetString()!)];

    private static string Head(ApiAnswer board, int index)
    {
        var column = board["columns"][index];
        var sums = string.Join(", ", column.GetProperty("sums").EnumerateArray().Select(sum =>
            FormattableString.Invariant($"{sum.GetProperty("amount").GetDecimal():0.##} {sum.GetProperty("currency").GetString()} weighted {sum.GetProperty("weighted").GetDecimal():0.##}")));
        return $"{column.GetProperty("count")}{(sums.Length > 0 ? ": " : "")}{sums}";
    }
}
