using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser;

/// <summary>What the first user does on the first day: set up, bring the real leads and deals, look at the scoreboard.</summary>
public sealed class FirstDayTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Real_leads_go_in_through_the_workspace_and_the_scoreboard_says_what_they_came_to()
    {
        await using var server = await Server.Run();
        await using var chromium = await Chromium.Start();
        var page = await chromium.Page();
        await SetUp(page, server);
        if (RealData("olist-funnel") is not { } folder)
        {
            return;
        }

        await Import(page, "contacts", Path.Combine(folder, "olist_marketing_qualified_leads_dataset.csv"), "4,807");
        await Import(page, "deals", Path.Combine(folder, "olist_closed_deals_dataset.csv"), "530");

        await page.GotoAsync(server.Url + "/scoreboard?from=2017-06-01&to=2018-06-01&mode=cohort&by=origin");
        var shown = new Dictionary<string, (string Leads, string Won)>(StringComparer.Ordinal);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Organic search" })).ToBeVisibleAsync();
        foreach (var row in await page.GetByRole(AriaRole.Row).AllAsync())
        {
            var cells = await row.Locator("td, th, [role=cell], [role=rowheader]").AllInnerTextsAsync();
            if (cells.Count > 6)
            {
                shown[cells[0].Trim().ToLowerInvariant().Replace(' ', '_')] = (cells[1].Trim(), cells[6].Trim());
            }
        }

        foreach (var line in File.ReadLines(Path.Combine(folder, "expected_funnel.csv")).Select(line => line.Split(',')).Where(line => line[0] == "origin"))
        {
            var key = line[1] == "(empty)" ? "not_known" : line[1];
            shown.ShouldContainKey(key);
            shown[key].ShouldBe((Grouped(line[2]), Grouped(line[3])), key);
        }
    }

    [Fact]
    public async Task Somebody_signs_out_and_in_again_and_finds_the_way_with_the_keyboard()
    {
        await using var server = await Server.Run();
        await using var chromium = await Chromium.Start();
        var page = await chromium.Page();
        await SetUp(page, server);
        await page.Context.ClearCookiesAsync();

        await page.GotoAsync(server.Url + "/people");
        await page.GetByLabel("Email").FillAsync("owner@tandem.example");
        await page.GetByLabel("Password").First.FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "New person" }).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("type what you want") }).FillAsync("scoreboard");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Go to scoreboard" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("/scoreboard"));
    }

    private static async Task SetUp(IPage page, Server server)
    {
        await page.GotoAsync(server.Url);
        await page.GetByLabel("Workspace").FillAsync("Northwind Parcel");
        await page.GetByLabel("Your name").FillAsync("First Owner");
        await page.GetByLabel("Email").FillAsync("owner@tandem.example");
        await page.GetByLabel("Password").First.FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the workspace" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Scoreboard" }).First).ToBeVisibleAsync();
    }

    private static async Task Import(IPage page, string what, string file, string rows)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), $"/import?object={what}").ToString());
        await page.GetByLabel("CSV file").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Import {rows} rows" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("See the") })).ToBeVisibleAsync(new() { Timeout = 120_000 });
    }

    private static string Grouped(string number) => long.Parse(number, CultureInfo.InvariantCulture).ToString("n0", CultureInfo.InvariantCulture);

    private static string? RealData(string name)
    {
        var folder = Path.Combine(Checkout.Root, "..", "shared", "data", name);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Console.WriteLine($"Left out: the real files of {name} (no ../shared/data/{name}).");
        return null;
    }
}
