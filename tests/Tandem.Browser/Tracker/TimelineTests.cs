using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Tracker;

/// <summary>What came from a website, on the page of the person.</summary>
public sealed class TimelineTests(TrackedWorld world) : IClassFixture<TrackedWorld>
{
    [Fact]
    public async Task Machines_are_hidden_until_somebody_wants_to_see_them_and_a_team_is_shown_alone()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await TrackedWorld.Ready(page);
        await TrackedWorld.Call(page, "tandem.identify('u-filters', { email: 'somebody@filters.example' }); tandem.track('Human step'); tandem.track('Machine step')");
        await world.Events(id, all => all.Any(one => one.Type == "Machine step"));
        await world.Write("update journey_events set bot = 'agent:crawler,headless' where type = 'Machine step'");
        var person = (string)(await world.Owner.Get("/api/v1/contacts?q=filters.example"))["items"]![0]!["id"]!;
        await world.Owner.Post($"/api/v1/contacts/{person}/notes", new { body = "Asked for a call." });

        var desk = await world.Desk();
        await desk.GotoAsync($"{world.Server.Url}/people/{person}");
        await Expect(desk.GetByText("Human step")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Machine step")).ToHaveCountAsync(0);
        await desk.GetByLabel("Bots").ClickAsync();
        await Expect(desk.GetByText("Machine step")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Bot: crawler, headless")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "By sales" }).ClickAsync();
        await Expect(desk.GetByText("Human step")).ToHaveCountAsync(0);
        await Expect(desk).ToHaveURLAsync(new Regex("team=sales.*bots=true|bots=true.*team=sales"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "By marketing" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Web" }).ClickAsync();
        await desk.ReloadAsync();
        await Expect(desk.GetByText("Machine step")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Human step")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("TANDEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await desk.ScreenshotAsync(new() { Path = Path.Combine(folder, "timeline-with-bots.png") });
        }
    }
}
