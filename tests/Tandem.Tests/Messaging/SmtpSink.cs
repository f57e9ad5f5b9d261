using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tandem.Tests.Messaging;

/// <summary>Postfix's smtp-sink on loopback: a real mail server that keeps every mail in a file. Ended by its id.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private SmtpSink(int port, string folder, Process process) => (Port, _folder, _process) = (port, folder, process);

    public int Port { get; }

    /// <summary>What <c>TANDEM_SMTP</c> says of it.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"smtp://127.0.0.1:{Port}?from=crm@example.com&name=Acme&tls=none");

    /// <summary>A server that answers; <paramref name="flags"/> are smtp-sink's own, for example <c>-f RCPT</c>.</summary>
    public static async Task<SmtpSink> Start(int? port = null, params string[] flags)
    {
        var here = port ?? FreePort();
        var folder = Directory.CreateTempSubdirectory("tandem-sink-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // As root it gives its rights away first, and then it is anybody who writes.
            File.SetUnixFileMode(folder, (UnixFileMode)511);
        }

        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var start = new ProcessStartInfo(
            "/usr/sbin/smtp-sink", [.. user, .. flags, "-d", Path.Combine(folder, "%M."), string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{here}"), "100"]);
        var sink = new SmtpSink(here, folder, Process.Start(start)!);
        await sink.Answers();
        return sink;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What arrived, in no order; lines end with a line feed.</summary>
    public IReadOnlyList<string> Mails() =>
        [.. Directory.GetFiles(_folder).Select(File.ReadAllText).Where(text => text.Length > 0).Select(text => text.ReplaceLineEndings("\n"))];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Answers()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("smtp-sink did not start; postfix has it.");
    }
}
