using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tandem.Access.Tokens;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// Contacts created over HTTP, one a request, by 64 clients at once, each durable before it is answered, beside commits of a single row, one after
/// the other, on the same engine with the same settings.
/// </summary>
internal sealed class CreateBench : Benchmark
{
    private const int Clients = 64;
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(6);

    private const string Row = "insert into bench_rows (id, name, email) values (@id, @name, @email)";

    public override string Name => "create";

    public override async Task Run(DbEngine engine, Report report)
    {
        var (created, alone) = (new List<double>(), new List<double>());
        var options = await Databases.Fresh(engine);
        try
        {
            var token = await Token(options);
            var (process, address) = await TandemProcess.Serve(options);
            using (process)
            {
                using var client = Client(address, token);
                await Create(client, "warm-up");
                for (var run = 0; run < Runs; run++)
                {
                    created.Add(await Create(client, run.ToString(CultureInfo.InvariantCulture)));
                    alone.Add(await RowByRow(options));
                }
            }
        }
        finally
        {
            await Databases.Drop(options);
        }

        var (figure, limit) = (Median(created), Median(alone));
        report.Add($"contacts created over the API by {Clients.ToString(CultureInfo.InvariantCulture)} clients", engine,
            string.Create(CultureInfo.InvariantCulture, $"{figure:N0}/s"), string.Create(CultureInfo.InvariantCulture, $"{limit:N0} one-row commits/s"), figure / limit, Runs);
    }

    private static async Task<double> Create(HttpClient client, string run)
    {
        var (clock, number) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < RunTime)
            {
                var person = string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref number)}.{run}");
                using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/contacts", UriKind.Relative),
                    new { name = person, email = $"{person}@example.com", jobTitle = "Buyer", country = "DE" });
                answer.EnsureSuccessStatusCode();
            }
        })));
        return number / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The engine alone: a row, a commit, a row, a commit.</summary>
    private static async Task<double> RowByRow(DatabaseOptions options)
    {
        if (options.Engine == DbEngine.Sqlite)
        {
            // A file of its own, so that the server's writer does not stand in the way.
            using var file = SqliteFile.OpenWriter(new DatabaseOptions { DataFolder = Path.Combine(options.DataFolder, "alone") });
            return RowByRow(file);
        }

        await using var connection = new NpgsqlConnection(options.Postgres);
        await connection.OpenAsync();
        await using var command = Command(connection, "create table if not exists bench_rows (id uuid primary key, name text not null, email text not null)");
        await command.ExecuteNonQueryAsync();
        return await RowByRow(connection);
    }

    private static double RowByRow(SqliteConnection connection)
    {
        using (var table = connection.CreateCommand())
        {
            table.CommandText = "create table if not exists bench_rows (id blob primary key, name text not null, email text not null)";
            table.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = Row;
        var (id, name, email) = (insert.Parameters.Add("@id", SqliteType.Blob), insert.Parameters.Add("@name", SqliteType.Text), insert.Parameters.Add("@email", SqliteType.Text));
        var (clock, rows) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < RunTime / 2; rows++)
        {
            (id.Value, name.Value, email.Value) = (Guid.CreateVersion7().ToByteArray(bigEndian: true), "person", "person@example.com");
            insert.ExecuteNonQuery();
        }

        return rows / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> RowByRow(NpgsqlConnection connection)
    {
        await using var insert = Command(connection, Row);
        var (id, name, email) = (insert.Parameters.Add("id", NpgsqlTypes.NpgsqlDbType.Uuid), insert.Parameters.Add("name", NpgsqlTypes.NpgsqlDbType.Text), insert.Parameters.Add("email", NpgsqlTypes.NpgsqlDbType.Text));
        await insert.PrepareAsync();
        var (clock, rows) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < RunTime / 2; rows++)
        {
            (id.Value, name.Value, email.Value) = (Guid.CreateVersion7(), "person", "person@example.com");
            await insert.ExecuteNonQueryAsync();
        }

        return rows / clock.Elapsed.TotalSeconds;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static async Task<string> Token(DatabaseOptions options)
    {
        await using var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        var token = await app.Services.GetRequiredService<CreateToken.Handler>()
            .Handle(new CreateToken.Command("bench", ["read", "write"], ExpiresAt: null), Caller.System, CancellationToken.None);
        return token.Must().Token;
    }

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
