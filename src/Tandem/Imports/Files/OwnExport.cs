using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;

namespace Tandem.Imports.Files;

/// <summary>
/// A file that an export of ours wrote needs no guessing: where each column goes is known, figures that are computed go nowhere, and numbers have a
/// decimal point. It is recognised by having all the columns that an export has.
/// </summary>
internal static class OwnExport
{
    private static readonly Dictionary<string, string?> Contacts = new(StringComparer.Ordinal)
    {
        ["Id"] = "external_id",
        ["Name"] = "full_name",
        ["First name"] = "first_name",
        ["Last name"] = "last_name",
        ["Email"] = "email",
        ["All emails"] = "other_email",
        ["Phone"] = "phone",
        ["Job title"] = "job_title",
        ["Company"] = "company",
        ["Country"] = "country",
        ["City"] = "city",
        ["Language"] = "language",
        ["Time zone"] = "time_zone",
        ["Website"] = "website",
        ["Owner"] = "owner",
        ["Lifecycle stage"] = "lifecycle_stage",
        ["In stage since"] = "lifecycle_since",
        ["Origin"] = "source",
        ["Campaign"] = "utm_campaign",
        ["Landing page"] = "landing_page",
        ["First touch"] = "first_contact_at",
        ["Email permission status"] = "unsubscribed",
        ["Tags"] = "tags",
        ["External ids"] = "external_ids",
        ["Last seen"] = null,
        ["Events"] = null,
        ["Created"] = "created_at",
        ["Updated"] = null,
    };

    private static readonly Dictionary<string, string?> Companies = new(StringComparer.Ordinal)
    {
        ["Id"] = "external_id",
        ["Name"] = "name",
        ["Domain"] = "domain",
        ["All domains"] = "other_domain",
        ["Industry"] = "industry",
        ["Country"] = "country",
        ["City"] = "city",
        ["Employees"] = "employees",
        ["Annual revenue"] = "annual_revenue",
        ["Currency"] = "currency",
        ["Phone"] = "phone",
        ["Website"] = "website",
        ["Owner"] = "owner",
        ["Parent company"] = "parent",
        ["Tags"] = "tags",
        ["People"] = null,
        ["Open deals"] = null,
        ["Created"] = "created_at",
        ["Updated"] = null,
    };

    // The probability of an open deal is its stage's again; one that was set by hand cannot be told from it.
    private static readonly Dictionary<string, string?> Deals = new(StringComparer.Ordinal)
    {
        ["Id"] = "external_id",
        ["Name"] = "name",
        ["Amount"] = "amount",
        ["Currency"] = "currency",
        ["Pipeline"] = "pipeline",
        ["Stage"] = "stage",
        ["Outcome"] = "outcome",
        ["Probability"] = null,
        ["Opened"] = "opened_at",
        ["Expected close"] = "expected_close",
        ["Closed"] = "closed_at",
        ["Owner"] = "owner",
        ["Company"] = "company",
        ["People"] = "contact",
        ["Product"] = "product",
        ["Loss reason"] = "loss_reason",
        ["Loss note"] = "loss_note",
        ["Win reason"] = "win_reason",
        ["Next step"] = "next_step",
        ["Tags"] = "tags",
        ["External ids"] = "external_ids",
        ["Created"] = "created_at",
        ["Updated"] = null,
    };

    /// <summary>Columns that exports did not have from the beginning: known where they are there, and not missed in an older file.</summary>
    private static readonly Dictionary<string, string?> Later = new(StringComparer.Ordinal)
    {
        ["Other companies"] = null,
        ["People with roles"] = null,
        ["Competitor"] = "competitor",
        ["Objections"] = "objections",
    };

    /// <summary>Whether the file is one of rows that were not taken: its first two columns are ours, the others those of the file that it comes from.</summary>
    public static bool IsErrorFile(IReadOnlyList<string> headers) => headers is ["line", "reason", _, ..];

    /// <summary>The columns of such a file with their places; those of any other file as they are.</summary>
    public static IReadOnlyList<ImportColumn> Settle(ImportObject importObject, IReadOnlyList<ImportColumn> columns, IReadOnlyList<ColumnProfile> profiles)
    {
        var places = importObject switch
        {
            ImportObject.Contacts => Contacts,
            ImportObject.Companies => Companies,
            ImportObject.Deals => Deals,
            _ => null,
        };
        if (IsErrorFile([.. columns.Select(column => column.Header)]))
        {
            return [.. columns.Select(column => column.Index < 2 ? column with { Target = null, Field = null } : column)];
        }

        var headers = columns.Select(column => column.Header).ToHashSet(StringComparer.Ordinal);
        return places is null || !places.Keys.All(headers.Contains)
            ? columns
            : [.. columns.Select(column => Settle(importObject, column, places, profiles[column.Index]))];
    }

    private static ImportColumn Settle(ImportObject importObject, ImportColumn column, Dictionary<string, string?> places, ColumnProfile profile)
    {
        var isConsent = importObject is ImportObject.Contacts && column.Header.StartsWith("Consent: ", StringComparison.Ordinal);
        if (!places.TryGetValue(column.Header, out var target) && !Later.TryGetValue(column.Header, out target) && !isConsent)
        {
            // A custom field: what a guess could not know is that every sign in it is meant.
            return column with { Options = Plain(column.Options) };
        }

        return target is null
            ? column with { Target = null, Field = null }
            : column with { Guessed = target, Target = target, Confidence = 1, Field = null, Options = Plain(MappingGuess.OptionsFor(importObject, target, profile)) };
    }

    private static ColumnOptions Plain(ColumnOptions options) => options with
    {
        Number = options.Number is null ? null : NumberFormat.Point,
        BlankWords = null,
        Separator = options.Separator is null ? null : ";",
        Subscription = options.Subscription is null ? null : SubscriptionMeaning.Status,
    };
}
