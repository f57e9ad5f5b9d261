using Microsoft.Playwright;
using Tandem.Browser.Sample;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

public sealed class TrafficTests(FilledServer filled) : IClassFixture<FilledServer>
{
    [Fact]
    public async Task Somebody_who_opens_a_page_is_live_within_seconds()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/live");
        await Expect(page.GetByText("in the last five minutes")).ToBeVisibleAsync();
        await Expect(page.GetByText("/nobody-was-here<b>yet</b>")).ToHaveCountAsync(0);

        await SampleVisits.See(filled.Server.Url, filled.Sample.TrackerKey, "/nobody-was-here<b>yet</b>");
        await Expect(page.GetByText("/nobody-was-here<b>yet</b>")).ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_row_leads_inside_and_a_number_to_its_people()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/traffic");
        await page.GetByRole(AriaRole.Button, new() { Name = "Organic search" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "google" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "All" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.GetByText("have not said who they are")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("have not said who they are")).ToHaveCountAsync(0);
        await page.GetByTitle("Take this away").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Email" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Channels_are_tried_dragged_edited_and_taken_back()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/settings/channels");
        var rules = page.GetByLabel("Rules in their order").GetByRole(AriaRole.Listitem);
        await Expect(rules.First).ToContainTextAsync("Direct");

        await page.GetByLabel("Address that somebody opens").FillAsync("fernleaf.example/?utm_source=google&utm_medium=cpc");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Paid search");

        // Both in view: a page that scrolls under the mouse drags another rule.
        await rules.Filter(new() { HasText = "Paid video" }).DragToAsync(rules.First);
        await Expect(rules.First).ToContainTextAsync("Paid video");
        await page.ReloadAsync();
        await Expect(rules.First).ToContainTextAsync("Paid video");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit Paid video" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Channel", Exact = true }).FillAsync("Videos");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(rules.First).ToContainTextAsync("Videos");

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the usual rules" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take them back" }).ClickAsync();
        await Expect(rules.First).ToContainTextAsync("Direct");
    }
}
