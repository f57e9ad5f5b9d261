using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;
using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Received;

/// <summary>Something that was sent, as the results page shows it.</summary>
public sealed record Submission
{
    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    public int FormVersion { get; init; }

    public SubmissionState State { get; init; }

    /// <summary>Why it is suspicious, in stable words: trap, tooFast, tooMany, noProof, badProof, disposable, blocked, contact:CODE.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The answers, in the order of the form that was answered.</summary>
    public required IReadOnlyList<SubmittedAnswer> Answers { get; init; }

    public required IReadOnlyList<GivenConsent> Consents { get; init; }

    public required SentFrom From { get; init; }

    public string? Email { get; init; }

    public Guid? ContactId { get; init; }

    /// <summary>Whether a mail asked for the address to be confirmed.</summary>
    public bool WasAskedToConfirm { get; init; }

    public Instant? ConfirmedAt { get; init; }

    public Instant ReceivedAt { get; init; }
}

/// <summary>One answer in words.</summary>
/// <param name="Key">The field.</param>
/// <param name="Label">Its label at that time.</param>
/// <param name="Text">The answer.</param>
public sealed record SubmittedAnswer(string Key, string Label, string Text);

/// <summary>What a form was sent, newest first; of one state, with words in it.</summary>
internal static class ListSubmissions
{
    private const int ShownLength = 2000;

    public sealed record Query
    {
        public Guid? Cursor { get; init; }

        public int? Limit { get; init; }

        public string? State { get; init; }

        public string? Q { get; init; }
    }

    public sealed class Handler(Db db)
    {
        public Task<Result<Page<Submission>>> List(Guid form, Query query, CancellationToken cancel) => db.Read<Result<Page<Submission>>>(async session =>
        {
            if (await FormTable.Find(session, form) is null)
            {
                return Problem.NotFound("The form");
            }

            var state = query.State is null ? null : Enum.GetValues<SubmissionState>().Cast<SubmissionState?>().FirstOrDefault(one => EnumText.Of(one!.Value) == query.State);
            if (query.State is not null && state is null)
            {
                return Problem.Invalid("state", "One of accepted, unconfirmed, suspicious, rejected is expected.");
            }

            var size = PageSize.Of(query.Limit);
            var rows = await session.Query<SubmissionRow>(Sql(query), new
            {
                form,
                query.Cursor,
                state = query.State,
                words = $"%{TextKey.Of(query.Q).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
                most = size + 1,
            });
            return new Page<Submission>(await Shown(session, rows.Take(size)), rows.Count > size ? rows[size - 1].Id.ToString() : null);
        }, cancel);

        /// <summary>Only the conditions that were asked for, so that each combination finds its index.</summary>
        private static string Sql(Query query)
        {
            var conditions = new[]
            {
                "form_id = @form",
                query.State is null ? null : "state = @state",
                query.Cursor is null ? null : "id < @cursor",
                string.IsNullOrWhiteSpace(query.Q) ? null : "search_key like @words escape '\\'",
            }.OfType<string>();
            return $"select {SubmissionTable.Columns} from capture_submissions where {string.Join(" and ", conditions)} order by id desc limit @most";
        }
    }

    /// <summary>Rows in words, by the version that each of them answers.</summary>
    public static async Task<IReadOnlyList<Submission>> Shown(Session session, IEnumerable<SubmissionRow> rows)
    {
        var forms = new Dictionary<(Guid, int), LiveForm?>();
        var shown = new List<Submission>();
        foreach (var row in rows)
        {
            if (!forms.TryGetValue((row.FormId, row.FormVersion), out var form))
            {
                forms[(row.FormId, row.FormVersion)] = form = await FormTable.AsOf(session, row.FormId, row.FormVersion);
            }

            shown.Add(Of(row, form?.Definition));
        }

        return shown;
    }

    private static Submission Of(SubmissionRow row, FormDefinition? form)
    {
        var answers = row.AnswersByKey;
        var fields = form?.AllFields.Where(field => answers.ContainsKey(field.Key)).ToArray() ?? [];
        return new Submission
        {
            Id = row.Id,
            FormId = row.FormId,
            FormVersion = row.FormVersion,
            State = row.State,
            Reasons = row.Reasons.As<string[]>(),
            Answers = [.. fields.Select(field => new SubmittedAnswer(field.Key, field.Label.Length > 0 ? field.Label : field.Key, AnswerText.Of(field, answers[field.Key], ShownLength)))],
            Consents = row.GivenConsents,
            From = row.From,
            Email = row.Email,
            ContactId = row.ContactId,
            WasAskedToConfirm = row.MailsSent > 0,
            ConfirmedAt = row.ConfirmedAt,
            ReceivedAt = row.ReceivedAt,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/forms/{id:guid}/submissions", async (Guid id, [AsParameters] Query query, Handler handler, CancellationToken cancel) =>
                (await handler.List(id, query, cancel)).ToHttp())
            .Needs(Rights.Forms.Read).Produces<Page<Submission>>();
}
