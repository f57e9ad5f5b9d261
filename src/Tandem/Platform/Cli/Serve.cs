using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Platform.Schema;

namespace Tandem.Platform.Cli;

/// <summary>The default verb: brings the schema up to date, then serves the workspace and the API until stopped.</summary>
internal static class Serve
{
    private const string Text =
        """
        serve [--urls URL] [--i-have-a-backup]{0}

          Serves the workspace and the API; http://localhost:5080 unless --urls says otherwise.
          Before an upgrade of the schema the database is backed up: SQLite into a file in backups/,
          PostgreSQL with pg_dump. --i-have-a-backup skips that.{1}
        """;

    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>
    /// Settings are read once, at the start. Watching for changes of appsettings.json means to watch all that lies beside it, the database with each write.
    /// </summary>
    public static WebApplicationOptions HostOptions { get; } = new() { Args = ["--hostBuilder:reloadConfigOnChange=false"] };

    /// <summary>The whole help text, with what modules add.</summary>
    public static string Help(IReadOnlyCollection<ServeFlag> flags) => Text
        .Replace("{0}", string.Concat(flags.Select(flag => $" [--{flag.Name}]")), StringComparison.Ordinal)
        .Replace("{1}", string.Concat(flags.Select(flag => $"\n\n  --{flag.Name}: {flag.Help}")), StringComparison.Ordinal);

    public static async Task<int> Run(string[] typed, IReadOnlyList<Module> modules)
    {
        var arguments = new CliArguments(typed, "i-have-a-backup", "demo");
        var builder = WebApplication.CreateBuilder(HostOptions);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls(arguments.Value("urls") ?? builder.Configuration["urls"] ?? DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var tandem = new TandemApp(builder, modules);
        using var owned = DataLock.TryTake(tandem.Options);
        if (owned is null)
        {
            await Console.Error.WriteLineAsync($"Another Tandem process uses {tandem.Options.DataFolder}. Stop it first, or set TANDEM_DATA.");
            return 1;
        }

        await using var app = tandem.Build(workers: true);
        await app.Services.GetRequiredService<Migrator>().Migrate(arguments.Has("i-have-a-backup"));
        await tandem.Prepare(app.Services);
        foreach (var flag in app.Services.GetServices<ServeFlag>().Where(flag => arguments.Has(flag.Name)))
        {
            await flag.BeforeServing(CancellationToken.None);
        }

        app.Lifetime.ApplicationStarted.Register(() => Announce(app, tandem.Options));
        await app.RunAsync();
        return 0;
    }

    private static void Announce(WebApplication app, DatabaseOptions options)
    {
        var where = options.Engine == DbEngine.Sqlite ? options.SqliteFile : "PostgreSQL";
        Console.WriteLine($"Tandem is ready on {string.Join(", ", app.Urls)} (data: {where})");
    }
}
