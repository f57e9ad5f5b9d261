using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Submit;

/// <summary>How far something that was sent has come.</summary>
public enum SubmissionState
{
    /// <summary>It counts.</summary>
    Accepted,

    /// <summary>It waits for its sender to confirm the address.</summary>
    Unconfirmed,

    /// <summary>It looks like spam and waits for somebody's decision.</summary>
    Suspicious,

    /// <summary>Somebody decided that it is spam.</summary>
    Rejected,
}

/// <summary>Something that was agreed to, with the words of that day.</summary>
/// <param name="Key">The consent in the form.</param>
/// <param name="Topic">What about.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Text">The words.</param>
public sealed record GivenConsent(string Key, string Topic, string Channel, string Text);

/// <summary>Where something was sent from.</summary>
/// <param name="Page">The page that the form stood on.</param>
/// <param name="Referrer">What led there.</param>
/// <param name="UserAgent">The browser.</param>
/// <param name="Address">The network address without its last part.</param>
public sealed record SentFrom(string? Page, string? Referrer, string? UserAgent, string? Address);

/// <summary>Something that was sent, as it stands in the database.</summary>
internal sealed record SubmissionRow
{
    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    public int FormVersion { get; init; }

    public SubmissionState State { get; init; }

    public required JsonText Reasons { get; init; }

    public required JsonText Answers { get; init; }

    public required JsonText Consents { get; init; }

    public required JsonText Context { get; init; }

    public string? Email { get; init; }

    public string? EmailKey { get; init; }

    public Guid? ContactId { get; init; }

    public Guid? VisitorId { get; init; }

    public Instant? ConfirmUntil { get; init; }

    public Instant? ConfirmedAt { get; init; }

    public int MailsSent { get; init; }

    public Instant ReceivedAt { get; init; }

    public IReadOnlyDictionary<string, JsonText> AnswersByKey => JsonSerializer.Deserialize<Dictionary<string, JsonText>>(Answers.Value, JsonSettings.Api)!;

    public IReadOnlyList<GivenConsent> GivenConsents => Consents.As<GivenConsent[]>();

    public SentFrom From => Context.As<SentFrom>();
}

/// <summary>What was sent, in the database.</summary>
internal static class SubmissionTable
{
    public const string Columns =
        "id, form_id, form_version, state, reasons, answers, consents, context, email, email_key, contact_id, visitor_id, confirm_until, confirmed_at, mails_sent, received_at";

    private const string InsertOne =
        """
        insert into capture_submissions (id, form_id, form_version, state, reasons, answers, consents, context, email, email_key, search_key, visitor_id, nonce,
          content_hash, address_key, mails_sent, received_at)
        values (@id, @formId, @formVersion, @state, @reasons, @answers, @consents, @context, @email, @emailKey, @searchKey, @visitorId, @nonce,
          @contentHash, @addressKey, 0, @receivedAt)
        """;

    public static Task Insert(Tx tx, SubmissionRow row, SubmissionKeys keys) => tx.Execute(InsertOne, new
    {
        row.Id,
        row.FormId,
        row.FormVersion,
        state = EnumText.Of(row.State),
        row.Reasons,
        row.Answers,
        row.Consents,
        row.Context,
        row.Email,
        row.EmailKey,
        keys.SearchKey,
        row.VisitorId,
        keys.Nonce,
        keys.ContentHash,
        keys.AddressKey,
        row.ReceivedAt,
    });

    public static Task<SubmissionRow?> Find(Session session, Guid id) =>
        session.First<SubmissionRow>($"select {Columns} from capture_submissions where id = @id", new { id });

    /// <summary>The row, held to the end of the transaction.</summary>
    public static async Task<SubmissionRow?> Lock(Tx tx, Guid id) =>
        await tx.First<SubmissionRow>($"select {Columns} from capture_submissions where id = @id {tx.Sql("", "for update")}", new { id });

    /// <summary>Whether this very thing was sent under the challenge before.</summary>
    public static async Task<bool> WasSent(Session session, SubmissionKeys keys) => await session.Scalar<long>(
        "select count(*) from capture_submissions where nonce = @nonce and content_hash = @contentHash", new { keys.Nonce, keys.ContentHash }) > 0;
}

/// <summary>What a submission is found and recognised by.</summary>
/// <param name="Nonce">The challenge that it used up.</param>
/// <param name="ContentHash">A hash of all that was said.</param>
/// <param name="AddressKey">What stands for the address today.</param>
/// <param name="SearchKey">What search looks through.</param>
internal sealed record SubmissionKeys(string? Nonce, string ContentHash, string AddressKey, string SearchKey);
