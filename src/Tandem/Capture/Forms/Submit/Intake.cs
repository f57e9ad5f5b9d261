using Tandem.Capture.Forms.Confirm;
using Tandem.Capture.Forms.Definition;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Submit;

/// <summary>
/// What becomes of something that was sent once nothing speaks against it: a contact, an event, consents, a visitor who is recognised, people who are told; or a
/// mail with a link first, where the form wants the address confirmed.
/// </summary>
internal sealed class Intake(FormContact people, FormVisitors visitors, ConfirmationMails mails, FormNotices notices, Journal journal)
{
    private const string Settle = "update capture_submissions set state = @state, reasons = @reasons, contact_id = @contact where id = @id";

    /// <summary>Lets it in, or writes to its address first; the row as it is then.</summary>
    public async Task<SubmissionRow> Take(Tx tx, LiveForm form, SubmissionRow row)
    {
        var mode = form.Definition.Confirmation.Mode;
        var asks = row.Email is not null && row.ConfirmedAt is null
            && (mode is ConfirmMode.Everything || (mode is ConfirmMode.Consents && row.GivenConsents.Count > 0));
        var after = asks && mode is ConfirmMode.Everything
            ? row with { State = SubmissionState.Unconfirmed }
            : await LetIn(tx, form, row);
        if (asks && after.State is not SubmissionState.Suspicious)
        {
            after = await mails.Send(tx, form, after);
        }

        await tx.Execute(Settle, new { after.Id, state = EnumText.Of(after.State), after.Reasons, contact = after.ContactId });
        await notices.Count(tx, after);
        await notices.Tell(tx, form, after);
        return after;
    }

    /// <summary>Its address was confirmed: what waited for that is done now.</summary>
    public async Task<SubmissionRow> Confirmed(Tx tx, LiveForm form, SubmissionRow row)
    {
        var after = row.State is SubmissionState.Unconfirmed ? await LetIn(tx, form, row) : row;
        if (after.ContactId is { } contact)
        {
            if (row.State is not SubmissionState.Unconfirmed)
            {
                await people.Agree(tx, form, row, contact);
            }

            journal.Append(tx, EventOf(form, after, contact, owner: null, FormEvents.AddressConfirmed, tx.Now));
        }

        await tx.Execute(Settle, new { after.Id, state = EnumText.Of(after.State), after.Reasons, contact = after.ContactId });
        await notices.Tell(tx, form, after);
        return after;
    }

    private async Task<SubmissionRow> LetIn(Tx tx, LiveForm form, SubmissionRow row)
    {
        var browser = await FormVisitors.At(tx, row.VisitorId);
        var (contact, refused) = await people.Write(tx, form, row, browser?.Contact);
        if (refused is not null)
        {
            return row with { State = SubmissionState.Suspicious, Reasons = JsonText.Of(new[] { $"contact:{refused}" }) };
        }

        if (contact is { } id)
        {
            await visitors.Join(tx, row, id);
            // Where the address is asked to be confirmed, consents wait for that.
            if (form.Definition.Confirmation.Mode is ConfirmMode.Off || row.ConfirmedAt is not null || row.Email is null)
            {
                await people.Agree(tx, form, row, id);
            }
        }

        if ((contact ?? browser?.Visitor) is { } subject)
        {
            journal.Append(tx, EventOf(form, row, subject, contact is null ? browser?.Contact : null, FormEvents.Submitted, row.ReceivedAt));
        }

        return row with { State = SubmissionState.Accepted, ContactId = contact };
    }

    private static JourneyEvent EventOf(LiveForm form, SubmissionRow row, Guid subject, Guid? owner, string type, Instant at) => new()
    {
        Subject = subject,
        Owner = owner,
        Type = type,
        OccurredAt = at,
        Source = "form",
        Verified = false,
        Data = JsonText.Of(new
        {
            form = form.Name,
            formId = form.Id,
            submissionId = row.Id,
            properties = row.AnswersByKey,
            context = new { page = new { url = row.From.Page, referrer = row.From.Referrer }, row.From.UserAgent, ip = row.From.Address },
        }),
    };
}
