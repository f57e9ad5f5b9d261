using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using Tandem.Browser.Week;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Tracker;

/// <summary>From the first steps to the first visitor, as somebody does it who has just begun.</summary>
public sealed class ConnectTests
{
    [Fact]
    public async Task The_page_with_the_snippet_turns_green_when_the_first_visitor_comes()
    {
        await using var server = await Server.Run();
        using var owner = await Colleague.Owner(server.Url);
        await using var chromium = await Chromium.Start();
        await using var shop = await Shop.Open();
        var desk = await chromium.Page();
        await desk.Context.AddCookiesAsync([new Cookie { Name = owner.SessionCookie.Name, Value = owner.SessionCookie.Value, Url = server.Url }]);

        await desk.GotoAsync(server.Url);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Connect your site" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Connect a site" }).ClickAsync();
        await desk.GetByLabel("Name").FillAsync("Shop");
        await desk.GetByLabel("Address").FillAsync("https://www.shop.example");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make the snippet" }).ClickAsync();
        await Expect(desk.GetByText("Waiting for the first event")).ToBeVisibleAsync();
        shop.Snippet = await desk.Locator("pre").First.InnerTextAsync();
        shop.Snippet.ShouldMatch($"^<script async src=\"{Regex.Escape(server.Url)}/t.js\" data-key=\"tdmw_[\\w-]+\"></script>$");

        var visitor = await chromium.Page();
        await visitor.GotoAsync(shop.Url);
        await Expect(desk.GetByText($"A page of {shop.Url} was turned away")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Allow it" }).ClickAsync();
        await Expect(desk.GetByText($"A page of {shop.Url}")).ToHaveCountAsync(0);
        await visitor.ReloadAsync();
        await Expect(desk.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync(shop.Url);

        await desk.GetByLabel("Without cookies").ClickAsync();
        await Expect(desk.Locator("pre").First).ToContainTextAsync("data-cookieless");
        await desk.GetByText("Held to its hash").ClickAsync();
        await Expect(desk.Locator("pre").First).ToContainTextAsync("integrity=\"sha384-");
        await desk.GotoAsync(server.Url);
        await Expect(desk.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Connect your site" })).ToContainTextAsync("(done)");
    }
}
