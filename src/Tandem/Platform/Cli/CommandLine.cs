using Tandem.Platform.Modules;
using Tandem.Platform.Schema;

namespace Tandem.Platform.Cli;

/// <summary>The program's front door: finds the verb, prepares the database, runs it. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <summary>Runs what was typed.</summary>
    public static async Task<int> Run(string[] typed, IReadOnlyList<Module> modules)
    {
        var isServe = typed.Length == 0 || typed[0].StartsWith('-') && typed[0] is not ("--help" or "-h");
        var name = isServe ? "serve" : typed[0];
        var rest = isServe ? typed : typed[1..];
        try
        {
            if (string.Equals(name, "serve", StringComparison.Ordinal) && !AsksForHelp(rest))
            {
                return await Serve.Run(rest, modules);
            }

            return await RunVerb(name, rest, modules);
        }
        catch (SchemaException exception)
        {
            return Complain(exception.Message, Failed);
        }
        catch (StartRefusedException exception)
        {
            return Complain(exception.Message, Failed);
        }
        catch (System.Data.Common.DbException exception)
        {
            return Complain($"The database cannot be used: {exception.Message}", Failed);
        }
    }

    private static async Task<int> RunVerb(string name, string[] rest, IReadOnlyList<Module> modules)
    {
        var builder = WebApplication.CreateSlimBuilder(Serve.HostOptions);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var tandem = new TandemApp(builder, modules);
        await using var app = tandem.Build(workers: false);
        var verbs = app.Services.GetServices<CliVerb>().OrderBy(verb => verb.Name, StringComparer.Ordinal).ToArray();
        if (name is "help" or "--help" or "-h")
        {
            Console.WriteLine(Overview(verbs));
            return 0;
        }

        var chosen = Array.Find(verbs, verb => string.Equals(verb.Name, name, StringComparison.Ordinal));
        if (string.Equals(name, "serve", StringComparison.Ordinal))
        {
            Console.WriteLine(Serve.Help([.. app.Services.GetServices<ServeFlag>()]));
            return 0;
        }

        if (chosen is null)
        {
            return Complain($"There is no verb “{name}”.\n\n{Overview(verbs)}", WrongUse);
        }

        if (AsksForHelp(rest))
        {
            Console.WriteLine(chosen.Help);
            return 0;
        }

        var arguments = new CliArguments(rest, chosen.Flags);
        if (chosen.NeedsSchema)
        {
            await app.Services.GetRequiredService<Migrator>().Migrate(arguments.Has("i-have-a-backup"));
        }

        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        return await RunChosen(chosen, arguments, interrupt.Token);
    }

    private static async Task<int> RunChosen(CliVerb verb, CliArguments arguments, CancellationToken cancel)
    {
        try
        {
            return await verb.Run(arguments, cancel);
        }
        catch (CliUseException wrong)
        {
            return Complain($"{wrong.Message}\n\n{verb.Help}", WrongUse);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Complain(exception.Message, Failed);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Complain("Interrupted. What was committed stays; run the same command again to go on.", Failed);
        }
    }

    private static bool AsksForHelp(string[] rest) => rest.Any(word => word is "--help" or "-h");

    private static string Overview(IEnumerable<CliVerb> verbs) =>
        $"""
        Tandem: marketing and sales on the same customer journey.

        Use: tandem [verb] [options]      each verb explains itself with --help

          {"serve",-16}Serve the workspace and the API (the default)
        {string.Join('\n', verbs.Select(verb => $"  {verb.Name,-16}{verb.Summary}"))}

        TANDEM_DATA        folder of the SQLite database, uploads and backups (./data)
        TANDEM_DATABASE    a PostgreSQL connection string, used instead of SQLite
        """;

    private static int Complain(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
