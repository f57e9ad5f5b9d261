using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Tandem.Platform.Data;

namespace Tandem.Tests.Crash;

/// <summary>A process of <see cref="ChildProgram"/>, ended by its id when the test ends.</summary>
internal sealed class Child : IDisposable
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Process _process;

    public Child(string verb, DatabaseOptions options, int from = 0, int to = 0, string[]? under = null)
    {
        string[] command = [.. under ?? [], "dotnet", typeof(ChildProgram).Assembly.Location, verb, options.DataFolder, options.Postgres ?? "",
            options.LeaseTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture), from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _lines.Writer.TryComplete();
            }
            else
            {
                _lines.Writer.TryWrite(line.Data);
            }
        };
        _process.BeginOutputReadLine();
    }

    /// <summary>The highest number that was acknowledged, as far as read.</summary>
    public int Acknowledged { get; private set; } = -1;

    public int Id => _process.Id;

    /// <summary>Waits for the first line.</summary>
    public async Task Ready() => Note(await _lines.Reader.ReadAsync());

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Reads what is left of the output until the process is gone.</summary>
    public async Task Gone()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            Note(line);
        }

        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Note(string line)
    {
        if (line.StartsWith("ack ", StringComparison.Ordinal) && int.TryParse(line[4..], CultureInfo.InvariantCulture, out var number))
        {
            Acknowledged = Math.Max(Acknowledged, number);
        }
    }
}
