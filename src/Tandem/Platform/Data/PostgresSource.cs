using Npgsql;

namespace Tandem.Platform.Data;

/// <summary>Opens PostgreSQL's connection pool with the settings that durability and takeover rest on.</summary>
internal static class PostgresSource
{
    // A process that was paused in the middle of a transaction must not hold its row locks for longer than its lease lasts.
    // The just-in-time compiler costs more than our short queries: half a minute for the largest filter, which runs in half a second.
    // A page anywhere costs about what the next one costs, on a solid disk as in memory; believing otherwise, the planner reads whole tables for a page.
    private const string SessionSettings =
        "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10000 -c client_min_messages=warning -c jit=off -c random_page_cost=1.1";

    /// <summary>The connection for work that may be lost in a crash and is then made anew: a commit is not waited for.</summary>
    public static string Hasty(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Options = SessionSettings.Replace("synchronous_commit=on", "synchronous_commit=off", StringComparison.Ordinal),
    }.ConnectionString;

    public static NpgsqlDataSource Open(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(builder.Options))
        {
            builder.Options = SessionSettings;
        }

        builder.ApplicationName ??= "tandem";
        builder.MaxAutoPrepare = Math.Max(builder.MaxAutoPrepare, 200);
        builder.AutoPrepareMinUsages = 2;
        return NpgsqlDataSource.Create(builder);
    }
}
