using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Definition;

/// <summary>A place where an answer may go.</summary>
/// <param name="Key">As definitions name it, for example <c>contact.custom.f_12ab</c>.</param>
/// <param name="Object">contact or company.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">The type of a field that goes there.</param>
/// <param name="Options">The choices, where it has some.</param>
public sealed record FormTarget(string Key, string Object, string Label, FormFieldType Type, IReadOnlyList<FormOption> Options)
{
    /// <summary>Whether answers of this type fit: text goes into every line, and a list may show its options open.</summary>
    internal bool Takes(FormFieldType type) => type == Type
        || (Type is FormFieldType.Text && type is FormFieldType.Select or FormFieldType.Radio or FormFieldType.Hidden or FormFieldType.Url or FormFieldType.Phone)
        || (Type is FormFieldType.Select && type is FormFieldType.Radio or FormFieldType.Hidden)
        || (Type is FormFieldType.LongText && type is FormFieldType.Text or FormFieldType.Hidden);
}

/// <summary>Where answers may go: what every contact and company has, and the workspace's own fields. A user field is nothing that strangers fill.</summary>
internal static class FormTargets
{
    private const string CustomOfContact = "contact.custom.";
    private const string CustomOfCompany = "company.custom.";

    private static readonly FormTarget[] BuiltIn =
    [
        new("contact.email", "contact", "Email", FormFieldType.Email, []),
        new("contact.name", "contact", "Full name", FormFieldType.Text, []),
        new("contact.firstName", "contact", "First name", FormFieldType.Text, []),
        new("contact.lastName", "contact", "Last name", FormFieldType.Text, []),
        new("contact.phone", "contact", "Phone", FormFieldType.Phone, []),
        new("contact.jobTitle", "contact", "Job title", FormFieldType.Text, []),
        new("contact.country", "contact", "Country", FormFieldType.Text, []),
        new("contact.city", "contact", "City", FormFieldType.Text, []),
        new("contact.language", "contact", "Language", FormFieldType.Text, []),
        new("contact.website", "contact", "Website", FormFieldType.Url, []),
        new("company.name", "company", "Company", FormFieldType.Text, []),
        new("company.domain", "company", "Company website", FormFieldType.Url, []),
        new("company.industry", "company", "Industry", FormFieldType.Text, []),
        new("company.country", "company", "Country of the company", FormFieldType.Text, []),
        new("company.city", "company", "City of the company", FormFieldType.Text, []),
        new("company.employees", "company", "Employees", FormFieldType.Number, []),
        new("company.phone", "company", "Phone of the company", FormFieldType.Phone, []),
    ];

    public static async Task<IReadOnlyList<FormTarget>> All(Session session, FieldDefinitions fields) =>
    [
        .. BuiltIn, .. (await fields.Of(session, "contact")).All.Where(IsPublic).Select(field => Of(CustomOfContact, field)),
        .. (await fields.Of(session, "company")).All.Where(IsPublic).Select(field => Of(CustomOfCompany, field)),
    ];

    /// <summary>The id of the custom field that a target of this object names, or null.</summary>
    public static string? CustomId(string target, string ofObject) =>
        (ofObject is "contact" ? CustomOfContact : CustomOfCompany) is var prefix && target.StartsWith(prefix, StringComparison.Ordinal) ? target[prefix.Length..] : null;

    private static bool IsPublic(FieldDefinition field) => field.Type is not CustomFieldType.User;

    private static FormTarget Of(string prefix, FieldDefinition field) => new(
        prefix + field.Id, field.Object, field.Label, Enum.Parse<FormFieldType>(field.Type.ToString()),
        [.. field.Options.Select(option => new FormOption(option.Value, option.Label))]);
}
