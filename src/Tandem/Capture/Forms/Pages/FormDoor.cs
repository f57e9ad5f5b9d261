using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Spam;
using Tandem.Capture.Forms.Submit;
using Tandem.Engines.Forms;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.Capture.Forms.Pages;

/// <summary>What a page without script shows next.</summary>
/// <param name="Step">The step.</param>
/// <param name="Sheet">What was answered so far.</param>
/// <param name="IsWrong">Whether to say what is wrong: nobody is blamed for what was not asked yet.</param>
/// <param name="Remark">What else there is to say.</param>
internal sealed record PageTurn(int Step, AnswerSheet Sheet, bool IsWrong = false, string? Remark = null);

/// <summary>Hands a form out: as a page, as a script, as its parts.</summary>
internal sealed class FormDoor(Db db, FormTable forms, Challenges challenges, FormViews views)
{
    /// <summary>A field as anybody may know it: nothing of where its answer goes.</summary>
    public sealed record PublicField(
        string Key, FormFieldType Type, string Label, string Help, string Placeholder, bool Required, IReadOnlyList<FormOption> Options, AnswerCondition? ShowWhen)
    {
        public string Least { get; init; } = "";

        public string Most { get; init; } = "";

        public static PublicField Of(FormField field) =>
            new(field.Key, field.Type, field.Label, field.Help, field.Placeholder, field.Required, field.Options, field.ShowWhen) { Least = field.Least, Most = field.Most };
    }

    public sealed record PublicStep(string Title, IReadOnlyList<PublicField> Fields);

    public sealed record PublicConsent(string Key, string Text, bool Required);

    /// <summary>What is sent along, and the puzzle: a text so that the SHA-256 of <c>nonce:text</c> begins with so many zero bits.</summary>
    public sealed record PublicChallenge(string Token, string Nonce, int Bits);

    public sealed record PublicForm(Guid Id, int Version, IReadOnlyList<PublicStep> Steps, IReadOnlyList<PublicConsent> Consents, FormLook Look, PublicChallenge Challenge)
    {
        /// <summary>The form as HTML, for the script.</summary>
        public string? Html { get; init; }

        /// <summary>Its style sheet.</summary>
        public string? Css { get; init; }
    }

    /// <summary>The page: works without script, in a frame of the form's sites.</summary>
    public async Task<IResult> Page(string id, HttpContext context)
    {
        if (await Find(id, context.RequestAborted) is not { } form)
        {
            return Closed(context, isJson: false);
        }

        views.Count(form.Id, context.Request);
        var query = context.Request.Query;
        var posted = new PostedForm
        {
            Texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            AnonymousId = Short(query["visitor"]),
            // A frame's own address carries the parameters that the page around it was opened with.
            Page = Short(query["page"]) ?? $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}",
            Referrer = Short(context.Request.Headers.Referer),
        };
        var (challenge, token) = await Challenge(form, posted.AnonymousId, context.RequestAborted);
        var sheet = AnswerSheet.Read(form.Definition.StepsWith(challenge.Asked), posted, TimeZoneInfo.Utc);
        return FormAnswers.Page(context, form.Definition, await Draw(form, posted, token, new PageTurn(0, sheet)));
    }

    /// <summary>The form of a page at a step, with what was answered so far.</summary>
    public async Task<Html> Draw(LiveForm form, PostedForm posted, string token, PageTurn turn)
    {
        var asked = (await challenges.Read(token, form.Id, db.Now))?.Asked ?? [];
        var here = form.Definition.StepsWith(asked)[turn.Step].Fields.Select(field => field.Key).Concat(form.Definition.Consents.Select(consent => consent.Key)).ToHashSet(StringComparer.Ordinal);
        return FormHtml.Of(new FormPicture(form.Id, form.Definition)
        {
            Asked = asked,
            Action = $"/f/{form.Id}",
            Token = token,
            Step = turn.Step,
            Posted = posted,
            Shown = turn.Sheet.Shown,
            Faults = turn.IsWrong ? turn.Sheet.Faults.Where(fault => here.Contains(fault.Key)).ToDictionary(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal),
            Remark = turn.Remark,
        });
    }

    /// <summary>A challenge for the next one who fills it in.</summary>
    public async Task<(Challenge Challenge, string Token)> Challenge(LiveForm form, string? anonymousId, CancellationToken cancel)
    {
        var asked = await db.Read(session => FurtherAnswers.Next(session, form, anonymousId), cancel);
        return await challenges.Make(new LiveFormRef(form.Id, form.Version), db.Now, asked);
    }

    /// <summary>The script: the same for every form but for the address of its parts.</summary>
    public async Task<IResult> Script(string id, HttpContext context)
    {
        if (await Find(id, context.RequestAborted) is not { } form)
        {
            return Results.Text("/* This form is closed. */", "text/javascript; charset=utf-8", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
        }

        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(EmbedScript.Of(form.Id), "text/javascript; charset=utf-8", System.Text.Encoding.UTF8);
    }

    /// <summary>What a form asks, for whoever draws it: with <c>?as=html</c> as our script needs it.</summary>
    public async Task<IResult> Parts(string id, HttpContext context)
    {
        if (await Find(id, context.RequestAborted) is not { } form)
        {
            return Closed(context, isJson: true);
        }

        FormOrigins.Share(form.Definition, context);
        if (!FormOrigins.Allows(form.Definition, context.Request))
        {
            return Foreign.ToHttp();
        }

        var (challenge, token) = await Challenge(form, Short(context.Request.Query["visitor"]), context.RequestAborted);
        var isHtml = context.Request.Query["as"] == "html";
        if (isHtml)
        {
            views.Count(form.Id, context.Request);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(PublicOf(form, challenge, token, isHtml), JsonSettings.Api);
    }

    /// <summary>Answers a browser that asks whether a page of another site may send.</summary>
    public async Task<IResult> Preflight(string id, HttpContext context)
    {
        if (await Find(id, context.RequestAborted) is not { } form)
        {
            return Closed(context, isJson: true);
        }

        FormOrigins.Share(form.Definition, context);
        context.Response.Headers.AccessControlAllowMethods = "POST";
        context.Response.Headers.AccessControlAllowHeaders = "Content-Type";
        context.Response.Headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }

    /// <summary>The form as visitors see it now.</summary>
    public Task<LiveForm?> Find(string id, CancellationToken cancel) =>
        Guid.TryParse(id, out var known) ? db.Read(session => forms.Live(session, known), cancel) : Task.FromResult<LiveForm?>(null);

    /// <summary>There is no such form, or it takes nothing; which of them is nobody's business.</summary>
    public static IResult Closed(HttpContext context, bool isJson) =>
        FormAnswers.Problem(context, new Problem(404, "formClosed", "This form is closed, or never was. Nothing was taken."), isJson);

    /// <summary>The request comes from a page on which the form may not stand.</summary>
    public static Problem Foreign => new(403, "originNotAllowed", "This form may not be used on that site. Nothing was taken.");

    private static PublicForm PublicOf(LiveForm form, Challenge challenge, string token, bool isHtml)
    {
        var definition = form.Definition;
        var picture = new FormPicture(form.Id, definition) { Asked = challenge.Asked, Action = $"/f/{form.Id}", Token = token };
        return new PublicForm(
            form.Id, form.Version, [.. definition.StepsWith(challenge.Asked).Select(step => new PublicStep(step.Title, [.. step.Fields.Select(PublicField.Of)]))],
            [.. definition.Consents.Select(consent => new PublicConsent(consent.Key, consent.Text, consent.Required))], definition.Look,
            new PublicChallenge(token, challenge.Nonce, definition.Defence.Proof is ProofMode.Off ? 0 : challenge.Bits))
        {
            Html = isHtml ? FormHtml.Of(picture).ToString() : null,
            Css = isHtml ? FormCss.Of(definition.Look) : null,
        };
    }

    private static string? Short(Microsoft.Extensions.Primitives.StringValues value) =>
        value.ToString().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 and <= 1024 } text ? text : null;
}
