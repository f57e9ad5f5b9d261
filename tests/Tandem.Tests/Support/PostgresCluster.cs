using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Tandem.Tests.Support;

/// <summary>
/// A real PostgreSQL of the test run's own: started once, as an unprivileged user, on loopback and a free port, and stopped at the end.
/// Where it cannot start, the tests fail; they are never skipped.
/// </summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<PostgresCluster> TheOne = new(() => new PostgresCluster("shared"));
    private readonly string _folder;
    private readonly string _bin = FindPrograms();

    public PostgresCluster(string name)
    {
        SweepAbandoned();
        _folder = Path.Combine(Path.GetTempPath(), $"tandem-pg-{Environment.ProcessId}-{name}");
        Port = FreePort();
        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory(_folder);
            Run("chown", ["postgres", _folder]);
        }

        AsUnprivileged("initdb", ["-D", _folder, "-U", "tandem", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();
    }

    public static PostgresCluster Shared => TheOne.Value;

    public int Port { get; }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=tandem;Database={database};Maximum Pool Size=40;Timeout=30";

    public void Start() => AsUnprivileged("pg_ctl",
        ["-D", _folder, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o",
            $"-p {Port} -h 127.0.0.1 -k {_folder} -c max_connections=400 -c shared_buffers=128MB", "start"]);

    /// <summary>Stops without a checkpoint, as a power cut would.</summary>
    public void StopImmediately() => AsUnprivileged("pg_ctl", ["-D", _folder, "-m", "immediate", "-w", "stop"]);

    public async Task CreateDatabase(string name, string? template = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}" + (template is null ? "" : $" template {template}");
        await command.ExecuteNonQueryAsync();
    }

    public async Task DropDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"drop database if exists {name} with (force)";
        await command.ExecuteNonQueryAsync();
    }

    private void Remove()
    {
        try
        {
            StopImmediately();
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            Console.Error.WriteLine($"The test cluster could not be removed: {exception.Message}");
        }
    }

    /// <summary>A test run that was killed leaves its cluster behind; the next one clears it away.</summary>
    private void SweepAbandoned()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), "tandem-pg-*"))
        {
            var owner = int.Parse(Path.GetFileName(folder).Split('-')[2], CultureInfo.InvariantCulture);
            if (Directory.Exists($"/proc/{owner}"))
            {
                continue;
            }

            try
            {
                AsUnprivileged("pg_ctl", ["-D", folder, "-m", "immediate", "stop"]);
            }
            catch (InvalidOperationException)
            {
                // It was not running.
            }

            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Another test run clears it away at this moment.
            }
        }
    }

    private void AsUnprivileged(string program, IEnumerable<string> arguments)
    {
        var path = Path.Combine(_bin, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static string FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
                .Last(folder => File.Exists(Path.Combine(folder, "initdb")))
            : throw new InvalidOperationException("PostgreSQL's server programs are missing: ./run test installs them.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
