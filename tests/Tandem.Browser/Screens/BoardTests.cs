using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

/// <summary>Deals on a board: dragged, carried by keyboard, lost with a reason, and asked for what a stage needs.</summary>
public sealed class BoardTests(FilledServer filled) : IClassFixture<FilledServer>
{
    [Fact]
    public async Task A_card_is_dragged_to_another_stage_and_taken_back()
    {
        var page = await Board();
        var (card, name) = await First(page, "Qualified");
        await card.DragToAsync(Column(page, "Demo"));

        await Expect(Column(page, "Demo").GetByText(name).First).ToBeVisibleAsync();
        await Expect(page.GetByText($"{name} is now in Demo")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(Column(page, "Demo").Locator("[data-deal]").First).ToContainTextAsync(name);

        (card, name) = await First(page, "Demo");
        await card.DragToAsync(Column(page, "Qualified"));
        await Expect(page.GetByText($"{name} is now in Qualified")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Expect(Column(page, "Demo").Locator("[data-deal]").First).ToContainTextAsync(name);
    }

    [Fact]
    public async Task A_card_is_carried_by_keyboard_and_lost_with_a_reason()
    {
        var page = await Board();
        var (_, name) = await First(page, "Qualified");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("l");
        await Expect(page.GetByText($"{name} is now in Demo")).ToBeVisibleAsync();
        var moved = Column(page, "Demo").Locator("[data-deal]").First;
        await Expect(moved).ToContainTextAsync(name);
        await Expect(moved).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("h");
        await Expect(page.GetByText($"{name} is now in Qualified")).ToBeVisibleAsync();

        var (card, lost) = await First(page, "Demo");
        await card.DragToAsync(Column(page, "Lost"));
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Why we lost")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Mark as lost" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Why we lost").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Competition" }).ClickAsync();
        await dialog.GetByLabel("Lost to").FillAsync("Initech");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mark as lost" }).ClickAsync();
        await Expect(page.GetByText($"{lost} is now in Lost")).ToBeVisibleAsync();
        await Expect(Column(page, "Lost").Locator("[data-deal]").First).ToContainTextAsync(lost);
        await card.ClickAsync();
        await Expect(page.GetByText("Initech").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stage_that_needs_something_asks_for_it_before_the_deal_moves()
    {
        var page = await Board();
        await page.GotoAsync(filled.Server.Url + "/settings/pipelines");
        await page.GetByRole(AriaRole.Button, new() { Name = "What a deal needs in Proposal" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Fields").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Next step" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await page.GotoAsync(filled.Server.Url + "/deals?as=board");
        var (card, name) = await First(page, "Demo");
        await card.DragToAsync(Column(page, "Proposal"));
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync($"Before {name} moves to Proposal");
        await Expect(Column(page, "Demo").Locator("[data-deal]").First).ToContainTextAsync(name);
        await dialog.GetByLabel("Next step").FillAsync("Send the offer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move the deal" }).ClickAsync();
        await Expect(Column(page, "Proposal").Locator("[data-deal]").First).ToContainTextAsync("next: Send the offer");
    }

    [Fact]
    public async Task On_a_phone_one_stage_stands_alone()
    {
        var page = await filled.SignedIn(390, 780);
        await page.GotoAsync(filled.Server.Url + "/deals?as=board");
        await Expect(Column(page, "Discovery")).ToBeVisibleAsync();
        await Expect(Column(page, "Demo")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Stages" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Demo") }).ClickAsync();
        await Expect(Column(page, "Demo")).ToBeVisibleAsync();
        await Expect(Column(page, "Discovery")).ToBeHiddenAsync();
    }

    private async Task<IPage> Board()
    {
        // Wide enough that every column is on the screen.
        var page = await filled.SignedIn(2300, 900);
        await page.GotoAsync(filled.Server.Url + "/deals?as=board");
        await Expect(Column(page, "Lost")).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Column(IPage page, string stage) => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex($"^{stage}, ") });

    private static async Task<(ILocator Card, string Name)> First(IPage page, string stage)
    {
        var card = Column(page, stage).Locator("[data-deal]").First;
        var id = await card.GetAttributeAsync("data-deal");
        var name = await card.Locator("span").First.TextContentAsync();
        return (page.Locator($"[data-deal='{id}']"), name!);
    }
}
