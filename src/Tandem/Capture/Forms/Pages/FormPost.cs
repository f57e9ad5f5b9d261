using Tandem.Capture.Forms.Confirm;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Spam;
using Tandem.Capture.Forms.Submit;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Pages;

/// <summary>
/// <c>POST /f/{id}</c>: a page's form or JSON. A page without script is led through the steps; whatever is wrong comes back with all that was typed. A program gets
/// problem details and the thank-you as JSON.
/// </summary>
internal sealed class FormPost(Db db, FormDoor door, Challenges challenges, SubmitForm.Handler handler, AgainLinks again)
{
    /// <summary>What a program is told.</summary>
    public sealed record Sent(bool Submitted, bool ConfirmationSent, string Message, string? Redirect);

    public async Task<IResult> Take(string id, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await door.Find(id, cancel) is not { } form)
        {
            return FormDoor.Closed(context, WantsJson(context));
        }

        FormOrigins.Share(form.Definition, context);
        if (!FormOrigins.Allows(form.Definition, context.Request))
        {
            return FormAnswers.Problem(context, FormDoor.Foreign, WantsJson(context));
        }

        var read = await PostedForm.Read(context);
        if (read.Problem is { } unreadable)
        {
            return FormAnswers.Problem(context, unreadable, WantsJson(context));
        }

        var posted = read.Value!;
        var challenge = await challenges.Read(posted.Token, form.Id, db.Now);
        // What was handed out is what is answered, also where a new version went live in between.
        var answered = challenge is { } handed && handed.Version != form.Version ? await db.Read(session => FormTable.AsOf(session, form.Id, handed.Version), cancel) ?? form : form;
        return await Answer(context, answered, posted, challenge);
    }

    private async Task<IResult> Answer(HttpContext context, LiveForm form, PostedForm posted, Challenge? challenge)
    {
        var steps = form.Definition.StepsWith(challenge?.Asked ?? []);
        var sheet = await handler.Check(form, steps, posted, context.RequestAborted);
        if (!posted.IsJson && await Led(context, form, posted, steps, sheet) is { } step)
        {
            return step;
        }

        if (sheet.Faults.Count > 0)
        {
            return posted.IsJson
                ? Problem.Invalid(sheet.Faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }, StringComparer.Ordinal)).ToHttp()
                : await Redraw(context, form, posted, new PageTurn(FirstWrong(steps, sheet), sheet, IsWrong: true));
        }

        var result = await handler.Handle(new SubmitForm.Command(form, posted, challenge, sheet)
        {
            Address = ClientAddress.Counted(context),
            From = new SentFrom(posted.Page ?? Cut(context.Request.Headers.Referer), posted.Referrer, Cut(context.Request.Headers.UserAgent), ClientAddress.Truncated(context)),
        }, context.RequestAborted);
        if (result.Problem is not { } problem)
        {
            return await Thank(context, form, result.Value!, posted);
        }

        return problem.Code is "challengeUsed" && !posted.IsJson
            ? await Redraw(context, form, posted with { Token = null }, new PageTurn(steps.Count - 1, sheet, Remark: problem.Message))
            : FormAnswers.Problem(context, problem, posted.IsJson);
    }

    /// <summary>The next thing to show to somebody without script: the step before, the next one, or this one again with what has come up; null when all is there.</summary>
    private async Task<IResult?> Led(HttpContext context, LiveForm form, PostedForm posted, IReadOnlyList<FormStep> steps, AnswerSheet sheet)
    {
        if (posted.Step is not { } step || step < 0 || step >= steps.Count)
        {
            return null;
        }

        if (posted.GoesBack)
        {
            return await Redraw(context, form, posted, new PageTurn(Math.Max(0, step - 1), sheet));
        }

        var here = steps[step].Fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        var isNew = sheet.Shown.Any(key => here.Contains(key) && !posted.Shown.Contains(key, StringComparer.Ordinal));
        if (isNew)
        {
            return await Redraw(context, form, posted, new PageTurn(step, sheet, Remark: "One more thing, after what you answered."));
        }

        if (sheet.Faults.Keys.Any(here.Contains))
        {
            return await Redraw(context, form, posted, new PageTurn(step, sheet, IsWrong: true));
        }

        var next = Enumerable.Range(step + 1, steps.Count - step - 1)
            .Where(index => index == steps.Count - 1 && form.Definition.Consents.Count > 0 || steps[index].Fields.Any(field => field.Type is not FormFieldType.Hidden && sheet.Shown.Contains(field.Key)))
            .Cast<int?>().FirstOrDefault();
        return next is { } on ? await Redraw(context, form, posted, new PageTurn(on, sheet)) : null;
    }

    private static int FirstWrong(IReadOnlyList<FormStep> steps, AnswerSheet sheet) =>
        steps.Index().Where(step => step.Item.Fields.Any(field => sheet.Faults.ContainsKey(field.Key))).Select(step => (int?)step.Index).FirstOrDefault() ?? steps.Count - 1;

    private async Task<IResult> Redraw(HttpContext context, LiveForm form, PostedForm posted, PageTurn turn)
    {
        var token = await challenges.Read(posted.Token, form.Id, db.Now) is null ? (await door.Challenge(form, posted.AnonymousId, context.RequestAborted)).Token : posted.Token!;
        var body = await door.Draw(form, posted, token, turn);
        return FormAnswers.Page(context, form.Definition, body, turn.IsWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<IResult> Thank(HttpContext context, LiveForm form, SubmitForm.Taken taken, PostedForm posted)
    {
        var ending = taken.Ending;
        var message = ending.Message.Length > 0 ? ending.Message : "Thank you.";
        if (posted.IsJson)
        {
            return Results.Json(new Sent(Submitted: true, taken.AsksForConfirmation, message, ending.Redirect.Length > 0 ? ending.Redirect : null), JsonSettings.Api);
        }

        if (ending.Redirect.Length > 0)
        {
            context.Response.Headers.Location = FormOrigins.LeadsTo(form.Definition, ending.Redirect, posted.Page);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        var ask = taken.AsksForConfirmation ? await again.Ask(taken.Id) : Html.Empty;
        return FormAnswers.Page(context, form.Definition, Html.Of($"""
            <div class="tandem {FormCss.ThemeOf(form.Definition.Look)}"><p class="thanks" role="status">{message}</p>{ask}</div>
            """));
    }

    private static bool WantsJson(HttpContext context) => context.Request.HasJsonContentType() || context.Request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) is true;

    private static string? Cut(Microsoft.Extensions.Primitives.StringValues value) =>
        value.ToString().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text ? text[..Math.Min(text.Length, 1024)] : null;
}
