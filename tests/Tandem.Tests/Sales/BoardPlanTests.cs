using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;
using Tandem.Sales.Deals.Board;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.Pipelines;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>On a world of some size the board reads indexes, not the table: heads from one index alone, cards from the end of another.</summary>
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
            var heads = await Plan(tx, BoardSums.Sql(pipeline, condition), BoardSums.Parameters(pipeline, condition, clock));
            var cards = await Plan(
                tx, new BoardReader(tx, Caller.System, clock).Sql(pipeline.Stages.Count, condition), BoardReader.Parameters(pipeline.Stages, condition, 20));

            heads.ShouldContain(tx.Sql("USING COVERING INDEX sales_deals_by_board", "Index Only Scan using sales_deals_by_board"), customMessage: heads);
            cards.ShouldContain(tx.Sql("USING INDEX sales_deals_by_stage", "Index Scan Backward using sales_deals_by_stage"), customMessage: cards);
            foreach (var plan in new[] { heads, cards })
            {
                plan.ShouldNotContain("Seq Scan on sales_deals", customMessage: plan);
                plan.ShouldNotContain("SCAN d", customMessage: plan);
            }
        });
    }

    private static async Task<string> Plan(Session session, string sql, object parameters) => session.Engine == DbEngine.Sqlite
        ? string.Join('\n', (await session.Query<Step>("explain query plan " + sql, parameters)).Select(step => step.Detail))
        : string.Join('\n', await session.Query<string>("explain " + sql, parameters));

    private sealed class Step
    {
        public required string Detail { get; init; }
    }
}
