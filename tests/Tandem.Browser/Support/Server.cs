using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tandem.Browser.Support;

/// <summary>The real program on a fresh folder and a free port, as the README starts it; ended by its id.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-browser-").FullName;

    private readonly IReadOnlyDictionary<string, string> _settings;

    private Server(string[] first, IReadOnlyDictionary<string, string>? settings = null)
    {
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        Url = $"http://127.0.0.1:{FreePort()}";
        if (first.Length > 0)
        {
            using var process = Start(first);
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
        }

        _process = Start(["--urls", Url]);
    }

    public string Url { get; }

    /// <summary>The file with the data, to look into.</summary>
    public string DatabaseFile => Path.Combine(_folder, "tandem.db");

    /// <summary>Starts it and waits until it is ready; with <paramref name="first"/> a verb of the command line goes before it.</summary>
    public static Task<Server> Run(params string[] first) => Ready(new Server(first));

    /// <summary>Starts it with settings of the environment.</summary>
    public static Task<Server> With(params (string Name, string Value)[] settings) =>
        Ready(new Server([], settings.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)));

    private static async Task<Server> Ready(Server server)
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                if ((await client.GetAsync(server.Url + "/health/ready")).IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("The server did not become ready within a minute.");
    }

    /// <summary>Runs a verb of the command line on the server's folder, beside the server.</summary>
    public async Task<int> Cli(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = _folder };
        start.ArgumentList.Add(typeof(AllModules).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TANDEM_DATA"] = _folder;
        start.Environment.Remove("TANDEM_DATABASE");
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
