using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Tandem.Engines.Dns;

namespace Tandem.People.Verification;

/// <summary>
/// The one place where name servers are asked. It asks the name servers of <c>TANDEM_DNS</c> (addresses, with a port where it is not 53), else those of <c>/etc/resolv.conf</c>: over UDP, over TCP where
/// an answer is cut off. Each question has an id and a port by chance, and takes an answer to itself only.
/// </summary>
public sealed class DnsClient(IConfiguration configuration)
{
    private const int Port = 53;
    private const int MostServers = 3;
    private const int Rounds = 2;
    private const int LongestUdp = 4096;
    private const int MostStrays = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lazy<IPEndPoint[]> _servers = new(() => Servers(configuration["TANDEM_DNS"]));

    /// <summary>The records of a name; never an exception for what a server says or does not say.</summary>
    public async Task<DnsAnswer> Ask(string name, DnsType type, CancellationToken cancel)
    {
        var failure = DnsAnswer.Failed;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in _servers.Value)
            {
                var answer = await Try(server, name, type, cancel);
                if (answer is { Outcome: not DnsOutcome.Failed })
                {
                    return answer;
                }

                failure = answer ?? failure;
            }
        }

        return failure;
    }

    private static async Task<DnsAnswer?> Try(IPEndPoint server, string name, DnsType type, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            var answer = await OverUdp(server, name, type, limited.Token);
            return answer is { IsCut: true } ? await OverTcp(server, name, type, limited.Token) : answer;
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task<DnsAnswer?> OverUdp(IPEndPoint server, string name, DnsType type, CancellationToken cancel)
    {
        var id = NewId();
        if (DnsMessage.Question(id, name, type) is not { } question)
        {
            return DnsAnswer.Failed;
        }

        // Connected: the system drops what comes from anybody else.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancel);
        await socket.SendAsync(question, cancel);
        var buffer = new byte[LongestUdp];
        for (var strays = 0; strays < MostStrays; strays++)
        {
            var length = await socket.ReceiveAsync(buffer, cancel);
            if (DnsMessage.Answer(buffer.AsSpan(0, length), id, name, type) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    private static async Task<DnsAnswer?> OverTcp(IPEndPoint server, string name, DnsType type, CancellationToken cancel)
    {
        var id = NewId();
        var question = DnsMessage.Question(id, name, type)!;
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, cancel);
        var stream = client.GetStream();
        var sent = new byte[question.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(sent, (ushort)question.Length);
        question.CopyTo(sent, 2);
        await stream.WriteAsync(sent, cancel);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancel);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(message, cancel);
        return DnsMessage.Answer(message, id, name, type) is { IsCut: false } whole ? whole : null;
    }

    private static ushort NewId() => (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);

    private static IPEndPoint[] Servers(string? setting)
    {
        var named = (setting ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var texts = named.Length > 0 ? named : FromSystem();
        return [.. texts.Select(Read).OfType<IPEndPoint>().Take(MostServers)];
    }

    private static string[] FromSystem()
    {
        const string file = "/etc/resolv.conf";
        return !File.Exists(file) ? [] : [.. File.ReadLines(file)
            .Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", _, ..])
            .Select(words => words[1])];
    }

    /// <summary>An address alone is asked at port 53; one of six groups with a port stands in brackets.</summary>
    private static IPEndPoint? Read(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPEndPoint(address, Port) : IPEndPoint.TryParse(text, out var withPort) ? withPort : null;
}
