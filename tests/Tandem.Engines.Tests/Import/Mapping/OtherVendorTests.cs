using System.Globalization;
using Tandem.Engines.Import.Mapping;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import.Mapping;

public class OtherVendorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(ImportObject.Contacts, OtherVendors.Contacts)]
    [InlineData(ImportObject.Contacts, OtherVendorsOfEurope.Contacts)]
    [InlineData(ImportObject.Deals, OtherVendorsOfSales.Deals)]
    [InlineData(ImportObject.Companies, OtherVendorsOfSales.Companies)]
    [InlineData(ImportObject.Users, OtherVendorsOfSales.Users)]
    [InlineData(ImportObject.Products, OtherVendorsOfSales.Products)]
    public void Headers_of_other_systems_are_guessed(ImportObject importObject, string vendors)
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var block in vendors.Split("# ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var columns = lines[1..].Select(l => l.Split(" =", 3, StringSplitOptions.TrimEntries)).ToList();
            var text = Row(columns.Select(c => c[0])) + Row(columns.Select(c => c[2]));
            var guess = Guesses.OfText(importObject, text);
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i][1] == "?") continue;
                count++;
                var found = guess.Columns[i].Target ?? "-";
                if (found != columns[i][1]) wrong.Add($"{lines[0]}: {columns[i][0]} is {columns[i][1]}, guessed {found}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Headers of other systems, {importObject}: {count - wrong.Count} of {count}."));
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("unsubscribed_members.csv", null, Tandem.Engines.Import.Values.SubscriptionState.Unsubscribed)]
    [InlineData("cleaned_members_export.csv", null, Tandem.Engines.Import.Values.SubscriptionState.Bounced)]
    [InlineData("customers 2024.csv", Tandem.Engines.Import.Values.LifecycleWord.Customer, null)]
    [InlineData("marketing_qualified_leads.csv", Tandem.Engines.Import.Values.LifecycleWord.MarketingQualified, null)]
    [InlineData("contacts.csv", null, null)]
    public void The_name_of_a_file_says_what_its_people_share(string fileName, Tandem.Engines.Import.Values.LifecycleWord? lifecycle, Tandem.Engines.Import.Values.SubscriptionState? subscription) =>
        Guesses.OfText(ImportObject.Contacts, "email,name\nada@example.com,Ada\n", fileName).Hints.ShouldBe(new FileHints(lifecycle, subscription));

    [Fact]
    public void A_column_that_says_it_of_each_row_leaves_nothing_to_the_name_of_the_file() =>
        Guesses.OfText(ImportObject.Contacts, "email,lifecycle stage\nada@example.com,customer\n", "leads.csv").Hints.ImpliedLifecycle.ShouldBeNull();

    [Fact]
    public void Every_word_of_the_tables_leads_to_a_target_that_exists()
    {
        foreach (var importObject in Enum.GetValues<ImportObject>())
        {
            foreach (var target in ImportTargets.Of(importObject)) ImportTargets.Find(importObject, target.Key).ShouldBe(target);
        }
        foreach (var word in new[] { "Email", "first name", "OPTIN_TIME" })
            Guesses.OfText(ImportObject.Contacts, word + "\n").Columns.Single().Target.ShouldNotBeNull();
    }

    [Fact]
    public void Custom_fields_get_keys_of_their_own()
    {
        var guess = Guesses.OfText(ImportObject.Contacts, "T-shirt size,T shirt-size,2nd choice,Größe (cm),???\n1,2,3,4,5\n");

        guess.Columns.Select(c => c.Field!.Key).ShouldBe(["tShirtSize", "tShirtSize2", "field2ndChoice", "grosse", "field"]);
    }

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";
}
