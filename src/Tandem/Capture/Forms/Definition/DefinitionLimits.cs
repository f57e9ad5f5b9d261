using System.Text.RegularExpressions;
using Tandem.Engines.Forms;

namespace Tandem.Capture.Forms.Definition;

/// <summary>What holds for every draft, however unfinished: sizes, keys that are keys and not taken, nothing that is null.</summary>
internal static partial class DefinitionLimits
{
    public const int MostFields = 100;
    public const int MostOptions = 300;
    private const int MostSteps = 20;
    private const int MostRules = 20;
    private const int LongestLine = 300;
    private const int LongestText = 4000;

    /// <summary>Names with a meaning of their own in what is sent.</summary>
    private static readonly HashSet<string> Taken = new(["fields", "consents", "token", "proof", "page", "referrer", "constructor", "hp_url"], StringComparer.Ordinal);

    /// <summary>What is wrong, by where it is; empty where nothing is.</summary>
    public static Dictionary<string, string[]> Check(FormDefinition form)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Refuse(string at, string message) => faults.TryAdd(at, [message]);

        if (HasNull(form))
        {
            Refuse("definition", "A list of the form has an empty item.");
            return faults;
        }

        if (form.Schema != 1)
        {
            Refuse("schema", "Only version 1 of this shape is known here.");
        }

        if (form.Steps.Count is 0 or > MostSteps)
        {
            Refuse("steps", $"A form has from 1 to {MostSteps} steps.");
        }

        if (form.AllFields.Count() > MostFields)
        {
            Refuse("fields", $"A form has at most {MostFields} fields.");
        }

        if (form.Consents.Count > MostRules || form.Endings.Count > MostRules || form.Defence.Blocked.Count > 1000 || form.Origins.Count > 50
            || form.Notify.Users.Count > 50 || form.Notify.Emails.Count > 20)
        {
            Refuse("definition", "A list of the form is longer than it may be.");
        }

        CheckKeys(form, Refuse);
        CheckTexts(form, Refuse);
        return faults;
    }

    public static bool IsKey(string key) => Key().IsMatch(key) && !Taken.Contains(key);

    private static void CheckKeys(FormDefinition form, Action<string, string> refuse)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in form.AllFields.Select(field => field.Key).Concat(form.Consents.Select(consent => consent.Key)))
        {
            if (!IsKey(key))
            {
                refuse($"field.{Shown(key)}", "A key is up to 40 small letters, digits and underscores, begins with a letter, and is not one of the form's own words.");
            }
            else if (!seen.Add(key))
            {
                refuse($"field.{key}", "Two fields have this key.");
            }
        }
    }

    private static void CheckTexts(FormDefinition form, Action<string, string> refuse)
    {
        foreach (var field in form.AllFields)
        {
            string[] lines = [field.Label, field.Placeholder, field.Message, field.Target, field.Parameter, field.Value, field.Least, field.Most];
            var most = field.Type is FormFieldType.Note ? LongestText : LongestLine;
            if (lines.Any(line => line.Length > most) || field.Help.Length > LongestText || field.Options.Count > MostOptions
                || field.Options.Any(option => option.Value.Length > LongestLine || option.Label.Length > LongestLine))
            {
                refuse($"field.{Shown(field.Key)}", "A text or the list of options is longer than it may be.");
            }
        }

        string[] texts =
        [
            .. form.Steps.Select(step => step.Title), .. form.Consents.Select(consent => consent.Text), .. form.Consents.Select(consent => consent.Topic),
            form.Confirmation.Text, form.Ending.Message, .. form.Endings.Select(rule => rule.Then.Message), form.Look.Intro,
        ];
        string[] phrases =
        [
            form.Confirmation.Subject, form.Ending.Redirect, .. form.Endings.Select(rule => rule.Then.Redirect), form.Look.Title, form.Look.Send, form.Look.Language,
            .. form.Defence.Blocked, .. form.Origins, .. form.Notify.Emails,
        ];
        if (texts.Any(text => text.Length > LongestText) || phrases.Any(text => text.Length > 2 * LongestLine))
        {
            refuse("texts", "A text is longer than it may be.");
        }
    }

    private static bool HasNull(FormDefinition form) =>
        Has(form.Steps) || form.Steps.Any(step => Has(step.Fields)) || Has(form.Further.Fields) || form.AllFields.Any(field => Has(field.Options) || Has(field.ShowWhen))
        || Has(form.Consents) || Has(form.Endings) || form.Endings.Any(rule => Has(rule.When)) || Has(form.Origins) || Has(form.Defence.Blocked) || Has(form.Notify.Emails);

    private static bool Has<T>(IEnumerable<T> list) => list.Any(item => item is null);

    private static bool Has(AnswerCondition? condition) => condition is not null && (Has(condition.Rules) || condition.Rules.Count > MostRules);

    private static string Shown(string key) => key.Length > 40 ? key[..40] : key;

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
