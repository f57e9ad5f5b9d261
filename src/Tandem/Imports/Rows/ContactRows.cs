using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Imports.Rows;

/// <summary>Rows that become people.</summary>
internal sealed class ContactRows(ContactWriter writer, CompanyWriter companies) : ObjectRows
{
    public override async Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally)
    {
        var (drafts, places, results) = Read(rows, row => Draft(row, context, tally));
        await WarnOfUnknownCompanies(tx, drafts, options, (place => rows[places[place]].Line, tally));
        var own = await OwnIds.Find(tx, "people_public_contacts", drafts.Select(draft => draft.ExternalIds));
        var written = await writer.Write(tx, [.. drafts.Select(draft => OwnIds.Of(draft.ExternalIds) is { } id && own.Contains(id)
            ? draft with { Id = id, ExternalIds = OwnIds.Without(draft.ExternalIds) }
            : draft)], options);
        for (var i = 0; i < written.Count; i++)
        {
            results[places[i]] = RowResult.Of(written[i].Outcome, written[i].Problem);
        }

        return results;
    }

    /// <summary>An id that no company has says nothing about the company: nobody is made up for it.</summary>
    private async Task WarnOfUnknownCompanies(Tx tx, List<ContactDraft> drafts, WriteOptions options, (Func<int, long> LineOf, Tally Tally) report)
    {
        var named = drafts.Select((draft, place) => (draft.Company, place)).Where(one => one.Company is { ExternalId: not null, Name: null, Domain: null }).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var found = await companies.Resolve(tx, [.. named.Select(one => one.Company!)], options with { CreateCompanies = false });
        foreach (var (one, company) in named.Zip(found))
        {
            if (company is null)
            {
                report.Tally.Warn("unknownCompany", "There is no company with the id that is named; those people are kept without. Import the companies first, then this file again.", report.LineOf(one.place));
            }
        }
    }

    private static ContactDraft Draft(SourceRow row, ImportContext context, Tally tally)
    {
        var cells = row.Cells;
        var firstTouch = Time(context, "first_contact_at", cells);
        var created = Time(context, "created_at", cells);
        var draft = new ContactDraft
        {
            FirstName = context.Text("first_name", cells),
            LastName = context.Text("last_name", cells),
            Name = context.Text("full_name", cells),
            Emails = Emails(context, cells),
            Phone = context.Text("phone", cells),
            JobTitle = context.Text("job_title", cells),
            Country = context.Text("country", cells),
            City = context.Text("city", cells),
            Language = context.Text("language", cells),
            TimeZone = context.Text("time_zone", cells),
            Website = context.Text("website", cells),
            ExternalIds = [.. ExternalId(context, cells), .. Cells.Ids(context.Column("external_ids"), cells)],
            Company = context.Company(cells),
            OwnerId = context.Owner(row, tally),
            Lifecycle = Stages(context, cells, firstTouch ?? created),
            Origin = context.Text("source", cells),
            Campaign = context.Text("utm_campaign", cells),
            LandingPage = context.Text("landing_page", cells),
            FirstTouchAt = firstTouch,
            Tags = context.Column("tags") is { } tags ? Cells.Many(tags, cells) : [],
            Custom = context.CustomOf(cells),
            Consents = Consents(context, cells, out var suppress),
            Suppress = suppress,
            CreatedAt = created ?? firstTouch,
        };
        return draft.Name is null && draft.FirstName is null && draft.LastName is null && draft.Emails.Count == 0 && draft.ExternalIds.Count == 0 && draft.Phone is null
            ? throw new CellException("nobody", "There is neither a name nor an email, a phone or an id in this row.")
            : draft;
    }

    private static Instant? Time(ImportContext context, string target, string[] cells) =>
        context.Column(target) is { } column ? context.Cells.Time(column, cells) : null;

    private static List<string> Emails(ImportContext context, string[] cells)
    {
        var emails = new List<string>(1);
        foreach (var column in context.File.Columns)
        {
            if (column.Target is "email" or "other_email")
            {
                emails.AddRange(Cells.Emails(column, cells));
            }
        }

        return emails;
    }

    private static IReadOnlyList<ExternalId> ExternalId(ImportContext context, string[] cells) =>
        context.Column("external_id") is { } column && Cells.Text(column, cells) is { } id ? [new ExternalId(column.Source, id)] : [];

    /// <summary>The stage that the row or the file names, and that the person was a lead before.</summary>
    private static LifecycleEntry[] Stages(ImportContext context, string[] cells, Instant? at)
    {
        var word = context.Text("lifecycle_stage", cells) is { } text ? LifecycleWords.Read(text) : context.File.Hints.ImpliedLifecycle;
        if (word is null || !Enum.TryParse<LifecycleStage>(word.ToString(), out var stage))
        {
            return at is null ? [] : [new LifecycleEntry(LifecycleStage.Lead, at, "import")];
        }

        var since = Time(context, "lifecycle_since", cells) ?? at;
        var reached = new LifecycleEntry(stage, since, "import", stage.IsOnLadder() ? null : "As imported");
        return stage > LifecycleStage.Lead ? [new LifecycleEntry(LifecycleStage.Lead, at, "import"), reached] : [reached];
    }

    /// <summary>Who is listed as unsubscribed, bounced, complained or never confirmed is unmailable from now on, whatever else the file says.</summary>
    private static IReadOnlyList<ConsentEntry> Consents(ImportContext context, string[] cells, out string? suppress)
    {
        suppress = null;
        var state = State(context, cells);
        if (state is SubscriptionState.Bounced or SubscriptionState.Complained)
        {
            suppress = state == SubscriptionState.Bounced ? "bounced" : "complained";
        }

        var left = Time(context, "unsubscribed_at", cells);
        if (left is not null || state > SubscriptionState.Subscribed)
        {
            return [new ConsentEntry { Subscribed = false, Basis = "import", At = left, Evidence = JsonText.Of(new { file = context.File.FileName }) }];
        }

        var joined = Time(context, "confirmed_at", cells) ?? Time(context, "consent_at", cells);
        return joined is null ? [] : [new ConsentEntry
        {
            Subscribed = true,
            Basis = "consent",
            At = joined,
            Evidence = JsonText.Of(new { file = context.File.FileName, ip = context.Text("consent_ip", cells) }),
        }];
    }

    /// <summary>The worst that any column about mailing says.</summary>
    private static SubscriptionState? State(ImportContext context, string[] cells)
    {
        SubscriptionState? worst = null;
        foreach (var column in context.File.Columns)
        {
            if (column.Target is "unsubscribed" && Cells.Text(column, cells) is { } text
                && SubscriptionWords.Read(text, column.Options.Subscription ?? SubscriptionMeaning.Status) is { } state)
            {
                worst = worst is null || state > worst ? state : worst;
            }
        }

        return worst ?? context.File.Hints.ImpliedSubscription;
    }
}
