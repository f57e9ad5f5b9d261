using System.Globalization;
using Npgsql;
using Tandem.Platform.Data;
using Tandem.Platform.Schema;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>Seeded databases, kept between runs where TANDEM_BENCH_DATA names a folder.</summary>
internal static class ListWorlds
{
    public static async Task<DatabaseOptions> Open(DbEngine engine, int size)
    {
        if (Environment.GetEnvironmentVariable("TANDEM_BENCH_DATA") is not { Length: > 0 } folder)
        {
            var fresh = await Databases.Fresh(engine);
            await Seed(fresh, size);
            return fresh;
        }

        var text = size.ToString(CultureInfo.InvariantCulture);
        var kept = new DatabaseOptions
        {
            DataFolder = Path.Combine(folder, text),
            Postgres = engine == DbEngine.Sqlite ? null : string.Format(CultureInfo.InvariantCulture, Environment.GetEnvironmentVariable("TANDEM_BENCH_POSTGRES")!, size),
        };
        var applied = await new Migrator(kept, Databases.Migrations(engine), TimeProvider.System).Migrate();
        if (applied.Count > 0)
        {
            await Seed(kept, size);
        }

        return kept;
    }

    private static async Task Seed(DatabaseOptions options, int size)
    {
        await using var db = new Db(options, TimeProvider.System);
        var started = System.Diagnostics.Stopwatch.StartNew();
        await new ListWorld(size).Seed(db);
        await Console.Error.WriteLineAsync($"Seeded {size} on {db.Engine} in {started.Elapsed.TotalSeconds:0} s");
        if (options.Postgres is { } text)
        {
            // What autovacuum does within a minute of a large import.
            await using var connection = new NpgsqlConnection(text);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
