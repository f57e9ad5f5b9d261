using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Engines.Forms;
using Tandem.Engines.Import.Values;

namespace Tandem.Capture.Forms.Definition;

/// <summary>What must hold before visitors see a form: every field is whole, every rule asks for something before it, every address may be gone to.</summary>
internal static partial class Readiness
{
    private static readonly string[] Channels = ["email", "sms", "phone"];
    private static readonly string[] Themes = ["auto", "light", "dark"];

    /// <summary>What is missing, by where it is; empty where nothing is.</summary>
    public static Dictionary<string, string[]> Check(FormDefinition form, IReadOnlyList<FormTarget> targets)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Refuse(string at, string message) => faults.TryAdd(at, [message]);

        if (!form.Fields.Any(field => field.IsAsked))
        {
            Refuse("fields", "A form needs a field that people answer.");
        }

        var before = new HashSet<string>(StringComparer.Ordinal);
        var known = targets.ToDictionary(target => target.Key, StringComparer.Ordinal);
        foreach (var field in form.AllFields)
        {
            if (Fault(field, before, known) is { } fault)
            {
                Refuse($"field.{field.Key}", fault);
            }

            before.Add(field.Key);
        }

        foreach (var twice in form.AllFields.Where(field => field.Target.Length > 0).GroupBy(field => field.Target, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Refuse($"field.{twice.Last().Key}", $"Two fields go to “{known.GetValueOrDefault(twice.Key)?.Label ?? twice.Key}”.");
        }

        CheckConsents(form, Refuse);
        CheckEndings(form, before, Refuse);
        CheckRest(form, Refuse);
        return faults;
    }

    /// <summary>An address that a form may lead to: a path of the site it stands on, or http(s) without a name and password in it.</summary>
    public static bool MayLeadTo(string address) =>
        !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
        && (address.StartsWith('/') ? !address.StartsWith("//", StringComparison.Ordinal)
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0);

    /// <summary>An origin: scheme, host and port, nothing behind.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    private static string? Fault(FormField field, HashSet<string> before, Dictionary<string, FormTarget> targets)
    {
        if (field.Type is not FormFieldType.Hidden && string.IsNullOrWhiteSpace(field.Label))
        {
            return field.Type is FormFieldType.Note ? "This note is empty." : "This field needs a label.";
        }

        if (field.HasOptions && (field.Options.Count == 0 || field.Options.Any(option => string.IsNullOrWhiteSpace(option.Value) || string.IsNullOrWhiteSpace(option.Label))))
        {
            return "This field needs options, each with a name.";
        }

        if (field.Options.DistinctBy(option => option.Value, StringComparer.Ordinal).Count() < field.Options.Count)
        {
            return "Two options are the same.";
        }

        return TargetFault(field, targets) ?? BoundsFault(field) ?? (field.ShowWhen is { } when ? RulesFault(when, before) : null);
    }

    private static string? TargetFault(FormField field, Dictionary<string, FormTarget> targets)
    {
        if (field.Target.Length == 0)
        {
            return null;
        }

        if (!targets.TryGetValue(field.Target, out var target))
        {
            return "The field of the contact or company that this goes to is gone.";
        }

        return !target.Takes(field.Type) ? $"Answers of this type do not fit into “{target.Label}”."
            : target.Options.Count > 0 && field.Options.FirstOrDefault(option => target.Options.All(one => one.Value != option.Value)) is { } strange ? $"“{strange.Label}” is not an option of “{target.Label}”."
            : null;
    }

    private static string? BoundsFault(FormField field)
    {
        foreach (var bound in new[] { field.Least, field.Most }.Where(bound => bound.Length > 0))
        {
            var fits = field.Type is FormFieldType.Date or FormFieldType.DateTime
                ? DateOnly.TryParseExact(bound, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                : decimal.TryParse(bound, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
            if (!fits)
            {
                return $"“{bound}” is no bound for such a field.";
            }
        }

        return null;
    }

    private static string? RulesFault(AnswerCondition condition, HashSet<string> before)
    {
        foreach (var rule in condition.Rules)
        {
            if (!before.Contains(rule.Field))
            {
                return "A condition asks for a field that does not stand before this one.";
            }

            if (string.IsNullOrWhiteSpace(rule.Value) && rule.Test is not (AnswerTest.Answered or AnswerTest.Empty))
            {
                return "A condition lacks what to compare with.";
            }
        }

        return null;
    }

    private static void CheckConsents(FormDefinition form, Action<string, string> refuse)
    {
        foreach (var consent in form.Consents)
        {
            if (string.IsNullOrWhiteSpace(consent.Text) || string.IsNullOrWhiteSpace(consent.Topic) || !Channels.Contains(consent.Channel, StringComparer.Ordinal))
            {
                refuse($"field.{consent.Key}", "A consent needs a topic and the words that people agree to.");
            }
        }

        var hasEmail = form.AllFields.Any(field => field.Target is "contact.email");
        if (form.Confirmation.Mode is not ConfirmMode.Off && !hasEmail)
        {
            refuse("confirmation", "A mail can be sent only where the form asks for the contact's email.");
        }

        if (form.Confirmation.Mode is not ConfirmMode.Off && (string.IsNullOrWhiteSpace(form.Confirmation.Subject) || form.Confirmation.Subject.Any(char.IsControl)))
        {
            refuse("confirmation", "The mail needs a subject of one line.");
        }
    }

    private static void CheckEndings(FormDefinition form, HashSet<string> fields, Action<string, string> refuse)
    {
        foreach (var ending in form.Endings.Select(rule => rule.Then).Append(form.Ending))
        {
            if (string.IsNullOrWhiteSpace(ending.Message) && ending.Redirect.Length == 0)
            {
                refuse("ending", "Say something after sending, or lead to a page.");
            }

            if (ending.Redirect.Length > 0 && !MayLeadTo(ending.Redirect))
            {
                refuse("ending", "A form leads to a path such as /thanks or to an address that begins with https:// or http://.");
            }
        }

        if (form.Endings.Select(rule => RulesFault(rule.When, fields)).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            refuse("ending", fault);
        }
    }

    private static void CheckRest(FormDefinition form, Action<string, string> refuse)
    {
        if (form.Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } strange)
        {
            refuse("origins", $"“{strange}” is no site: write it as https://shop.example.");
        }

        if (form.Notify.Emails.FirstOrDefault(address => !EmailAddress.TryParseMailbox(address, out _, out _)) is { } nobody)
        {
            refuse("notify", $"“{nobody}” is no email address.");
        }

        if (!Colour().IsMatch(form.Look.Accent) || !Themes.Contains(form.Look.Theme, StringComparer.Ordinal) || !Language().IsMatch(form.Look.Language) || string.IsNullOrWhiteSpace(form.Look.Send))
        {
            refuse("look", "The look needs a colour (#rrggbb), a theme, a language and words for the button.");
        }

        if (form.Defence is { LeastSeconds: < 0 or > 600 } or { MostPerAddress: < 1 or > 10_000 })
        {
            refuse("defence", "A bound of the spam defence is out of range.");
        }

        if (form.Further.AtOnce is < 1 or > 10 || form.FirstStage is not ("lead" or "subscriber"))
        {
            refuse("further", "From 1 to 10 further questions are asked at once.");
        }
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Language();
}
