using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Pages;
using Tandem.Capture.Forms.Submit;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Confirm;

/// <summary>
/// The page behind the mail's link. Opening it changes nothing, as mail scanners open it too; the button on it confirms. A link that is too old can be asked for
/// once more.
/// </summary>
internal static class ConfirmAddress
{
    private const string Why = "The link of the mail is the key.";

    private const string Confirm = "update capture_submissions set confirmed_at = @now where id = @id and confirmed_at is null";

    private const string Unknown = "This link is not one of ours, or what it was about is gone.";

    public sealed class Handler(Db db, Intake intake, ConfirmationMails mails, AgainLinks again)
    {
        /// <summary>Shows where things stand.</summary>
        public async Task<IResult> Look(string token, HttpContext context) =>
            await mails.Read(token) is { } id && await db.Read(session => Found(session, id), context.RequestAborted) is var (form, row)
                ? await Show(context, token, form, row)
                : FormAnswers.Words(context, "Nothing here", Unknown, StatusCodes.Status404NotFound);

        /// <summary>Confirms the address.</summary>
        public async Task<IResult> Press(string token, HttpContext context)
        {
            if (await mails.Read(token) is not { } id)
            {
                return FormAnswers.Words(context, "Nothing here", Unknown, StatusCodes.Status404NotFound);
            }

            var found = await db.Write(tx => Write(tx, id), context.RequestAborted);
            return found is var (form, row) ? await Show(context, token, form, row) : FormAnswers.Words(context, "Nothing here", Unknown, StatusCodes.Status404NotFound);
        }

        /// <summary>Sends the mail once more. The answer is the same whether it could be sent, so that it tells nothing.</summary>
        public async Task<IResult> Again(string token, HttpContext context)
        {
            if (await again.Read(token) is { } id)
            {
                await db.Write(async tx =>
                {
                    if (await SubmissionTable.Lock(tx, id) is { ConfirmedAt: null, MailsSent: > 0, State: SubmissionState.Accepted or SubmissionState.Unconfirmed } row
                        && await FormTable.AsOf(tx, row.FormId, row.FormVersion) is { } form)
                    {
                        await mails.Send(tx, form, row);
                    }
                }, context.RequestAborted);
            }

            return FormAnswers.Words(context, "On its way", "If the address can get mail, the link comes within a few minutes. Look among unwanted mail, too.", StatusCodes.Status200OK);
        }

        private async Task<(LiveForm Form, SubmissionRow Row)?> Write(Tx tx, Guid id)
        {
            if (await SubmissionTable.Lock(tx, id) is not { } row || await FormTable.AsOf(tx, row.FormId, row.FormVersion) is not { } form)
            {
                return null;
            }

            if (row.ConfirmedAt is not null || !IsOpen(row, tx.Now))
            {
                return (form, row);
            }

            await tx.Execute(Confirm, new { id, now = tx.Now });
            return (form, await intake.Confirmed(tx, form, row with { ConfirmedAt = tx.Now }));
        }

        private async Task<IResult> Show(HttpContext context, string token, LiveForm form, SubmissionRow row)
        {
            var look = form.Definition.Look;
            if (row.ConfirmedAt is null && !IsOpen(row, db.Now))
            {
                var ask = row.MailsSent < ConfirmationMails.Most ? await again.Ask(row.Id) : Html.Empty;
                return FormAnswers.Alone(context, look, Html.Of($"""
                    <div class="tandem {FormCss.ThemeOf(look)}"><h1>This link is too old</h1><p class="intro">It worked for seven days.</p>{ask}</div>
                    """), StatusCodes.Status410Gone);
            }

            var body = row.ConfirmedAt is not null
                ? Html.Of($"<h1>Thank you</h1><p class=\"thanks\" role=\"status\">Your address is confirmed.</p>")
                : Html.Of($"""
                    <h1>Is this your address?</h1><p class="intro">Confirm {row.Email}, and we know that it was you who filled in our form.</p>
                    <form method="post" action="/f/confirm/{token}"><button type="submit">Confirm my address</button></form>
                    """);
            return FormAnswers.Alone(context, look, Html.Of($"<div class=\"tandem {FormCss.ThemeOf(look)}\">{body}</div>"));
        }

        private static bool IsOpen(SubmissionRow row, Instant now) =>
            row.ConfirmUntil is { } until && now <= until && row.State is SubmissionState.Accepted or SubmissionState.Unconfirmed;

        private static async Task<(LiveForm Form, SubmissionRow Row)?> Found(Session session, Guid id) =>
            await SubmissionTable.Find(session, id) is { } row && await FormTable.AsOf(session, row.FormId, row.FormVersion) is { } form ? (form, row) : null;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/f/confirm/{token}", (string token, HttpContext context, Handler handler) => handler.Look(token, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
        routes.MapPost("/f/confirm/{token}", (string token, HttpContext context, Handler handler) => handler.Press(token, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
        routes.MapPost("/f/again/{token}", (string token, HttpContext context, Handler handler) => handler.Again(token, context))
            .OpenToAll(Why).RequireRateLimiting(RateLimits.Public).ExcludeFromDescription();
    }
}
