using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>
/// People with their ways through the stages, deals, and a log of ten events a person, made inside the database: a row is a number, and all that is in it
/// follows from the number.
/// </summary>
internal sealed class ScoreboardWorld(DatabaseOptions options, int contacts)
{
    public const int EventsEach = 10;

    private const long Day = 86_400_000;
    private const long Years = 3 * 365 * Day;
    private static readonly long Today = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly bool _isSqlite = options.Engine == DbEngine.Sqlite;

    /// <summary>Which of the contacts went how far, and after how many days; a quarter came back to lead later.</summary>
    private static readonly (string Stage, int Every, int After)[] Ways =
        [("lead", 1, 0), ("marketingQualified", 2, 5), ("salesAccepted", 4, 9), ("salesQualified", 8, 14), ("opportunity", 16, 20), ("customer", 32, 50), ("lead", 4, 70)];

    public async Task Fill()
    {
        var watch = Stopwatch.StartNew();
        await using var connection = Open();
        foreach (var statement in Statements())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }

        await Console.Error.WriteLineAsync($"Filled {contacts} contacts on {options.Engine} in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>A connection of its own, which waits as long as it takes.</summary>
    public DbConnection Open()
    {
        if (_isSqlite)
        {
            return SqliteFile.OpenWriter(options);
        }

        var connection = new NpgsqlConnection(options.Postgres);
        connection.Open();
        return connection;
    }

    private IEnumerable<string> Statements()
    {
        var id = _isSqlite ? "randomblob(16)" : "gen_random_uuid()";
        var made = $"{Today} - {Years} + n * {Years / contacts}";
        yield return $"""
            insert into people_contacts (id, name, sort_name, phone, owner_id, lifecycle_stage, lifecycle_at, origin, campaign, landing_page, custom, search_key,
              created_by, created_at, updated_at, version)
            select {id}, 'Person', 'person', cast(n as text), {Owner("n % 40")}, 'lead', {made},
              case when n % 12 = 0 then null else 'origin' || n % 12 end, 'campaign' || n % 60, '/page' || n % 200, '{EmptyJson}', '', 'system', {made}, {made}, 1
            from {Numbers(contacts, "r")}
            """;
        foreach (var (stage, every, after) in Ways)
        {
            yield return $"""
                insert into people_lifecycle_changes (contact_id, id, from_stage, to_stage, at, cause, actor, reason, recorded_at)
                select id, {id}, null, '{stage}', created_at + {after * Day}, 'import', 'system', null, created_at
                from people_contacts where cast(phone as bigint) % {every} = 0
                """;
        }

        yield return $"""
            insert into sales_deals (id, name, sort_name, amount_minor, currency, pipeline_id, stage_id, stage_at, outcome, opened_at, closed_at, owner_id, contact_id,
              custom, search_key, created_by, created_at, updated_at, version)
            select {id}, 'Deal', 'deal', 10000 + cast(phone as bigint) % 900000, 'USD', {Owner("1")}, {Owner("2")}, created_at,
              case cast(phone as bigint) % 48 when 0 then 'won' when 16 then 'lost' else 'open' end, created_at + {20 * Day},
              case when cast(phone as bigint) % 48 in (0, 16) then created_at + {50 * Day} end, owner_id, id, '{EmptyJson}', '', 'system', created_at, created_at, 1
            from people_contacts where cast(phone as bigint) % 16 = 0
            """;
        yield return $"""
            insert into journey_events (subject_id, occurred_at, id, lane, seq, type, received_at, source, actor, data, bot, verified)
            select id, created_at + k, {id}, cast(g % 64 as integer), g / 64 + 1, case when k = 0 then 'lifecycle_changed' else 'page_viewed' end, created_at + k, 'tracker', null,
              '{EmptyJson}', null, true
            from (select c.id, c.created_at, e.n as k, cast(c.phone as bigint) * {EventsEach} + e.n as g from people_contacts c cross join {Numbers(EventsEach, "e")}) w
            """;
        yield return "update journey_lanes set last_seq = coalesce((select max(seq) from journey_events e where e.lane = journey_lanes.lane), 0)";
        yield return _isSqlite ? "analyze" : "vacuum analyze";
    }

    private const string EmptyJson = "{}";

    private string Owner(string number) => _isSqlite
        ? $"cast(substr('000000000000000' || char(65 + {number}), -16) as blob)"
        : $"cast(lpad(to_hex(cast(65 + {number} as bigint)), 32, '0') as uuid)";

    private string Numbers(int count, string name) => _isSqlite
        ? $"(with recursive r (n) as (select 0 union all select n + 1 from r where n < {count - 1}) select n from r) {name}"
        : $"(select generate_series(0::bigint, {count - 1}) as n) {name}";
}
