using System.Globalization;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Spam;
using Tandem.Capture.Forms.Submit;
using Tandem.Messaging.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Confirm;

/// <summary>Mails with a link by which an address is confirmed. The link works for seven days; it can be sent once more.</summary>
internal sealed class ConfirmationMails(Mailer mailer, FormKey key, PublicAddress address)
{
    public const int Most = 2;

    private const string Purpose = "confirm";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private const string Sent = "update capture_submissions set mails_sent = @count, confirm_until = @until where id = @id";

    /// <summary>Sends the mail; the row as it is then. Nothing is sent to what cannot be an address, or too often.</summary>
    public async Task<SubmissionRow> Send(Tx tx, LiveForm form, SubmissionRow row)
    {
        if (row.Email is not { } to || row.MailsSent >= Most)
        {
            return row;
        }

        // Not the host of this request: a stranger sends it, and the mail goes to somebody else.
        var url = $"{await address.Known(tx) ?? form.Origin}/f/confirm/{await Token(row.Id)}";
        var (until, count) = (tx.Now + Lasts, row.MailsSent + 1);
        var words = form.Definition.Confirmation;
        var (text, html) = PlainMail.Write([words.Text], "Confirm my address", url, "If it was not you, do nothing: without the button on that page nothing happens.");
        var mail = new Mail
        {
            To = to,
            Subject = words.Subject,
            Text = text,
            Html = html,
            Key = string.Create(CultureInfo.InvariantCulture, $"form-confirm:{row.Id}:{count}"),
            Until = until,
        };
        if (mail.Problem is null)
        {
            await mailer.Put(tx, mail);
        }

        await tx.Execute(Sent, new { count, until, row.Id });
        return row with { MailsSent = count, ConfirmUntil = until };
    }

    /// <summary>The submission that a link is about; null where the link is not ours.</summary>
    public async Task<Guid?> Read(string token)
    {
        if (token.Length > 200 || token.Split('.') is not [var id, var signature] || !Guid.TryParseExact(id, "N", out var submission))
        {
            return null;
        }

        return await key.IsOurs(Purpose, id, signature) ? submission : null;
    }

    private async Task<string> Token(Guid submission) => $"{submission:n}.{await key.Sign(Purpose, submission.ToString("n"))}";
}
