using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;

namespace Tandem.Capture.Forms.Pages;

/// <summary>What is to be drawn.</summary>
internal sealed record FormPicture(Guid Form, FormDefinition Definition)
{
    /// <summary>The further questions of this visitor.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Where it is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The signed challenge; none in HTML that is copied.</summary>
    public string? Token { get; init; }

    /// <summary>The one step that a page without script shows; null for all of them.</summary>
    public int? Step { get; init; }

    /// <summary>What was answered so far.</summary>
    public PostedForm? Posted { get; init; }

    /// <summary>The fields that are shown; null for all.</summary>
    public IReadOnlySet<string>? Shown { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What else there is to say above the fields.</summary>
    public string? Remark { get; init; }
}

/// <summary>
/// The form as HTML: the same for its page, for the script's shadow root and for copying. It needs no script; what a script adds, it finds by
/// <c>data-field</c> and <c>data-step</c>.
/// </summary>
internal static class FormHtml
{
    public static Html Of(FormPicture picture)
    {
        var steps = picture.Definition.StepsWith(picture.Asked);
        var look = picture.Definition.Look;
        return Html.Of($"""
            <form class="tandem {FormCss.ThemeOf(look)}" method="post" action="{picture.Action}" lang="{look.Language}" accept-charset="utf-8">
            {Html.Of($"<h1>{look.Title}</h1>").If(look.Title.Length > 0)}{Html.Of($"<p class=\"intro\">{look.Intro}</p>").If(look.Intro.Length > 0)}
            {Remarks(picture)}{Html.Join(steps.Select((step, index) => StepOf(picture, steps, index)))}
            {Carried(picture, steps)}
            <div class="trap"{Html.Raw(" style=\"position:absolute;left:-9999px\"").If(picture.Token is null)} aria-hidden="true"><label>Leave this empty <input type="text" name="hp_url" tabindex="-1" autocomplete="off"></label></div>
            {Buttons(picture, steps)}
            </form>
            """);
    }

    private static Html Remarks(FormPicture picture)
    {
        var count = picture.Faults.Count;
        var text = picture.Remark ?? (count == 0 ? null : count == 1 ? "One answer needs another look." : "Some answers need another look.");
        return text is null ? Html.Empty : Html.Of($"<p class=\"summary\" role=\"alert\">{text}</p>");
    }

    private static Html StepOf(FormPicture picture, IReadOnlyList<FormStep> steps, int index)
    {
        if (picture.Step is { } only && only != index)
        {
            return Html.Empty;
        }

        var step = steps[index];
        var fields = step.Fields.Where(field => field.Type is not FormFieldType.Hidden && picture.Shown?.Contains(field.Key) is not false);
        var isLast = index == steps.Count - 1;
        return Html.Of($"""
            <div class="step" data-step="{index}">
            {Progress(index, steps.Count).If(steps.Count > 1 && picture.Step is not null)}{Html.Of($"<h2>{step.Title}</h2>").If(step.Title.Length > 0)}
            <div class="fields">{Html.Join(fields.Select(field => FieldHtml.Of(field, picture)))}{Html.Join(picture.Definition.Consents.Select(consent => Consent(consent, picture))).If(isLast)}</div>
            </div>
            """);
    }

    private static Html Progress(int index, int count) =>
        Html.Of($"<p class=\"steps\">Step {index + 1} of {count} <progress max=\"{count}\" value=\"{index + 1}\"></progress></p>");

    private static Html Consent(FormConsent consent, FormPicture picture)
    {
        var isTicked = picture.Posted?.Consents.Contains(consent.Key, StringComparer.Ordinal) is true;
        var fault = picture.Faults.GetValueOrDefault(consent.Key);
        return Html.Of($"""
            <div class="field" data-consent="{consent.Key}"><label class="tick"><input type="checkbox" name="_consent" value="{consent.Key}"{Html.Raw(" checked").If(isTicked)}{Html.Raw(" required").If(consent.Required)}{Html.Raw(" aria-invalid=\"true\"").If(fault is not null)}><span>{consent.Text}</span></label>{FieldHtml.Fault(consent.Key, fault)}</div>
            """);
    }

    /// <summary>What travels along unseen: hidden fields, and on a page of steps what the other steps have.</summary>
    private static Html Carried(FormPicture picture, IReadOnlyList<FormStep> steps)
    {
        var inputs = new List<Html>();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                inputs.Add(Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"));
            }
        }

        var posted = picture.Posted;
        foreach (var (index, step) in steps.Index())
        {
            foreach (var field in step.Fields.Where(field => field.Type is FormFieldType.Hidden || (picture.Step is { } here && here != index)))
            {
                foreach (var value in posted?.Texts.GetValueOrDefault(field.Key) ?? [])
                {
                    Add(field.Key, value);
                }
            }
        }

        if (picture.Step is { } shown && shown != steps.Count - 1)
        {
            posted?.Consents.ToList().ForEach(consent => Add("_consent", consent));
        }

        Add("_token", picture.Token);
        Add("_visitor", posted?.AnonymousId);
        Add("_page", posted?.Page);
        Add("_referrer", posted?.Referrer);
        if (picture.Step is { } own)
        {
            Add("_step", own.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Add("_shown", string.Join(',', steps[own].Fields.Where(field => picture.Shown?.Contains(field.Key) is not false).Select(field => field.Key)));
        }

        return Html.Join(inputs);
    }

    private static Html Buttons(FormPicture picture, IReadOnlyList<FormStep> steps)
    {
        var isLast = picture.Step is null || picture.Step == steps.Count - 1;
        return Html.Of($"""
            <div class="actions">{Html.Of($"<button type=\"submit\" class=\"next\" name=\"_go\" value=\"on\">{(isLast ? picture.Definition.Look.Send : "Next")}</button>")}{Html.Of($"<button type=\"submit\" class=\"back\" name=\"_go\" value=\"back\" formnovalidate>Back</button>").If(picture.Step > 0)}</div>
            """);
    }
}
