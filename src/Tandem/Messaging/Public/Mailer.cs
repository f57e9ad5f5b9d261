using Tandem.Messaging.Mails;
using Tandem.Messaging.Settings;
using Tandem.Platform.Data;
using Tandem.Platform.Outbox;

namespace Tandem.Messaging.Public;

/// <summary>
/// Puts mails out, each in the transaction that causes it. What is put waits until a mail server takes it, also while none is set up, and not
/// longer than <see cref="Mail.Until"/>.
/// </summary>
public sealed class Mailer(Outbox outbox, MailSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Puts a mail out; false when the same key was put before.</summary>
    /// <exception cref="ArgumentException">The mail has a <see cref="Mail.Problem"/>: ask for it where an address comes from outside.</exception>
    public async Task<bool> Put(Tx tx, Mail mail)
    {
        if (mail.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(mail));
        }

        var id = OrderedId.Next(tx.Now);
        if (!await outbox.Put(tx, MailSender.Channel, $"{MailSender.Channel}:{mail.Key}", JsonText.Of(new MailRef(id))))
        {
            return false;
        }

        await MailTable.Insert(tx, new MailRow
        {
            Id = id,
            Recipient = mail.To,
            Subject = mail.Subject,
            Content = JsonText.Of(new MailContent(mail.ToName, mail.Text, mail.Html, mail.ListUnsubscribe)),
            State = MailState.Waiting,
            CreatedAt = tx.Now,
            ExpiresAt = mail.Until ?? tx.Now + Patience,
        });
        return true;
    }

    /// <summary>Whether mails leave: <c>TANDEM_SMTP</c> or the settings name a mail server.</summary>
    public async Task<bool> IsSetUp(Session session) => await settings.Server(session) is not null;
}
