using Tandem.Platform.Data;

namespace Tandem.Messaging.Mails;

/// <summary>How far a mail has come.</summary>
public enum MailState
{
    /// <summary>It is tried until it goes or expires.</summary>
    Waiting,

    /// <summary>A mail server has taken it.</summary>
    Sent,

    /// <summary>Refused for good, or too late.</summary>
    Failed,
}

/// <summary>What the outbox carries of a mail.</summary>
internal sealed record MailRef(Guid MailId);

/// <summary>What a mail says; forgotten once it has ended.</summary>
internal sealed record MailContent(string? ToName, string Text, string? Html, string? ListUnsubscribe);

/// <summary>A mail in the database.</summary>
internal sealed class MailRow
{
    public required Guid Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public JsonText? Content { get; init; }

    public MailState State { get; init; }

    public string? Error { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? EndedAt { get; init; }
}

/// <summary>Mails in the database.</summary>
internal static class MailTable
{
    public const string Columns = "id, recipient, subject, content, state, error, created_at, expires_at, ended_at";

    private const string InsertMail =
        """
        insert into messaging_mails (id, recipient, subject, content, state, created_at, expires_at)
        values (@id, @recipient, @subject, @content, 'waiting', @createdAt, @expiresAt)
        """;

    private const string EndMail =
        "update messaging_mails set state = @state, error = @error, content = null, ended_at = @now where id = @id and state = 'waiting'";

    public static Task Insert(Tx tx, MailRow mail) =>
        tx.Execute(InsertMail, new { mail.Id, mail.Recipient, mail.Subject, mail.Content, mail.CreatedAt, mail.ExpiresAt });

    public static Task<MailRow?> Find(Session session, Guid id) =>
        session.First<MailRow>($"select {Columns} from messaging_mails where id = @id", new { id });

    /// <summary>The mail has ended, one way or the other: what it said is forgotten.</summary>
    public static Task End(Tx tx, Guid id, MailState state, string? error) =>
        tx.Execute(EndMail, new { id, state = EnumText.Of(state), error, tx.Now });

    /// <summary>What went wrong this time; it is tried again.</summary>
    public static Task Postpone(Tx tx, Guid id, string? error) =>
        tx.Execute("update messaging_mails set error = @error where id = @id and state = 'waiting'", new { id, error });
}
