using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using Tandem.Browser.Week;
using Tandem.Tests.Messaging;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser;

/// <summary>One visitor from an ad through three pages and a form to the confirmed address, and later on another device: one contact, one unbroken timeline.</summary>
public sealed class JourneyTests
{
    private const string Email = "ada@shop.example";

    [Fact]
    public async Task A_visitor_from_an_ad_to_another_device_is_one_contact_with_one_timeline()
    {
        using var sink = await SmtpSink.Start();
        await using var server = await Server.With(("TANDEM_SMTP", sink.Url));
        using var owner = await Colleague.Owner(server.Url);
        await using var chromium = await Chromium.Start();
        await using var shop = await Tracker.Shop.Open();
        shop.Snippet = await Snippet(owner, server);

        var first = await chromium.Page();
        await Visit(first, shop);
        await Subscribe(first);
        var second = await chromium.Page();
        await Confirm(second, sink);
        await ComeBack(second, shop);

        var contact = (await owner.Get("/api/v1/contacts"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)contact["email"]!, (string)contact["campaign"]!).ShouldBe((Email, "spring"));
        var types = await Timeline(owner, (string)contact["id"]!);
        types.Count(type => type == "page_viewed").ShouldBe(5, string.Join(", ", types));
        types.ShouldContain("form_submitted");
        types.Count(type => type == "visitor_joined").ShouldBe(2, "The browser of the form, and the other device.");
        types[^1].ShouldBe("page_viewed", "It begins with the ad, before anybody knew who it was.");
    }

    private static async Task<string> Snippet(Colleague owner, Server server)
    {
        var site = await owner.Post("/api/v1/sites", new { name = "Shop" });
        var form = await owner.Post("/api/v1/forms", new { name = "News", starter = "newsletter" });
        var id = (string)form["form"]!["id"]!;
        await owner.Post($"/api/v1/forms/{id}/publish", new { });
        return $"<script async src='{server.Url}/t.js' data-key='{(string)site["writeKey"]!}'></script><script async src='{server.Url}/f/{id}.js'></script><div data-tandem-form='{id}'></div>";
    }

    private static async Task Visit(IPage page, Tracker.Shop shop)
    {
        await page.GotoAsync(shop.Url + "/?utm_source=google&utm_medium=cpc&utm_campaign=spring&gclid=abc");
        await page.GetByRole(AriaRole.Link, new() { Name = "Prices" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Prices" })).ToBeVisibleAsync();
        await page.GotoAsync(shop.Url + "/long");
    }

    private static async Task Subscribe(IPage page)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync(Email);
        await page.GetByLabel(new Regex("Send me news")).CheckAsync();
        // No person is quicker than two seconds.
        await page.WaitForTimeoutAsync(2100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await Expect(page.GetByText(new Regex("mail with a link|confirm your address")).First).ToBeVisibleAsync();
    }

    private static async Task Confirm(IPage page, SmtpSink sink)
    {
        ReceivedMail? mail = null;
        for (var tries = 0; tries < 200 && mail is null; tries++)
        {
            mail = sink.Mails().Select(raw => new ReceivedMail(raw)).FirstOrDefault(one => one.Headers["To"].Contains(Email, StringComparison.Ordinal));
            await Task.Delay(100);
        }

        await page.GotoAsync(mail.ShouldNotBeNull().Link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm my address" }).ClickAsync();
        await Expect(page.GetByText("Your address is confirmed.")).ToBeVisibleAsync();
    }

    /// <summary>Days later, on the telephone, say: a page, then somebody who signs in.</summary>
    private static async Task ComeBack(IPage page, Tracker.Shop shop)
    {
        await page.GotoAsync(shop.Url + "/pricing");
        await page.WaitForFunctionAsync("() => typeof window.tandem?.anonymousId === 'function'");
        await page.EvaluateAsync($"() => tandem.identify('ada', {{ email: '{Email}' }})");
        await page.GotoAsync(shop.Url + "/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home" })).ToBeVisibleAsync();
    }

    /// <summary>What the person did, the latest first; the last pages come a moment after they were seen.</summary>
    private static async Task<IReadOnlyList<string>> Timeline(Colleague owner, string contact)
    {
        for (var tries = 0; ; tries++)
        {
            var items = (await owner.Get($"/api/v1/contacts/{contact}/timeline?limit=100"))["items"]!.AsArray();
            var types = items.Select(item => (string)item!["type"]!).ToList();
            if (types.Count(type => type == "page_viewed") >= 5 || tries == 100)
            {
                return types;
            }

            await Task.Delay(100);
        }
    }
}
