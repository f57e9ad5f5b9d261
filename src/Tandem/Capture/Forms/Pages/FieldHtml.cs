using Tandem.Capture.Forms.Definition;

namespace Tandem.Capture.Forms.Pages;

/// <summary>One field as HTML.</summary>
internal static class FieldHtml
{
    public static Html Of(FormField field, FormPicture picture)
    {
        if (field.Type is FormFieldType.Note)
        {
            return Html.Of($"<p class=\"field note\" data-field=\"{field.Key}\">{field.Label}</p>");
        }

        var values = picture.Posted?.Texts.GetValueOrDefault(field.Key) ?? [];
        var fault = picture.Faults.GetValueOrDefault(field.Key);
        var half = Html.Raw(" half").If(field.Half);
        var below = Html.Of($"{Html.Of($"<p class=\"help\" id=\"h-{field.Key}\">{field.Help}</p>").If(field.Help.Length > 0)}{Fault(field.Key, fault)}");
        if (field.Type is FormFieldType.Boolean)
        {
            return Html.Of($"""
                <div class="field{half}" data-field="{field.Key}"><label class="tick"><input type="checkbox" name="{field.Key}" value="true"{Html.Raw(" checked").If(values is ["true", ..])}{Marks(field, picture, fault)}><span>{field.Label}{Optional(field)}</span></label>{below}</div>
                """);
        }

        return field.Type is FormFieldType.Radio or FormFieldType.MultiSelect
            ? Html.Of($"<fieldset class=\"field{half}\" data-field=\"{field.Key}\"><legend>{field.Label}{Optional(field)}</legend>{Html.Join(field.Options.Select(option => Choice(field, option, values, picture)))}{below}</fieldset>")
            : Html.Of($"<div class=\"field{half}\" data-field=\"{field.Key}\"><label for=\"f-{field.Key}\">{field.Label}{Optional(field)}</label>{Input(field, values, Marks(field, picture, fault))}{below}</div>");
    }

    public static Html Fault(string key, string? fault) => fault is null ? Html.Empty : Html.Of($"<p class=\"error\" id=\"e-{key}\">{fault}</p>");

    private static Html Input(FormField field, IReadOnlyList<string> values, Html marks)
    {
        var value = values.Count > 0 ? values[0] : "";
        var placeholder = Html.Of($" placeholder=\"{field.Placeholder}\"").If(field.Placeholder.Length > 0);
        return field.Type switch
        {
            FormFieldType.LongText => Html.Of($"<textarea id=\"f-{field.Key}\" name=\"{field.Key}\" rows=\"4\"{placeholder}{marks}>{Html.Raw("\n")}{value}</textarea>"),
            FormFieldType.Select => Html.Of($"""
                <select id="f-{field.Key}" name="{field.Key}"{marks}><option value="">{(field.Placeholder.Length > 0 ? field.Placeholder : "Choose …")}</option>{Html.Join(field.Options.Select(option => Html.Of($"<option value=\"{option.Value}\"{Html.Raw(" selected").If(option.Value == value)}>{option.Label}</option>")))}</select>
                """),
            _ => Html.Of($"<input id=\"f-{field.Key}\" name=\"{field.Key}\" value=\"{value}\"{KindOf(field)}{placeholder}{marks}>"),
        };
    }

    private static Html Choice(FormField field, FormOption option, IReadOnlyList<string> values, FormPicture picture)
    {
        var isOne = field.Type is FormFieldType.Radio;
        return Html.Of($"""
            <label class="tick"><input type="{(isOne ? "radio" : "checkbox")}" name="{field.Key}" value="{option.Value}"{Html.Raw(" checked").If(values.Contains(option.Value, StringComparer.Ordinal))}{Html.Raw(" required").If(isOne && IsNeeded(field, picture))}><span>{option.Label}</span></label>
            """);
    }

    /// <summary>The browser's own help: the right keyboard on a phone, what it may fill in.</summary>
    private static Html KindOf(FormField field)
    {
        var (type, mode) = field.Type switch
        {
            FormFieldType.Email => ("email", ""),
            FormFieldType.Phone => ("tel", ""),
            FormFieldType.Url => ("text", " inputmode=\"url\""),
            FormFieldType.Number or FormFieldType.Money => ("text", " inputmode=\"decimal\""),
            FormFieldType.Date => ("date", ""),
            FormFieldType.DateTime => ("datetime-local", ""),
            _ => ("text", ""),
        };
        var fills = field.Target switch
        {
            "contact.email" => "email",
            "contact.name" => "name",
            "contact.firstName" => "given-name",
            "contact.lastName" => "family-name",
            "contact.phone" => "tel",
            "contact.jobTitle" => "organization-title",
            "contact.city" => "address-level2",
            "contact.country" => "country-name",
            "company.name" => "organization",
            "company.domain" or "contact.website" => "url",
            _ => null,
        };
        return Html.Of($" type=\"{type}\"{Html.Raw(mode)}{Html.Of($" autocomplete=\"{fills}\"").If(fills is not null)}");
    }

    private static Html Marks(FormField field, FormPicture picture, string? fault)
    {
        var described = string.Join(' ', new[] { field.Help.Length > 0 ? $"h-{field.Key}" : null, fault is null ? null : $"e-{field.Key}" }.OfType<string>());
        return Html.Of($"{Html.Raw(" required").If(IsNeeded(field, picture))}{Html.Raw(" aria-invalid=\"true\"").If(fault is not null)}{Html.Of($" aria-describedby=\"{described}\"").If(described.Length > 0)}");
    }

    /// <summary>What is shown by a condition may be hidden again where all of it is on one page; the server asks for it then.</summary>
    private static bool IsNeeded(FormField field, FormPicture picture) => field.Required && (field.ShowWhen is null || picture.Step is not null);

    private static Html Optional(FormField field) => Html.Raw(" <span class=\"optional\">(optional)</span>").If(!field.Required);
}
