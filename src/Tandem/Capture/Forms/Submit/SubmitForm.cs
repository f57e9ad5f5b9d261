using System.Security.Cryptography;
using System.Text;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Spam;
using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Submit;

/// <summary>
/// Takes what was sent by a form: held against the version that was answered, kept as it is, judged, and let in where nothing speaks against it. The same thing
/// sent twice is taken once and answered alike.
/// </summary>
internal static class SubmitForm
{
    private const int LongestSearch = 4000;

    /// <summary>What was sent and what is known of its way here.</summary>
    public sealed record Command(LiveForm Form, PostedForm Posted, Challenge? Challenge, AnswerSheet Sheet)
    {
        /// <summary>The whole network address: it is counted by, never kept.</summary>
        public required string Address { get; init; }

        /// <summary>The address without its last part, and the browser.</summary>
        public required SentFrom From { get; init; }
    }

    /// <summary>What becomes of it, as far as the sender may know.</summary>
    public sealed record Taken(Guid Id, FormEnding Ending, bool AsksForConfirmation);

    public sealed class Handler(Db db, FormKey key, SeenMessages seen, Intake intake, WorkspaceSettings settings)
    {
        /// <summary>The answers held against the form.</summary>
        public async Task<AnswerSheet> Check(LiveForm form, IReadOnlyList<FormStep> steps, PostedForm posted, CancellationToken cancel)
        {
            var zone = await db.Read(async session => (await settings.Get(session)).Calendar.Zone, cancel);
            var sheet = AnswerSheet.Read(steps, posted, zone);
            foreach (var consent in form.Definition.Consents.Where(consent => consent.Required && !posted.Consents.Contains(consent.Key, StringComparer.Ordinal)))
            {
                sheet.Refuse(consent.Key, "This must be ticked.");
            }

            return sheet;
        }

        public async Task<Result<Taken>> Handle(Command command, CancellationToken cancel)
        {
            var now = db.Now;
            var email = EmailOf(command);
            var row = RowOf(command, email, now);
            var address = (await key.Sign("address", $"{command.Form.Id:n} {now.Milliseconds / 86_400_000} {command.Address}"))[..16];
            var keys = new SubmissionKeys(command.Challenge?.Nonce, HashOf(row, command, address), address, SearchOf(row));
            return await db.Write(tx => Write(tx, command, row, keys), cancel);
        }

        private async Task<Result<Taken>> Write(Tx tx, Command command, SubmissionRow row, SubmissionKeys keys)
        {
            var form = command.Form;
            var lately = await SpamJudge.Lately(tx, form.Id, keys.AddressKey);
            if (lately >= form.Definition.Defence.MostPerAddress * SpamJudge.Flood)
            {
                return new Problem(429, "tooManyRequests", "Too much was sent from your network. Wait a little before the next try; nothing was taken.") { RetryAfter = SpamJudge.Window };
            }

            // Without a challenge only what was said tells a repetition from the next one.
            if (await seen.TakeNew(tx, [new MessageKey($"form:{form.Id:n}", keys.Nonce ?? $"said:{keys.ContentHash}")]) is [false])
            {
                return keys.Nonce is null || await SubmissionTable.WasSent(tx, keys)
                    ? Answer(command, row)
                    : Problem.Conflict("challengeUsed", "This page was sent before, with other answers. Send it once more to send these, too.");
            }

            var reasons = SpamJudge.Reasons(new Suspect(form.Definition, command.Posted, command.Challenge, tx.Now) { EmailKey = row.EmailKey, Lately = lately });
            row = row with
            {
                VisitorId = await FormVisitors.Of(tx, command.Posted),
                State = reasons.Count > 0 ? SubmissionState.Suspicious : SubmissionState.Accepted,
                Reasons = JsonText.Of(reasons),
                ReceivedAt = tx.Now,
            };
            await SubmissionTable.Insert(tx, row, keys);
            if (reasons.Count == 0)
            {
                await intake.Take(tx, form, row);
            }

            return Answer(command, row);
        }

        /// <summary>The same for all, so that nobody learns from it who is known here, or what is taken for spam.</summary>
        private static Taken Answer(Command command, SubmissionRow row)
        {
            var mode = command.Form.Definition.Confirmation.Mode;
            var asks = row.Email is not null && (mode is ConfirmMode.Everything || (mode is ConfirmMode.Consents && row.GivenConsents.Count > 0));
            return new Taken(row.Id, command.Form.Definition.EndingFor(command.Sheet.Texts), asks);
        }
    }

    private static EmailAddress? EmailOf(Command command)
    {
        var fields = command.Form.Definition.AllFields.Where(field => field.Type is FormFieldType.Email).OrderByDescending(field => field.Target is "contact.email");
        foreach (var field in fields)
        {
            if (command.Sheet.Values.TryGetValue(field.Key, out var value) && EmailAddress.TryParseMailbox(AnswerText.Of(field, value), out var email, out _))
            {
                return email;
            }
        }

        return null;
    }

    private static SubmissionRow RowOf(Command command, EmailAddress? email, Instant now) => new()
    {
        Id = OrderedId.Next(now),
        FormId = command.Form.Id,
        FormVersion = command.Form.Version,
        Reasons = new JsonText("[]"),
        Answers = JsonText.Of(command.Sheet.Values),
        Consents = JsonText.Of(command.Form.Definition.Consents
            .Where(consent => command.Posted.Consents.Contains(consent.Key, StringComparer.Ordinal))
            .Select(consent => new GivenConsent(consent.Key, consent.Topic.Trim(), consent.Channel, consent.Text))),
        Context = JsonText.Of(command.From),
        Email = email?.Address,
        EmailKey = email?.Key,
        ReceivedAt = now,
    };

    private static string HashOf(SubmissionRow row, Command command, string address)
    {
        var answers = string.Join('\n', row.AnswersByKey.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        var who = command.Challenge is null ? $"{address} {command.Posted.AnonymousId} {command.From.UserAgent}" : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answers}\n{row.Consents}\n{who}")).AsSpan(0, 16));
    }

    private static string SearchOf(SubmissionRow row)
    {
        var key = TextKey.Of(string.Join(' ', row.AnswersByKey.Values.Select(value => AnswerText.Of(field: null, value, longest: 300))));
        return key.Length > LongestSearch ? key[..LongestSearch] : key;
    }
}
