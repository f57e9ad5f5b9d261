using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tandem.Engines.Mime;
using Tandem.Messaging.Smtp;

namespace Tandem.Tests.Messaging;

/// <summary>What smtp-sink does not speak: encryption and login. A server on loopback with a certificate that nobody has signed.</summary>
public sealed class SecureSmtpTests
{
    [Fact]
    public async Task With_STARTTLS_nothing_is_said_in_the_clear_but_the_greeting()
    {
        await using var server = new TlsServer(isImplicit: false);

        await SmtpClient.Deliver(server.As(SmtpTls.Starttls), Mail, CancellationToken.None, Trust);

        server.Clear.ShouldBe(["EHLO", "STARTTLS"]);
        server.Heard.ShouldContain($"AUTH PLAIN {Convert.ToBase64String("\0crm\0gehe1m ü"u8)}");
        server.Heard.ShouldContain("RCPT TO:<ada@example.com>");
        server.Heard.ShouldContain("Hello.");
    }

    [Fact]
    public async Task Encrypted_from_the_first_byte_works_too_and_a_login_by_question_and_answer()
    {
        await using var server = new TlsServer(isImplicit: true) { Offers = "AUTH LOGIN" };

        await SmtpClient.Deliver(server.As(SmtpTls.Implicit), Mail, CancellationToken.None, Trust);

        server.Heard.ShouldContain("AUTH LOGIN");
        server.Heard.ShouldContain(Convert.ToBase64String("gehe1m ü"u8));
        server.Clear.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted_with_the_password()
    {
        await using var server = new TlsServer(isImplicit: false);

        var refused = await Should.ThrowAsync<SmtpException>(() => SmtpClient.Deliver(server.As(SmtpTls.Starttls), Mail, CancellationToken.None));

        refused.IsPermanent.ShouldBeFalse();
        server.Heard.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_a_matter_of_settings_and_the_mail_waits()
    {
        await using var server = new TlsServer(isImplicit: false) { Login = "535 5.7.8 Wrong" };

        var refused = await Should.ThrowAsync<SmtpException>(() => SmtpClient.Deliver(server.As(SmtpTls.Starttls), Mail, CancellationToken.None, Trust));

        (refused.IsPermanent, refused.Message).ShouldBe((false, "535 5.7.8 Wrong"));
    }

    [Theory]
    [InlineData("smtp://user:p%40ss@mail.example.com:2525?from=crm@example.com&tls=none", 2525, "None", "user", "p@ss")]
    [InlineData("smtps://mail.example.com?from=crm@example.com", 465, "Implicit", null, null)]
    [InlineData("smtp://mail.example.com?from=crm@example.com", 587, "Starttls", null, null)]
    public void A_setting_is_read(string text, int port, string tls, string? user, string? password)
    {
        var server = SmtpServer.Parse(text);
        (server.Host, server.Port, server.Tls.ToString(), server.User, server.Password, server.From.Address).ShouldBe(("mail.example.com", port, tls, user, password, "crm@example.com"));
    }

    [Theory]
    [InlineData("mail.example.com:25")]
    [InlineData("http://mail.example.com?from=crm@example.com")]
    [InlineData("smtp://mail.example.com?from=nobody")]
    [InlineData("smtp://mail.example.com?from=crm@example.com&tls=maybe")]
    [InlineData("smtp://user:hush@mail.example.com")]
    public void A_setting_that_cannot_be_is_told_without_its_password(string text) =>
        Should.Throw<FormatException>(() => SmtpServer.Parse(text)).Message.ShouldNotContain("hush");

    private static readonly RemoteCertificateValidationCallback Trust = (_, certificate, _, _) => certificate?.Subject == "CN=127.0.0.1";

    private static MimeMail Mail => new()
    {
        From = new MailParty("crm@example.com"),
        To = new MailParty("ada@example.com"),
        Subject = "Hello",
        Text = "Hello.",
        MessageId = "1@example.com",
        Date = DateTimeOffset.UnixEpoch,
    };

    private sealed class TlsServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate = SelfSigned();
        private readonly bool _isImplicit;
        private readonly Task _serving;

        public TlsServer(bool isImplicit)
        {
            _isImplicit = isImplicit;
            _listener.Start();
            _serving = Serve();
        }

        public string Offers { get; init; } = "AUTH PLAIN LOGIN";

        public string Login { get; init; } = "235 Welcome";

        /// <summary>The words of commands that came in the clear.</summary>
        public List<string> Clear { get; } = [];

        /// <summary>All that was said under encryption.</summary>
        public List<string> Heard { get; } = [];

        public SmtpServer As(SmtpTls tls) => new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            Tls = tls,
            User = "crm",
            Password = "gehe1m ü",
            From = new MailParty("crm@example.com"),
        };

        public async ValueTask DisposeAsync()
        {
            await _serving.WaitAsync(TimeSpan.FromSeconds(10));
            _listener.Stop();
            _certificate.Dispose();
        }

        private async Task Serve()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            Stream stream = client.GetStream();
            try
            {
                if (_isImplicit)
                {
                    stream = await Encrypted(stream);
                }

                await Say(stream, "220 hello");
                await Talk(stream, _isImplicit);
            }
            catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
            {
            }
        }

        private async Task Talk(Stream stream, bool isSecret)
        {
            var (isData, asked) = (false, 0);
            while (await Hear(stream) is { } line)
            {
                (isSecret ? Heard : Clear).Add(isSecret ? line : line.Split(' ')[0]);
                if (isData)
                {
                    isData = line != ".";
                    if (!isData)
                    {
                        await Say(stream, "250 taken");
                    }

                    continue;
                }

                switch (line.Split(' ')[0])
                {
                    case "STARTTLS":
                        // Words behind the answer, in the clear: nobody may act on them.
                        await Say(stream, "220 go\r\n250 AUTH NONE");
                        await Talk(await Encrypted(stream), isSecret: true);
                        return;
                    case "EHLO":
                        await Say(stream, isSecret ? $"250-me\r\n250 {Offers}" : "250-me\r\n250 STARTTLS");
                        break;
                    case "AUTH" when line.EndsWith("LOGIN", StringComparison.Ordinal):
                        (asked, _) = (2, await SayTo(stream, "334 VXNlcm5hbWU6"));
                        break;
                    case "AUTH":
                        await Say(stream, Login);
                        break;
                    case "DATA":
                        isData = true;
                        await Say(stream, "354 go on");
                        break;
                    case "QUIT":
                        return;
                    default:
                        await Say(stream, asked == 0 ? "250 ok" : --asked > 0 ? "334 UGFzc3dvcmQ6" : Login);
                        break;
                }
            }
        }

        private static async Task<bool> SayTo(Stream stream, string line)
        {
            await Say(stream, line);
            return true;
        }

        private async Task<SslStream> Encrypted(Stream stream)
        {
            var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(_certificate);
            return secure;
        }

        private static async Task Say(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

        private static async Task<string?> Hear(Stream stream)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }

        private static X509Certificate2 SelfSigned()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
        }
    }
}
