using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>Tandem as its users run it: a process of its own, whose memory is nobody else's.</summary>
internal sealed class TandemProcess : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly List<long> _resident = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;

    private TandemProcess(DatabaseOptions options, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(AllModules).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TANDEM_DATA"] = options.DataFolder;
        start.Environment["TANDEM_DATABASE"] = options.Postgres ?? "";
        // All clients of a benchmark come from one address.
        start.Environment["TANDEM_LIMIT_PUBLIC"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
        _watch = Watch();
    }

    /// <summary>The most that was resident at once, in bytes, as the kernel counts it.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>What is resident now, in bytes.</summary>
    public long Memory => Field("VmRSS:");

    /// <summary>Resident memory every 200 ms since the start, in bytes.</summary>
    public IReadOnlyList<long> MemoryOverTime => _resident;

    /// <summary>Runs a verb to its end; fails when the verb does.</summary>
    public static async Task<TandemProcess> RunToEnd(DatabaseOptions options, params string[] arguments)
    {
        var process = new TandemProcess(options, arguments);
        var output = await process._process.StandardOutput.ReadToEndAsync();
        await process._process.WaitForExitAsync();
        await process.StopWatching();
        return process._process.ExitCode == 0 ? process : throw new InvalidOperationException($"{arguments[0]} ended with {process._process.ExitCode}: {output}");
    }

    /// <summary>Starts the server and waits until it is ready.</summary>
    public static async Task<(TandemProcess Process, Uri Address)> Serve(DatabaseOptions options)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var process = new TandemProcess(options, ["serve", "--urls", address.ToString()]);
        process._process.OutputDataReceived += (_, _) => { };
        process._process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var started = Stopwatch.StartNew(); started.Elapsed < StartTime; await Task.Delay(50))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return (process, address);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        process.Dispose();
        throw new InvalidOperationException("The server did not become ready.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _ended.Cancel();
        _process.Dispose();
        _ended.Dispose();
    }

    private async Task Watch()
    {
        try
        {
            for (; ; await Task.Delay(200, _ended.Token))
            {
                PeakMemory = Math.Max(PeakMemory, Field("VmHWM:"));
                _resident.Add(Memory);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The process is gone.
        }
    }

    private async Task StopWatching()
    {
        await _ended.CancelAsync();
        await _watch;
    }

    private long Field(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(text => text.StartsWith(name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The process is gone.");
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
