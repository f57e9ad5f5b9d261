using System.Text.Json;
using Tandem.Engines.Tests.Import;
using Tandem.Engines.Traffic.Channels;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Traffic;

public class TouchTests(ITestOutputHelper output)
{
    private const string Site = "https://shop.example.com/pricing";
    private static readonly ChannelRules Channels = new(DefaultChannels.All);

    [Theory]
    [InlineData("", null, "(direct)", "(none)", "Direct")]
    [InlineData("", "https://blog.example.com/post", "(direct)", "(none)", "Direct")]
    [InlineData("", "https://www.google.com/", "google", "organic", "Organic search")]
    [InlineData("", "https://duckduckgo.com/?q=crm", "duckduckgo", "organic", "Organic search")]
    [InlineData("?gclid=abc", "https://www.google.com/", "google", "cpc", "Paid search")]
    [InlineData("?utm_source=google&utm_medium=cpc&utm_campaign=spring", "https://www.google.com/", "google", "cpc", "Paid search")]
    [InlineData("?utm_source=facebook&utm_medium=paid-social", null, "facebook", "paid-social", "Paid social")]
    [InlineData("?utm_source=fb&utm_medium=cpc", null, "fb", "cpc", "Paid social")]
    [InlineData("", "https://m.facebook.com/l.php", "facebook", "social", "Organic social")]
    [InlineData("?fbclid=x", "https://l.facebook.com/", "facebook", "social", "Organic social")]
    [InlineData("", "https://t.co/x", "twitter", "social", "Organic social")]
    [InlineData("", "https://www.linkedin.com/", "linkedin", "social", "Organic social")]
    [InlineData("?utm_source=newsletter&utm_medium=email", null, "newsletter", "email", "Email")]
    [InlineData("", "https://mail.google.com/", "gmail", "email", "Email")]
    [InlineData("", "https://webmail.somewhere.example.org/", "webmail.somewhere.example.org", "email", "Email")]
    [InlineData("?utm_source=partner&utm_medium=affiliate", null, "partner", "affiliate", "Affiliates")]
    [InlineData("?utm_source=site&utm_medium=banner", null, "site", "banner", "Display")]
    [InlineData("?utm_source=taboola&utm_medium=cpm", null, "taboola", "cpm", "Display")]
    [InlineData("?utm_source=x-partner&utm_medium=cpc", null, "x-partner", "cpc", "Paid other")]
    [InlineData("", "https://www.youtube.com/watch?v=1", "youtube", "referral", "Organic video")]
    [InlineData("?utm_source=youtube&utm_medium=cpc", null, "youtube", "cpc", "Paid video")]
    [InlineData("", "https://www.amazon.de/", "amazon", "referral", "Organic shopping")]
    [InlineData("", "https://www.google.de/products?q=x", "google shopping", "referral", "Organic shopping")]
    [InlineData("?utm_source=amazon&utm_medium=cpc", null, "amazon", "cpc", "Paid shopping")]
    [InlineData("", "https://chatgpt.com/", "chatgpt", "ai", "AI assistants")]
    [InlineData("?utm_source=chatgpt.com", "https://chatgpt.com/", "chatgpt.com", "(not set)", "AI assistants")]
    [InlineData("", "https://www.perplexity.ai/search", "perplexity.ai", "ai", "AI assistants")]
    [InlineData("", "https://www.nytimes.com/2026/", "nytimes.com", "referral", "Referral")]
    [InlineData("?utm_source=sms&utm_medium=sms", null, "sms", "sms", "SMS")]
    [InlineData("?utm_source=app&utm_medium=web-push", null, "app", "web-push", "Push notifications")]
    [InlineData("?utm_source=Direct", null, "(direct)", "(none)", "Direct")]
    [InlineData("?utm_source=paid_search&utm_medium=cpc", null, "paid_search", "cpc", "Paid search")]
    [InlineData("?utm_campaign=spring", null, "(not set)", "(not set)", "Unassigned")]
    [InlineData("?utm_source=%00%3Cscript%3E&utm_medium=x", null, "<script>", "x", "Unassigned")]
    public void A_visit_has_source_medium_and_channel(string query, string? referrer, string source, string medium, string channel)
    {
        var touch = TouchReader.Read(Arrival.Of(Site + query, referrer));
        (touch.Source, touch.Medium, Channels.ChannelOf(touch)).ShouldBe((source, medium, channel));
        touch.Page.ShouldBe("shop.example.com/pricing");
    }

    [Fact]
    public void What_the_client_says_of_a_campaign_comes_before_the_address()
    {
        var touch = TouchReader.Read(Arrival.Of(Site + "?utm_source=a", null, new CampaignTags("b", "email", "Spring", null, null)));
        (touch.Source, touch.Medium, touch.Campaign, touch.IsCampaign).ShouldBe(("b", "email", "Spring", true));
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("https://[::1")]
    [InlineData("data:text/html,x")]
    public void What_is_no_address_says_nothing(string text) => TouchReader.Read(Arrival.Of(text, text)).ShouldBe(Touch.Unknown);

    [Fact]
    public void The_cases_of_referer_parser_agree()
    {
        if (SharedData.Folder("referer-parser", output) is not { } folder) return;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "referer-tests.json")));
        var cases = json.RootElement.EnumerateArray().ToList();
        int media = 0, sources = 0, terms = 0;
        foreach (var one in cases)
        {
            var (known, term) = TouchReader.Look(new Uri(one.GetProperty("uri").GetString()!));
            var medium = known?.Kind is SourceKind.Ai ? "chatbot" : known?.Kind.ToString().ToLowerInvariant() ?? "unknown";
            media += medium == one.GetProperty("medium").GetString() ? 1 : 0;
            sources += known?.Name == one.GetProperty("source").GetString() ? 1 : 0;
            terms += term == one.GetProperty("term").GetString() ? 1 : 0;
        }
        output.WriteLine($"Conformance: referer-parser, of {cases.Count}: medium {media / (double)cases.Count:P1}, source {sources / (double)cases.Count:P1}, search term {terms / (double)cases.Count:P1} agree.");
        cases.Count.ShouldBeGreaterThan(50);
        (media / (double)cases.Count).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void The_sources_of_Google_Analytics_agree()
    {
        if (SharedData.Folder("ga4-source-categories", output) is not { } folder) return;
        var rows = File.ReadLines(Path.Combine(folder, "ga4_source_categories.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var wrong = rows.Where(row => "SOURCE_CATEGORY_" + SourceTable.OfName(row[0])?.Kind.ToString().ToUpperInvariant() != row[1]).ToList();
        var share = 1 - wrong.Count / (double)rows.Count;
        output.WriteLine($"Conformance: ga4-source-categories, {share:P1} of {rows.Count} agree; other than Google, webmail is mail here and not search.");
        foreach (var row in wrong) output.WriteLine($"{row[0]}: {row[1]}, here {SourceTable.OfName(row[0])?.Kind}");
        share.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void The_first_rule_that_holds_names_the_channel()
    {
        var rules = new ChannelRules(
        [
            new ChannelRule("Ours", [[new ChannelCondition(TouchField.Source, TouchTest.Is, ["Newsletter"]), new ChannelCondition(TouchField.Campaign, TouchTest.StartsWith, ["spring"])]]),
            new ChannelRule("Not mail", [[new ChannelCondition(TouchField.Medium, TouchTest.IsNot, ["email"])], [new ChannelCondition(TouchField.Page, TouchTest.Matches, ["/pric(e|ing)$"])]]),
        ]);
        rules.ChannelOf(new Touch { Source = "newsletter", Campaign = "Spring 26", Medium = "email" }).ShouldBe("Ours");
        rules.ChannelOf(new Touch { Source = "newsletter", Medium = "email" }).ShouldBe(ChannelRules.Unassigned);
        rules.ChannelOf(new Touch { Source = "newsletter", Medium = "email", Page = "x.example/pricing" }).ShouldBe("Not mail");
        rules.ChannelOf(new Touch()).ShouldBe("Not mail");
    }

    [Theory]
    [InlineData("(a+)+$(?=x)")]
    [InlineData("(a")]
    public void A_pattern_that_could_hold_the_server_up_is_refused(string pattern) =>
        Should.Throw<Exception>(() => ChannelRules.Expression(pattern)).ShouldSatisfyAllConditions(error => (error is ArgumentException or NotSupportedException).ShouldBeTrue());
}
