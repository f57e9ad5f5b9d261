using System.Globalization;
using System.Text.Json;
using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Tandem.Engines.Tests.Import.Csv;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>Real header rows of vendors, with the mapping that a good importer proposes (contact-import-samples).</summary>
public class VendorSampleTests(ITestOutputHelper output)
{
    [Fact]
    public void At_least_95_percent_of_the_expected_mappings_are_guessed()
    {
        if (SharedData.Folder("contact-import-samples", output) is not { } folder) return;
        folder = Path.Combine(folder, "vendor-headers");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected_mapping.json")));
        int agreed = 0, all = 0;
        foreach (var file in json.RootElement.EnumerateObject())
        {
            var path = Path.Combine(folder, file.Name);
            var guess = Guesses.OfFile(ImportObject.Contacts, path);
            foreach (var expected in file.Value.EnumerateObject())
            {
                all++;
                if (Agrees(guess, path, expected.Name, expected.Value.ToString())) agreed++;
                else output.WriteLine($"{file.Name}: {expected.Name} should be {expected.Value}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Conformance: header mapping, {agreed} of {all} expectations agree ({100.0 * agreed / all:0.0} %)."));
        ((double)agreed / all).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    // Most entries name a target; the others say something about the file or about how a column is read.
    private static bool Agrees(MappingGuess guess, string path, string header, string expected) => (header, expected) switch
    {
        ("delimiter", _) => Inspect(path).Dialect.Delimiter == expected[0],
        ("header_row", _) => Inspect(path).Dialect.HeaderLine == int.Parse(expected, CultureInfo.InvariantCulture),
        ("*", "every row must import as unsubscribed") => guess.Hints.ImpliedSubscription == SubscriptionState.Unsubscribed,
        (_, "Excel serial 45631 = 2024-12-05") => ReadsDate(guess.Column(header), "45631.0", new DateOnly(2024, 12, 5)),
        (_, "dd-mm-yyyy") => guess.Column(header).Target == "created_at" && ReadsDate(guess.Column(header), "12-04-2022 09:30", new DateOnly(2022, 4, 12)),
        (_, "Yes => unsubscribed") => Reads(guess.Column(header), "Yes", SubscriptionState.Unsubscribed),
        (_, "Unsubscribed => unsubscribed") => Reads(guess.Column(header), "Unsubscribed", SubscriptionState.Unsubscribed),
        (_, "bounced => do not mail") => Reads(guess.Column(header), "bounced", SubscriptionState.Bounced),
        (_, "external_id (keep the l: prefix)") => guess.Column(header) is { Target: "external_id" } id && id.Column.Samples[0] == "l:123",
        (_, "two addresses separated by \" ::: \"") => guess.Column(header) is { Target: "email" } email
            && MultiValue.Split(email.Column.Samples[0], email.Options.Separator) is ["grace@example.com", "grace2@example.com"],
        _ => string.Equals(guess.Column(header).Target, expected, StringComparison.Ordinal),
    };

    private static bool Reads(ColumnGuess column, string cell, SubscriptionState state) =>
        column is { Target: "unsubscribed", Options.Subscription: { } meaning } && SubscriptionWords.Read(cell, meaning) == state;

    private static bool ReadsDate(ColumnGuess column, string cell, DateOnly day) =>
        column.Options.Date is { } format && DateParser.TryParse(cell, format, out var date, out _) && date.Day == day;

    private static CsvFile Inspect(string path)
    {
        using var stream = File.OpenRead(path);
        return CsvText.Inspect(stream);
    }

    [Fact]
    public void Uploads_with_odd_headers_are_guessed_too()
    {
        if (SharedData.Folder("contact-import-samples", output) is not { } folder) return;
        folder = Path.Combine(folder, "dittofeed");

        Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "users.csv")).Columns.Select(c => c.Target).ShouldBe(["external_id", "email", "first_name", "last_name", "phone"]);
        Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "subscription-group-actions.csv")).Column("action").Options.Subscription.ShouldBe(SubscriptionMeaning.Status);
        Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "missing-headers-users.csv")).Columns.Select(c => c.Target).ShouldBe(["external_id", "email", null, null]);
        Inspect(Path.Combine(folder, "missing-headers-users.csv")).Dialect.HasHeader.ShouldBeFalse();
    }

    [Fact]
    public void Exports_of_companies_and_deals_are_guessed()
    {
        if (SharedData.Folder("contact-import-samples", output) is not { } folder) return;
        folder = Path.Combine(folder, "vendor-headers");

        Guesses.OfFile(ImportObject.Companies, Path.Combine(folder, "hubspot_companies.csv")).Columns.Select(c => c.Target)
            .ShouldBe(["external_id", "name", "website", "owner", "created_at"]);
        Guesses.OfFile(ImportObject.Deals, Path.Combine(folder, "hubspot_deals.csv")).Columns.Select(c => c.Target)
            .ShouldBe(["external_id", "name", "stage", "amount", "owner", "company", "contact", "source", "stage_since"]);
        var accounts = Guesses.OfFile(ImportObject.Companies, Path.Combine(folder, "salesforce_dataloader_accounts.csv"));
        accounts.Columns.Where(c => c.Target is not null).Select(c => $"{c.Column.Header} {c.Target}")
            .ShouldBe(["ID external_id", "NAME name", "PARENTID parent", "BILLINGCITY city", "BILLINGCOUNTRY country", "PHONE phone", "WEBSITE website"]);
        accounts.Column("PARENTID").Options.By.ShouldBe(ReferenceBy.ExternalId);
    }
}
