using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Tandem.Messaging.Smtp;

/// <summary>An open connection to a mail server: commands out, answers in (RFC 5321 §4.2).</summary>
internal sealed class SmtpLink : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;

    private readonly TcpClient _client;
    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream;
    private int _start;
    private int _end;

    private SmtpLink(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<SmtpLink> Open(string host, int port, CancellationToken cancel)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancel);
            return new SmtpLink(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>From here on encrypted. What the server said before that is forgotten: somebody else may have said it.</summary>
    public async Task Encrypt(string host, RemoteCertificateValidationCallback? check, CancellationToken cancel)
    {
        _start = _end = 0;
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false, check);
        _stream = secure;
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancel);
    }

    /// <summary>Says a line and waits for the answer.</summary>
    public async Task<SmtpReply> Ask(string line, CancellationToken cancel)
    {
        await Send(Encoding.UTF8.GetBytes(line + "\r\n"), cancel);
        return await Hear(cancel);
    }

    public async Task Send(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await _stream.WriteAsync(bytes, cancel);
        await _stream.FlushAsync(cancel);
    }

    /// <summary>The next answer, all of its lines.</summary>
    public async Task<SmtpReply> Hear(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await Line(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || lines.Count == MostLines)
            {
                throw new SmtpException("What answers there is no mail server.", isPermanent: false);
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = _end == _buffer.Length ? 0 : await _stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (read == 0)
            {
                throw new SmtpException("The mail server hung up.", isPermanent: false);
            }

            _end += read;
        }
    }
}
