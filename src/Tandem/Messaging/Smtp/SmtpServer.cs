using System.Globalization;
using Tandem.Engines.Mime;

namespace Tandem.Messaging.Smtp;

/// <summary>How the way to a mail server is kept secret.</summary>
public enum SmtpTls
{
    /// <summary>Plain at first, encrypted before anything is said; without encryption nothing is sent.</summary>
    Starttls,

    /// <summary>Encrypted from the first byte.</summary>
    Implicit,

    /// <summary>In the clear: a relay on the same machine or network.</summary>
    None,
}

/// <summary>A mail server that takes our mails, and in whose name they are written.</summary>
internal sealed record SmtpServer
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpTls Tls { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public required MailParty From { get; init; }

    /// <summary>
    /// Reads <c>smtp://user:password@host:port?from=address&amp;name=Acme&amp;tls=starttls|implicit|none</c>; <c>smtps://</c> and port 465 are
    /// implicit.
    /// </summary>
    /// <exception cref="FormatException">It says what is wrong, without the password.</exception>
    public static SmtpServer Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new FormatException("TANDEM_SMTP is written smtp://user:password@host:port?from=address&tls=starttls.");
        }

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        var login = uri.UserInfo.Split(':', 2);
        var isImplicit = uri.Scheme == "smtps" || uri.Port == 465;
        var tls = query.TryGetValue("tls", out var named) ? named.ToString() : isImplicit ? "implicit" : "starttls";
        var from = query.TryGetValue("from", out var address) ? address.ToString() : "";
        var server = new SmtpServer
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : isImplicit ? 465 : 587,
            Tls = tls is "starttls" or "implicit" or "none" ? Enum.Parse<SmtpTls>(tls, ignoreCase: true)
                : throw new FormatException("tls in TANDEM_SMTP is starttls, implicit or none."),
            User = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null,
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            From = new MailParty(from, query.TryGetValue("name", out var name) && name.ToString().Length > 0 ? name.ToString() : null),
        };
        return server.Problem is { } problem ? throw new FormatException($"TANDEM_SMTP: {problem}") : server;
    }

    /// <summary>What keeps it from being used, or null.</summary>
    public string? Problem =>
        Uri.CheckHostName(Host) == UriHostNameType.Unknown ? "The server is a host name or an address."
        : Port is < 1 or > 65535 ? "The port is a number from 1 to 65535."
        : MimeMail.Check(From, "", listUnsubscribe: null) is { } wrong ? $"from: {wrong}"
        : User is null != (Password is null) ? "A login has a user and a password."
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
