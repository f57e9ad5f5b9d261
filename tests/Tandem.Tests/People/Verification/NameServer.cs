using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Engines.Dns;

namespace Tandem.Tests.People.Verification;

/// <summary>A name server on loopback, over UDP and TCP at one port: it answers what a test told it, and can misbehave.</summary>
internal sealed class NameServer : IDisposable
{
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<(string Name, DnsType Type), DnsRecord[]> _records = new();
    private readonly ConcurrentDictionary<string, byte> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _asked;

    public NameServer()
    {
        _tcp = new TcpListener(IPAddress.Loopback, 0);
        _tcp.Start();
        Port = ((IPEndPoint)_tcp.LocalEndpoint).Port;
        _udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, Port));
        _ = ServeUdp();
        _ = ServeTcp();
    }

    public int Port { get; }

    /// <summary>What <c>TANDEM_DNS</c> says of it.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>How many questions came.</summary>
    public int Asked => _asked;

    /// <summary>Answers nothing at all.</summary>
    public bool Silent { get; set; }

    /// <summary>SERVFAIL to everything.</summary>
    public bool Broken { get; set; }

    /// <summary>Over UDP every answer is cut off.</summary>
    public bool Cuts { get; set; }

    /// <summary>Before each true answer come a false id, another question, and rubbish.</summary>
    public bool Lies { get; set; }

    public NameServer With(string name, params DnsRecord[] records)
    {
        _names[name] = 0;
        foreach (var kind in records.GroupBy(record => record.Type))
        {
            _records[(name, kind.Key)] = [.. kind];
        }

        return this;
    }

    public static DnsRecord Mx(string host, int preference = 10) => new(DnsType.Mx, preference, host);

    public static DnsRecord A => new(DnsType.A, 0, "c0000201");

    public static DnsRecord Aaaa => new(DnsType.Aaaa, 0, "20010db8000000000000000000000001");

    public void Dispose()
    {
        _end.Cancel();
        _udp.Dispose();
        _tcp.Dispose();
        _end.Dispose();
    }

    private async Task ServeUdp()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var question = await _udp.ReceiveAsync(_end.Token);
                Interlocked.Increment(ref _asked);
                if (Silent)
                {
                    continue;
                }

                if (Lies)
                {
                    await Lie(question);
                }

                var answer = Answer(question.Buffer);
                if (Cuts)
                {
                    answer = answer[..12].Concat(question.Buffer[12..]).ToArray();
                    answer[2] |= 2;
                    answer[7] = 0;
                }

                await _udp.SendAsync(answer, question.RemoteEndPoint, _end.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    /// <summary>Somebody else's answers: they would send the mail elsewhere.</summary>
    private async Task Lie(UdpReceiveResult question)
    {
        var other = Answer(question.Buffer);
        other[0] ^= 0xFF;
        var elsewhere = Answer(question.Buffer);
        elsewhere[13] ^= 0x01;
        foreach (var lie in (byte[][])[other, elsewhere, [1, 2, 3], []])
        {
            await _udp.SendAsync(lie, question.RemoteEndPoint, _end.Token);
        }
    }

    private async Task ServeTcp()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _tcp.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _end.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, _end.Token);
                var answer = Answer(question);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync(length, _end.Token);
                await stream.WriteAsync(answer, _end.Token);
            }
            catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private byte[] Answer(byte[] question)
    {
        var (name, end) = NameIn(question);
        var type = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(end));
        var records = _records.GetValueOrDefault((name, type), []);
        var code = Broken ? 2 : _names.ContainsKey(name) ? 0 : 3;
        var answer = new List<byte>(question[..(end + 4)]) { [2] = 0x81, [3] = (byte)(0x80 | code), [7] = (byte)(code == 0 ? records.Length : 0) };
        foreach (var record in code == 0 ? records : [])
        {
            byte[] data = type == DnsType.Mx ? [0, (byte)record.Preference, .. Name(record.Value)] : Convert.FromHexString(record.Value);
            answer.AddRange([0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data]);
        }

        return [.. answer];
    }

    private static (string Name, int End) NameIn(byte[] message)
    {
        var labels = new List<string>();
        var at = 12;
        while (message[at] > 0)
        {
            labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
            at += message[at] + 1;
        }

        return (string.Join('.', labels), at + 1);
    }

    private static byte[] Name(string host) =>
        [.. host.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
}
