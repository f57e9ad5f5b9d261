using System.Text.Json;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Identity;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Submit;

/// <summary>
/// Makes a contact of what was sent, or adds to the one that is known by its address. A form is open to the world, so it writes as a public key does: it fills
/// what is empty and changes nothing that is known.
/// </summary>
internal sealed class FormContact(ContactWriter contacts, CompanyWriter companies, ContactPolicy policy, ConsentLedger ledger)
{
    /// <summary>The contact; null where nothing that was sent says who it is, and why where it could not be written.</summary>
    public async Task<(Guid? Contact, string? Refused)> Write(Tx tx, LiveForm form, SubmissionRow row, Guid? known)
    {
        var answers = new Answered(form.Definition, row.AnswersByKey);
        var draft = DraftOf(answers, row, row.VisitorId is { } visitor ? (await Visitors.FirstTouches(tx, [visitor])).GetValueOrDefault(visitor) : null);
        if (draft.Emails.Count == 0 && draft.Phone is null)
        {
            // Without a word who it is, only the browser can say so.
            if (known is null)
            {
                return (null, null);
            }

            draft = draft with { Id = known };
        }

        var options = OptionsOf(form);
        var company = await CompanyOf(tx, answers, options);
        var written = await contacts.Write(tx, draft with { Company = company is { } id ? new CompanyReference { Id = id } : null }, options);
        return written.Problem is { } problem ? (null, problem.Code) : (written.Id, null);
    }

    /// <summary>
    /// Puts what was agreed to into the ledger. Unless the address was confirmed, nobody's word but a stranger's says so: what the person withdrew stays withdrawn.
    /// </summary>
    public async Task Agree(Tx tx, LiveForm form, SubmissionRow row, Guid contact)
    {
        var given = row.GivenConsents;
        var topics = given.Count == 0 ? [] : await ledger.Topics(tx);
        foreach (var consent in given)
        {
            if (row.ConfirmedAt is not null || (await policy.MayMail(tx, [contact], consent.Topic))[contact].Reason is not { } reason || !reason.StartsWith("Unsubscribed", StringComparison.Ordinal))
            {
                await ledger.Record(tx, ProofOf(form, row, contact, consent) with
                {
                    TextVersion = topics.FirstOrDefault(topic => topic.Topic == consent.Topic && topic.Text == consent.Text)?.TextVersion,
                });
            }
        }
    }

    private static ConsentProof ProofOf(LiveForm form, SubmissionRow row, Guid contact, GivenConsent consent) => new()
    {
        Contact = contact,
        Topic = consent.Topic,
        Channel = consent.Channel,
        Subscribed = true,
        Basis = row.ConfirmedAt is null ? "consent" : "doubleOptIn",
        At = row.ConfirmedAt ?? row.ReceivedAt,
        Url = row.From.Page,
        Address = row.From.Address,
        UserAgent = row.From.UserAgent,
        How = row.ConfirmedAt is null ? "form" : "confirmationMail",
        Source = "form",
        Actor = $"form:{form.Id}",
        Further = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["form"] = form.Name,
            ["formVersion"] = row.FormVersion.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["submission"] = row.Id.ToString(),
            ["sentAt"] = row.ReceivedAt.ToString(),
            ["text"] = consent.Text,
        },
    };

    private static WriteOptions OptionsOf(LiveForm form) => new()
    {
        Source = "form",
        Actor = $"form:{form.Id}",
        FillOnly = true,
        FirstStage = form.Definition.FirstStage is "subscriber" ? LifecycleStage.Subscriber : LifecycleStage.Lead,
    };

    private async Task<Guid?> CompanyOf(Tx tx, Answered answers, WriteOptions options)
    {
        var (name, domain) = (answers.Text("company.name"), answers.Text("company.domain"));
        if (name is null && domain is null)
        {
            return null;
        }

        var written = await companies.Write(tx, new CompanyDraft
        {
            Name = name,
            Domains = domain is null ? [] : [domain],
            Industry = answers.Text("company.industry"),
            Country = answers.Text("company.country"),
            City = answers.Text("company.city"),
            Employees = long.TryParse(answers.Text("company.employees"), System.Globalization.CultureInfo.InvariantCulture, out var employees) ? employees : null,
            Phone = answers.Text("company.phone"),
            Custom = answers.Custom("company"),
        }, options);
        return written.Problem is null ? written.Id : null;
    }

    private static ContactDraft DraftOf(Answered answers, SubmissionRow row, Visitor? visitor)
    {
        var page = Uri.TryCreate(row.From.Page, UriKind.Absolute, out var url) ? url : null;
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(page?.Query);
        string? Parameter(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 and <= 500 } text ? text : null;
        return new ContactDraft
        {
            Name = answers.Text("contact.name"),
            FirstName = answers.Text("contact.firstName"),
            LastName = answers.Text("contact.lastName"),
            Emails = row.Email is { } email ? [email] : [],
            Phone = answers.Text("contact.phone"),
            JobTitle = answers.Text("contact.jobTitle"),
            Country = answers.Text("contact.country"),
            City = answers.Text("contact.city"),
            Language = answers.Text("contact.language"),
            Website = answers.Text("contact.website"),
            Custom = answers.Custom("contact"),
            Origin = visitor?.Origin ?? Parameter("utm_source"),
            Campaign = visitor?.Campaign ?? Parameter("utm_campaign"),
            LandingPage = visitor?.LandingPage ?? page?.AbsolutePath,
            FirstTouchAt = visitor?.FirstSeenAt ?? row.ReceivedAt,
        };
    }

    /// <summary>Answers by where they go.</summary>
    private sealed class Answered(FormDefinition form, IReadOnlyDictionary<string, JsonText> answers)
    {
        public string? Text(string target) => Field(target) is { } field && answers.TryGetValue(field.Key, out var value) ? Words(field, value) : null;

        public Dictionary<string, JsonText> Custom(string ofObject) => form.AllFields
            .Select(field => (Id: FormTargets.CustomId(field.Target, ofObject), field.Key))
            .Where(pair => pair.Id is not null && answers.ContainsKey(pair.Key))
            .DistinctBy(pair => pair.Id, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Id!, pair => answers[pair.Key], StringComparer.Ordinal);

        private FormField? Field(string target) => form.AllFields.FirstOrDefault(field => string.Equals(field.Target, target, StringComparison.Ordinal));

        private static string Words(FormField field, JsonText value)
        {
            var text = value.Value.StartsWith('"') ? JsonSerializer.Deserialize<string>(value.Value)! : value.Value;
            return field.Options.FirstOrDefault(option => string.Equals(option.Value, text, StringComparison.Ordinal))?.Label ?? text;
        }
    }
}
