using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Tests.Import.Values;

public class WordTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("x", true)]
    [InlineData("ja", true)]
    [InlineData("Oui", true)]
    [InlineData("sí", true)]
    [InlineData("No", false)]
    [InlineData("nein", false)]
    [InlineData("0", false)]
    [InlineData("falsch", false)]
    [InlineData("não", false)]
    public void Yes_and_no_are_read(string cell, bool expected)
    {
        BooleanParser.TryParse(cell, out var value, out _).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("unknown")]
    [InlineData("")]
    public void Anything_else_is_neither(string cell)
    {
        BooleanParser.TryParse(cell, out _, out var problem).ShouldBeFalse();
        problem.Code.ShouldBe("notABoolean");
    }

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("a; b ;", "a|b")]
    [InlineData("x ::: y", "x|y")]
    [InlineData("\"VIP\",\"Blog\"", "VIP|Blog")]
    [InlineData("\"Smith, J.\", Doe", "Smith, J.|Doe")]
    [InlineData("* myContacts", "myContacts")]
    [InlineData("* myContacts ::: friends", "myContacts|friends")]
    [InlineData("a\nb", "a|b")]
    [InlineData("VIP, vip", "VIP")]
    [InlineData(" , ", "")]
    [InlineData("one", "one")]
    [InlineData("", "")]
    public void Several_values_in_a_cell_are_parted(string cell, string expected) => string.Join('|', MultiValue.Split(cell)).ShouldBe(expected);

    [Theory]
    [InlineData("Unsubscribed", SubscriptionMeaning.Status, SubscriptionState.Unsubscribed)]
    [InlineData("bounced", SubscriptionMeaning.Status, SubscriptionState.Bounced)]
    [InlineData("Cleaned", SubscriptionMeaning.Status, SubscriptionState.Bounced)]
    [InlineData("active", SubscriptionMeaning.Status, SubscriptionState.Subscribed)]
    [InlineData("never_subscribed", SubscriptionMeaning.Status, SubscriptionState.Unconfirmed)]
    [InlineData("opted-out", SubscriptionMeaning.Status, SubscriptionState.Unsubscribed)]
    [InlineData("Yes", SubscriptionMeaning.OptOut, SubscriptionState.Unsubscribed)]
    [InlineData("No", SubscriptionMeaning.OptOut, null)]
    [InlineData("yes", SubscriptionMeaning.OptIn, SubscriptionState.Subscribed)]
    [InlineData("no", SubscriptionMeaning.OptIn, SubscriptionState.Unsubscribed)]
    [InlineData("2024-03-12", SubscriptionMeaning.OptOut, SubscriptionState.Unsubscribed)]
    [InlineData("", SubscriptionMeaning.OptOut, null)]
    [InlineData("Working", SubscriptionMeaning.Status, null)]
    [InlineData("no", SubscriptionMeaning.Status, SubscriptionState.Unsubscribed)]
    [InlineData("yes", SubscriptionMeaning.Status, null)]
    [InlineData("Reported as spam", SubscriptionMeaning.Status, SubscriptionState.Complained)]
    [InlineData("Do Not Allow", SubscriptionMeaning.OptOut, SubscriptionState.Unsubscribed)]
    [InlineData("Express", SubscriptionMeaning.Status, SubscriptionState.Subscribed)]
    public void Words_about_mailing_are_understood(string cell, SubscriptionMeaning meaning, SubscriptionState? expected) =>
        SubscriptionWords.Read(cell, meaning).ShouldBe(expected);

    [Theory]
    [InlineData("marketingqualifiedlead", LifecycleWord.MarketingQualified)]
    [InlineData("Sales Qualified Lead", LifecycleWord.SalesQualified)]
    [InlineData("MQL", LifecycleWord.MarketingQualified)]
    [InlineData("Kunde", LifecycleWord.Customer)]
    [InlineData("other", null)]
    public void Lifecycle_stages_are_understood(string cell, LifecycleWord? expected) => LifecycleWords.Read(cell).ShouldBe(expected);

    [Theory]
    [InlineData("Closed Won", DealOutcome.Won)]
    [InlineData("closedlost", DealOutcome.Lost)]
    [InlineData("Engaging", DealOutcome.Open)]
    [InlineData("Verloren", DealOutcome.Lost)]
    [InlineData("Proposal", null)]
    public void Outcomes_are_understood(string cell, DealOutcome? expected) => OutcomeWords.Read(cell).ShouldBe(expected);

    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("deutschland", "DE")]
    [InlineData("USA", "US")]
    [InlineData("États-Unis", "US")]
    [InlineData("uk", "GB")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("BRA", "BR")]
    [InlineData("Korea", "KR")]
    [InlineData("Atlantis", null)]
    public void Countries_are_found_by_name_and_code(string text, string? code) => Countries.Find(text).ShouldBe(code);

    [Theory]
    [InlineData("Null", true, true)]
    [InlineData("n/a", true, true)]
    [InlineData(" ", true, true)]
    [InlineData("Select", false, true)]
    [InlineData("--None--", true, true)]
    [InlineData("Nobody", false, false)]
    public void Place_holders_are_empty_where_no_name_can_stand(string cell, bool isMarker, bool isUnmade)
    {
        EmptyCell.IsMarker(cell).ShouldBe(isMarker);
        EmptyCell.IsUnmadeChoice(cell).ShouldBe(isUnmade);
        EmptyCell.IsBlank(cell).ShouldBe(string.IsNullOrWhiteSpace(cell));
    }

    [Theory]
    [InlineData("GTX Pro", "gtxpro")]
    [InlineData("  Élise-Ørsted & Söhne ", "eliseorstedsohne")]
    [InlineData("東京", "東京")]
    [InlineData("!?", "")]
    public void Loose_keys_are_letters_and_digits(string text, string key) => LooseKey.Of(text).ShouldBe(key);
}
