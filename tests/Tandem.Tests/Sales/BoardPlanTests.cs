using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;
using Tandem.Sales.Deals.Board;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.Pipelines;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>On a world of some size the board reads indexes, not the table: what is stale from one index alone, cards from the end of another.</summary>
public sealed class BoardPlanTests
{
    private const int Size = 20_000;

    [Theory, DatabaseData]
    public async Task The_board_is_read_from_its_indexes(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await DealCrowd.Fill(world, Size);
        await world.Db.Write(async tx =>
        {
            var pipeline = (await PipelineSet.Load(tx)).Default;
            var condition = (await world.Get<DealQuery>().Condition(tx, Caller.System, new DealSelection(Q: null, Filter: null, Archived: false))).Must();
            var clock = new RotClock(new Workspace(), tx.Now);
            var limits = BoardSums.Limits(pipeline, clock);
            limits.Count.ShouldBe(5);
            var rotting = await Plan(tx, BoardSums.RottingSql(limits.Count, condition), BoardSums.RottingParameters(limits, condition, tx.Now));
            var cards = await Plan(
                tx, new BoardReader(tx, Caller.System, clock).Sql(pipeline.Stages.Count, condition), BoardReader.Parameters(pipeline.Stages, condition, 20));

            rotting.ShouldContain(tx.Sql("USING COVERING INDEX sales_deals_by_fresh", "Index Only Scan using sales_deals_by_fresh"), customMessage: rotting);
            cards.ShouldContain(tx.Sql("USING INDEX sales_deals_by_stage", "Index Scan Backward using sales_deals_by_stage"), customMessage: cards);
            foreach (var plan in new[] { rotting, cards })
            {
                plan.ShouldNotContain("Seq Scan on sales_deals", customMessage: plan);
                plan.ShouldNotContain("SCAN d", customMessage: plan);
            }
        });
    }

    [Theory, DatabaseData]
    public async Task A_filter_adds_up_the_deals_themselves_to_what_the_totals_say(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await DealCrowd.Fill(world, 2_000);
        var client = world.Client(Caller.System);
        var filter = Uri.EscapeDataString("""{"field":"createdAt","op":"known"}""");

        var all = (await client.Get("/deals/board")).Is(200).Json.ToString();
        (await client.Get($"/deals/board?filter={filter}")).Is(200).Json.ToString().ShouldBe(all);
        all.ShouldContain("\"count\":500");
    }

    private static async Task<string> Plan(Session session, string sql, object parameters) => session.Engine == DbEngine.Sqlite
        ? string.Join('\n', (await session.Query<Step>("explain query plan " + sql, parameters)).Select(step => step.Detail))
        : string.Join('\n', await session.Query<string>("explain " + sql, parameters));

    private sealed class Step
    {
        public required string Detail { get; init; }
    }
}
