using System.Globalization;
using System.Text;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Mime;

/// <summary>An address with the name that stands before it.</summary>
public readonly record struct MailParty(string Address, string? Name = null)
{
    /// <summary>The address as it travels: a domain beyond ASCII in its ASCII form. What stands before the @ has no other form.</summary>
    public string Wire => !System.Text.Ascii.IsValid(Address) && EmailAddress.TryParse(Address, out var read, out _)
        ? $"{Address[..Address.LastIndexOf('@')]}{read.Key[read.Key.LastIndexOf('@')..]}"
        : Address;
}

/// <summary>A mail as text on its way: RFC 5322 and MIME, ASCII only, lines of at most 76 letters that end with CR LF.</summary>
public sealed record MimeMail
{
    /// <summary>Who writes.</summary>
    public required MailParty From { get; init; }

    /// <summary>Who reads.</summary>
    public required MailParty To { get; init; }

    /// <summary>What it is about, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The text for those who read no HTML.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML, where there is more to show than text.</summary>
    public string? Html { get; init; }

    /// <summary>What tells this mail from every other, without the angle brackets. A repeated delivery carries the same.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>An address of the web by which the reader gets off the list.</summary>
    public string? ListUnsubscribe { get; init; }

    /// <summary>Why this cannot be sent; null where it can. A line break in a header would start a header of the writer's own.</summary>
    public static string? Check(MailParty to, string subject, string? listUnsubscribe)
    {
        if (!EmailAddress.TryParse(to.Address, out var read, out var problem))
        {
            return problem.Message;
        }

        if (read.DisplayName is not null || read.Address.Length != to.Address.Length)
        {
            return "The address stands alone, without a name or spaces.";
        }

        return HeaderText.IsOneLine(to.Name) && HeaderText.IsOneLine(subject) && HeaderText.IsOneLine(listUnsubscribe)
            ? null
            : "Name, subject and addresses are one line each, without control characters.";
    }

    /// <summary>The mail as it is handed to a mail server, without the dot that ends it.</summary>
    public string Write()
    {
        if ((Check(To, Subject, ListUnsubscribe) ?? Check(From, MessageId, listUnsubscribe: null)) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        var mail = new StringBuilder();
        Header(mail, "Date", Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(mail, "From", HeaderText.Party(From, "From: ".Length));
        Header(mail, "To", HeaderText.Party(To, "To: ".Length));
        Header(mail, "Subject", HeaderText.Phrase(Subject, "Subject: ".Length));
        Header(mail, "Message-ID", $"<{MessageId}>");
        if (ListUnsubscribe is { } url)
        {
            Header(mail, "List-Unsubscribe", $"<{url}>");
            Header(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // RFC 3834: nobody's holiday answer is to come back.
        Header(mail, "Auto-Submitted", "auto-generated");
        Header(mail, "MIME-Version", "1.0");
        Body(mail);
        return mail.ToString();
    }

    private void Body(StringBuilder mail)
    {
        if (Html is null)
        {
            Part(mail, "text/plain", Text);
            return;
        }

        // The encoded bodies never hold "=_", so neither holds the boundary.
        const string boundary = "=_part_of_one";
        Header(mail, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        mail.Append("\r\n");
        mail.Append("--").Append(boundary).Append("\r\n");
        Part(mail, "text/plain", Text);
        mail.Append("--").Append(boundary).Append("\r\n");
        Part(mail, "text/html", Html);
        mail.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void Part(StringBuilder mail, string type, string content)
    {
        Header(mail, "Content-Type", $"{type}; charset=utf-8");
        Header(mail, "Content-Transfer-Encoding", "quoted-printable");
        mail.Append("\r\n");
        QuotedPrintable.Write(mail, content);
    }

    private static void Header(StringBuilder mail, string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");
}
