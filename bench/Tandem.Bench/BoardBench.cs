using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>The board over HTTP: ten columns of twenty cards with their sums and counts, of 100,000 deals, and the next cards of a column.</summary>
internal sealed class BoardBench : Benchmark
{
    private const int Deals = 100_000;
    private const int OpenStages = 8;
    private const int Requests = 200;

    private const string Insert =
        """
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < @deals)
        insert into sales_deals (
          id, name, sort_name, amount_minor, currency, pipeline_id, stage_id, stage_at, fresh_at, outcome, probability, opened_at, closed_at, custom,
          search_key, created_by, created_at, updated_at, version)
        select {id}, 'Deal ' || n, 'deal ' || n, (n % 997) * 1000, 'USD', s.pipeline_id, s.id, @now - n * @minute, @now - n * @minute, s.category,
          case when n % 10 = 0 and s.category = 'open' then n % 100 end, @now - n * @minute, case when s.category <> 'open' then @now - n * @minute end, '{}',
          'deal ' || n, 'system', @now, @now, 1
        from numbers
        join sales_stages s on s.pipeline_id = @pipeline and s.position = n % 10
        """;

    private const string Totals =
        """
        insert into sales_board_totals (stage_id, owner_id, currency, probability, deals, amount_minor)
        select stage_id, {nobody}, currency, coalesce(probability, -1), count(*), sum(cast(amount_minor as double precision))
        from sales_deals
        group by stage_id, currency, coalesce(probability, -1)
        """;

    public override string Name => "board";

    public override async Task Run(DbEngine engine, Report report)
    {
        var options = await Databases.Fresh(engine);
        try
        {
            await using var server = await BenchServer.Start(options);
            var pipeline = await Pipeline(server.Client);
            await Fill(options, pipeline);
            var (board, column) = ($"/api/v1/deals/board?pipelineId={pipeline}", await Column(server.Client, pipeline));
            Add(report, engine, "board, 10 columns × 20 cards of 100,000 deals", await Measure(server.Client, board));
            Add(report, engine, "the next 50 cards of a column", await Measure(server.Client, column));
        }
        finally
        {
            await Databases.Drop(options);
        }
    }

    private static void Add(Report report, DbEngine engine, string what, (double Median, double P99) time) => report.Add(
        what, engine, string.Create(CultureInfo.InvariantCulture, $"p50 {time.Median:0.0} ms, p99 {time.P99:0.0} ms"), "p99 50 ms", time.P99 / 50, Runs);

    private static async Task<Guid> Pipeline(HttpClient client)
    {
        object[] open = [.. Enumerable.Range(1, OpenStages).Select(i => new { name = $"Step {i}", category = "open", probability = i * 10, rotDays = i * 7 })];
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/pipelines", UriKind.Relative), new
        {
            name = "Bench",
            stages = open.Concat([new { name = "Won", category = "won", probability = 100 }, new { name = "Lost", category = "lost", probability = 0 }]).ToArray(),
        });
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return made.GetProperty("id").GetGuid();
    }

    private static async Task Fill(DatabaseOptions options, Guid pipeline)
    {
        await using var db = new Db(options, TimeProvider.System);
        await db.Write(async tx =>
        {
            var insert = Insert.Replace("{id}", tx.Sql("randomblob(16)", "gen_random_uuid()"), StringComparison.Ordinal);
            await tx.Execute(insert, new { deals = Deals, pipeline, now = tx.Now, minute = 60_000L });
            await tx.Execute(Totals.Replace("{nobody}", tx.Sql("x'00000000000000000000000000000000'", "'00000000-0000-0000-0000-000000000000'::uuid"), StringComparison.Ordinal));
            await tx.Execute("analyze sales_deals");
        });
        if (options.Postgres is { } text)
        {
            // What autovacuum does within a minute of an import.
            await using var connection = new NpgsqlConnection(text);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("vacuum analyze sales_deals", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<string> Column(HttpClient client, Guid pipeline)
    {
        var board = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/deals/board?pipelineId={pipeline}", UriKind.Relative));
        var columns = board.GetProperty("columns").EnumerateArray().ToList();
        if (columns.Count != OpenStages + 2 || columns.Exists(column => column.GetProperty("cards").GetArrayLength() != 20))
        {
            throw new InvalidOperationException("The board is not the one that is to be measured.");
        }

        return $"/api/v1/deals/board/column?stageId={columns[3].GetProperty("stageId").GetGuid()}&limit=50&cursor={Uri.EscapeDataString(columns[3].GetProperty("next").GetString()!)}";
    }

    private static async Task<(double Median, double P99)> Measure(HttpClient client, string address)
    {
        var runs = new List<double[]>();
        for (var run = 0; run <= Runs; run++)
        {
            var times = new List<double>();
            for (var i = 0; i < Requests; i++)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                answer.EnsureSuccessStatusCode();
            }

            runs.Add([.. times]);
        }

        // The first run warms up.
        return (Median(runs.Skip(1).Select(times => Percentile(times, 0.5))), Median(runs.Skip(1).Select(times => Percentile(times, 0.99))));
    }
}
