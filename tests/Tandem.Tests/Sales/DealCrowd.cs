using Npgsql;
using Tandem.Platform.Data;
using Tandem.Sales.Pipelines;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>Many deals at once, spread over the stages of the default pipeline: most of them over, as in life.</summary>
internal static class DealCrowd
{
    private const string Insert =
        """
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < @size)
        insert into sales_deals (
          id, name, sort_name, amount_minor, currency, pipeline_id, stage_id, stage_at, fresh_at, outcome, probability, opened_at, closed_at, custom,
          search_key, created_by, created_at, updated_at, version)
        select {0}, 'Deal ' || n, 'deal ' || n, (n % 997) * 1000, 'USD', s.pipeline_id, s.id, @now - n * @minute, @now - n * @minute, s.category,
          case when n % 10 = 0 and s.category = 'open' then n % 100 end, @now - n * @minute, case when s.category <> 'open' then @now - n * @minute end, '{{}}',
          'deal ' || n, 'system', @now, @now, 1
        from numbers
        join sales_stages s on s.pipeline_id = @pipeline and s.position = case when n % 4 < 2 then n % 5 else 5 + n % 2 end
        """;

    private const string Totals =
        """
        insert into sales_board_totals (stage_id, owner_id, currency, probability, deals, amount_minor)
        select stage_id, {0}, currency, coalesce(probability, -1), count(*), sum(cast(amount_minor as double precision))
        from sales_deals
        group by stage_id, currency, coalesce(probability, -1)
        """;

    public static async Task Fill(World world, int size)
    {
        await world.Db.Write(async tx =>
        {
            var pipeline = (await PipelineSet.LoadForDeals(tx)).Default.Id;
            var insert = Insert.Replace("{0}", tx.Sql("randomblob(16)", "gen_random_uuid()"), StringComparison.Ordinal).Replace("{{}}", "{}", StringComparison.Ordinal);
            await tx.Execute(insert, new { size, pipeline, now = tx.Now, minute = 60_000L });
            await tx.Execute(Totals.Replace("{0}", tx.Sql("x'00000000000000000000000000000000'", "'00000000-0000-0000-0000-000000000000'::uuid"), StringComparison.Ordinal));
            await tx.Execute("analyze sales_deals");
        });
        if (world.Options.Engine == DbEngine.Postgres)
        {
            // What autovacuum does within a minute of an import.
            await using var connection = new NpgsqlConnection(world.Options.Postgres);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("vacuum analyze sales_deals", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
