using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Tandem.Engines.Mime;

namespace Tandem.Messaging.Smtp;

/// <summary>
/// Hands one mail to one mail server (RFC 5321, 3207, 4954). A 5xx about this mail is final; one about us (login, encryption) is a matter of
/// settings, and the mail waits until somebody has put them right.
/// </summary>
internal static class SmtpClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Delivers, or throws an <see cref="SmtpException"/>.</summary>
    public static async Task Deliver(SmtpServer server, MimeMail mail, CancellationToken cancel, RemoteCertificateValidationCallback? check = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            await using var link = await SmtpLink.Open(server.Host, server.Port, limited.Token);
            var offers = await Greet(link, server, check, limited.Token);
            await LogIn(link, server, offers, limited.Token);
            await HandOver(link, offers, mail, limited.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            throw new SmtpException($"{server}: {exception.Message}", isPermanent: false, exception);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(string.Create(CultureInfo.InvariantCulture, $"{server} did not answer within {Patience.TotalSeconds} seconds."), isPermanent: false, late);
        }
    }

    private static async Task<HashSet<string>> Greet(SmtpLink link, SmtpServer server, RemoteCertificateValidationCallback? check, CancellationToken cancel)
    {
        if (server.Tls == SmtpTls.Implicit)
        {
            await link.Encrypt(server.Host, check, cancel);
        }

        NeedOfUs(await link.Hear(cancel));
        var offers = await Hello(link, cancel);
        if (server.Tls != SmtpTls.Starttls)
        {
            return offers;
        }

        if (!offers.Contains("STARTTLS"))
        {
            throw new SmtpException("The mail server offers no encryption (STARTTLS), and nothing is sent without.", isPermanent: false);
        }

        NeedOfUs(await link.Ask("STARTTLS", cancel));
        await link.Encrypt(server.Host, check, cancel);
        return await Hello(link, cancel);
    }

    private static async Task<HashSet<string>> Hello(SmtpLink link, CancellationToken cancel)
    {
        var hello = await link.Ask($"EHLO {OwnName}", cancel);
        if (!hello.IsYes)
        {
            NeedOfUs(await link.Ask($"HELO {OwnName}", cancel));
            return [];
        }

        // "AUTH PLAIN LOGIN" offers AUTH, AUTH PLAIN and AUTH LOGIN.
        return [.. hello.Lines.Skip(1).SelectMany(Offers)];
    }

    private static IEnumerable<string> Offers(string line)
    {
        var words = line.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : words.Skip(1).Select(word => $"{words[0]} {word}").Prepend(words[0]);
    }

    private static async Task LogIn(SmtpLink link, SmtpServer server, HashSet<string> offers, CancellationToken cancel)
    {
        if (server.User is not { } user || server.Password is not { } password)
        {
            return;
        }

        if (offers.Contains("AUTH PLAIN"))
        {
            NeedOfUs(await link.Ask($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancel));
        }
        else if (offers.Contains("AUTH LOGIN"))
        {
            NeedOfUs(await link.Ask("AUTH LOGIN", cancel));
            NeedOfUs(await link.Ask(Base64(user), cancel));
            NeedOfUs(await link.Ask(Base64(password), cancel));
        }
        else
        {
            throw new SmtpException("The mail server takes no login by PLAIN or LOGIN.", isPermanent: false);
        }
    }

    private static async Task HandOver(SmtpLink link, HashSet<string> offers, MimeMail mail, CancellationToken cancel)
    {
        var (from, to) = (mail.From.Wire, mail.To.Wire);
        var isPlain = Ascii.IsValid(from) && Ascii.IsValid(to);
        if (!isPlain && !offers.Contains("SMTPUTF8"))
        {
            throw new SmtpException("The mail server takes no addresses with letters beyond ASCII (SMTPUTF8).", isPermanent: true);
        }

        NeedOfMail(await link.Ask($"MAIL FROM:<{from}>{(isPlain ? "" : " SMTPUTF8")}", cancel));
        NeedOfMail(await link.Ask($"RCPT TO:<{to}>", cancel));
        NeedOfMail(await link.Ask("DATA", cancel));
        // No line of it begins with a dot: see QuotedPrintable.
        await link.Send(Encoding.UTF8.GetBytes(mail.Write()), cancel);
        NeedOfMail(await link.Ask(".", cancel));
        await Part(link, cancel);
    }

    /// <summary>The mail is taken; how the conversation ends does not matter any more.</summary>
    private static async Task Part(SmtpLink link, CancellationToken cancel)
    {
        try
        {
            await link.Send("QUIT\r\n"u8.ToArray(), cancel);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
        }
    }

    private static void NeedOfUs(SmtpReply reply)
    {
        if (!reply.IsYes)
        {
            throw new SmtpException(reply.Words, isPermanent: false);
        }
    }

    private static void NeedOfMail(SmtpReply reply)
    {
        if (!reply.IsYes)
        {
            // 421 and its like pass; 530 wants a login first, which is about us.
            throw new SmtpException(reply.Words, isPermanent: reply.Code is >= 500 and not 530);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string OwnName => Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns ? Environment.MachineName : "localhost";
}
