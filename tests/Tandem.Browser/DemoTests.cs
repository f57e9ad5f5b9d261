using Microsoft.Playwright;
using Tandem.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser;

/// <summary>Somebody who tries the demo: looks around, wipes it, and has a workspace to begin with.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_owner_wipes_the_demo_from_its_banner_and_finds_the_first_steps()
    {
        await using var server = await Server.Run("demo", "--part", "50");
        await using var chromium = await Chromium.Start();
        var page = await chromium.Page();
        await page.GotoAsync(server.Url);
        await page.GetByLabel("Workspace").FillAsync("Northwind Parcel");
        await page.GetByLabel("Your name").FillAsync("First Owner");
        await page.GetByLabel("Email").FillAsync("owner@tandem.example");
        await page.GetByLabel("Password").First.FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the workspace" }).ClickAsync();
        var banner = page.GetByLabel("Demo workspace");
        await Expect(banner).ToBeVisibleAsync();
        await page.GotoAsync(server.Url + "/people");
        await Expect(page.GetByText("@").First).ToBeVisibleAsync();

        await banner.GetByRole(AriaRole.Button, new() { Name = "Wipe it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wipe everything" }).ClickAsync();

        await Expect(banner).ToHaveCountAsync(0);
        await page.GotoAsync(server.Url);
        var steps = page.GetByLabel("First steps", new() { Exact = true });
        await Expect(steps.GetByText("Bring your people in")).ToBeVisibleAsync();
        await Expect(steps.GetByRole(AriaRole.Button, new() { Name = "Load sample data" })).ToBeVisibleAsync();
        await page.GotoAsync(server.Url + "/people");
        await Expect(page.GetByText("Nobody here yet")).ToBeVisibleAsync();

        await page.GotoAsync(server.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the first steps away" }).ClickAsync();
        await Expect(steps).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("first steps");
        await page.GetByRole(AriaRole.Option, new() { Name = "Show the first steps" }).ClickAsync();
        await Expect(steps).ToBeVisibleAsync();
    }
}
