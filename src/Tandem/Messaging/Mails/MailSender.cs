using System.Diagnostics;
using System.Globalization;
using Tandem.Engines.Mime;
using Tandem.Messaging.Settings;
using Tandem.Messaging.Smtp;
using Tandem.Platform.Data;
using Tandem.Platform.Outbox;

namespace Tandem.Messaging.Mails;

/// <summary>
/// Carries mails from the outbox to the mail server. A crash between the server's yes and our note of it sends a mail twice, with the same
/// Message-ID; nothing can make that window nothing.
/// </summary>
internal sealed class MailSender(Db db, MailSettings settings) : IOutboxSender, IDisposable
{
    public const string Channel = "mail";

    private const int AtOnce = 8;
    private const int LongestPauseSeconds = 3600;
    private static readonly TimeSpan NoServerPause = TimeSpan.FromMinutes(15);

    // The outbox's lease lasts two minutes; a mail that stood in line for long goes back there rather than be sent by two.
    private static readonly TimeSpan LongestLine = TimeSpan.FromSeconds(45);

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async Task<Delivery> Send(OutboxRow row, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        await _places.WaitAsync(cancel);
        try
        {
            return Stopwatch.GetElapsedTime(since) > LongestLine
                ? Delivery.Later("Others were before it.", TimeSpan.FromSeconds(1))
                : await SendNow(row, row.Payload.As<MailRef>().MailId, cancel);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<Delivery> SendNow(OutboxRow row, Guid id, CancellationToken cancel)
    {
        var (mail, server) = await db.Read(async session => (await MailTable.Find(session, id), await settings.Server(session)), cancel);
        if (mail is not { State: MailState.Waiting, Content: { } content })
        {
            // Sent before we could note it in the outbox, or taken back.
            return mail is { State: MailState.Sent } ? Delivery.Ok : new Delivery(Sent: false, "The mail is not there any more.", Permanent: true);
        }

        if (mail.ExpiresAt <= db.Now)
        {
            return await Fail(mail, mail.Error is { } error ? $"Too late: {error}" : "It could not be sent in time.");
        }

        if (server is null)
        {
            return await Postpone(mail, "No mail server is set up.", NoServerPause);
        }

        try
        {
            await SmtpClient.Deliver(server, Compose(mail, content.As<MailContent>(), server, row.Id), cancel);
        }
        catch (SmtpException refused)
        {
            return refused.IsPermanent ? await Fail(mail, refused.Message) : await Postpone(mail, refused.Message, Pause(row.Attempts));
        }

        await db.Write(tx => MailTable.End(tx, mail.Id, MailState.Sent, error: null), CancellationToken.None);
        return Delivery.Ok;
    }

    private static MimeMail Compose(MailRow mail, MailContent content, SmtpServer server, Guid outboxId) => new()
    {
        From = server.From,
        To = new MailParty(mail.Recipient, content.ToName),
        Subject = mail.Subject,
        Text = content.Text,
        Html = content.Html,
        ListUnsubscribe = content.ListUnsubscribe,
        MessageId = string.Create(CultureInfo.InvariantCulture, $"{outboxId:n}@{server.From.Wire[(server.From.Wire.LastIndexOf('@') + 1)..]}"),
        Date = mail.CreatedAt.ToDateTimeOffset(),
    };

    private async Task<Delivery> Fail(MailRow mail, string error)
    {
        await db.Write(tx => MailTable.End(tx, mail.Id, MailState.Failed, error), CancellationToken.None);
        return new Delivery(Sent: false, error, Permanent: true);
    }

    private async Task<Delivery> Postpone(MailRow mail, string error, TimeSpan pause)
    {
        await db.Write(tx => MailTable.Postpone(tx, mail.Id, error), CancellationToken.None);
        return Delivery.Later(error, pause);
    }

    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(attempts + 2, 20)), LongestPauseSeconds));
}
