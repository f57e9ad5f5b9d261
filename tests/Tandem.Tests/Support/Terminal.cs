using System.Diagnostics;
using Tandem.Platform.Data;

namespace Tandem.Tests.Support;

/// <summary>What a run of the program left behind.</summary>
public sealed record TerminalRun(int ExitCode, string Output, string Errors);

/// <summary>Runs the program itself, as somebody at a terminal does: a process of its own, on a database that may be in use.</summary>
public static class Terminal
{
    public static Task<TerminalRun> Run(DatabaseOptions options, params string[] arguments) => Run(options, input: null, arguments);

    public static async Task<TerminalRun> Run(DatabaseOptions options, string? input, string[] arguments)
    {
        var folder = AppContext.BaseDirectory;
        // The test project's lists of libraries hold everything that the program needs.
        string[] host = ["exec", "--depsfile", Path.Combine(folder, "Tandem.Tests.deps.json"), "--runtimeconfig", Path.Combine(folder, "Tandem.Tests.runtimeconfig.json")];
        var start = new ProcessStartInfo("dotnet", [.. host, Path.Combine(folder, "Tandem.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.DataFolder,
            UseShellExecute = false,
        };
        start.Environment["TANDEM_DATA"] = options.DataFolder;
        start.Environment["TANDEM_DATABASE"] = options.Postgres ?? "";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new TerminalRun(process.ExitCode, await output, await errors);
    }
}
