using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using Tandem.Tests.Messaging;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser;

/// <summary>A form is built, published and put on somebody's site; two visitors send it, one of them without a script; one confirms the address by the mail's link.</summary>
public sealed class FormsTests
{
    [Fact]
    public async Task A_form_is_built_published_sent_with_and_without_a_script_and_confirmed_by_the_mails_button()
    {
        using var sink = await SmtpSink.Start();
        await using var server = await Server.With(("TANDEM_SMTP", sink.Url));
        await using var chromium = await Chromium.Start();
        var team = await chromium.Page();
        await SetUp(team, server);
        var path = await Build(team, server);

        await SendWithScript(await chromium.Page(), server, path);
        var plain = await chromium.Page(script: false);
        await SendWithoutScript(plain, server, path);
        await Confirm(plain, sink);

        await team.GetByRole(AriaRole.Tab, new() { Name = "Results" }).ClickAsync();
        await Expect(team.GetByRole(AriaRole.Row).Filter(new() { HasText = "ada@shop.example" })).ToContainTextAsync("Let in");
        await team.GetByRole(AriaRole.Button, new() { Name = "bob@shop.example" }).ClickAsync();
        await Expect(team.GetByText("<script>alert(1)</script>", new() { Exact = true }).First).ToBeVisibleAsync();
        await team.GetByRole(AriaRole.Link, new() { Name = "Open the contact" }).ClickAsync();
        await Expect(team.GetByText("Sent the form “Book a demo”").First).ToBeVisibleAsync();
    }

    private static async Task SetUp(IPage page, Server server)
    {
        await page.GotoAsync(server.Url);
        await page.GetByLabel("Workspace").FillAsync("Northwind Parcel");
        await page.GetByLabel("Your name").FillAsync("First Owner");
        await page.GetByLabel("Email").FillAsync("owner@tandem.example");
        await page.GetByLabel("Password").First.FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the workspace" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Forms" }).First).ToBeVisibleAsync();
    }

    /// <summary>From the starter: a field more, moved with the keyboard, shown by a condition; consents wait for the address.</summary>
    private static async Task<string> Build(IPage page, Server server)
    {
        await page.GotoAsync(server.Url + "/forms");
        await page.GetByRole(AriaRole.Button, new() { Name = "New form" }).First.ClickAsync();
        await page.GetByText("Book a demo").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the form" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Step 2" }).GetByRole(AriaRole.Button, new() { Name = "Add a field" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Job title" }).ClickAsync();
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync("What do you do there?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a condition" }).ClickAsync();
        await Choose(page, "Answer", "How large is your team?");
        await Choose(page, "Value", "More than 200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("What do you do there") });
        for (var press = 0; press < 5; press++)
        {
            await row.PressAsync("Alt+ArrowUp");
        }

        await Expect(page.FrameLocator("iframe[title='Preview of the form']").GetByText("What do you do there?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "After sending" }).ClickAsync();
        await Choose(page, "What waits for the confirmation", "Consents count once the address is confirmed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath.Replace("/forms/", "/f/", StringComparison.Ordinal);
    }

    private static async Task SendWithScript(IPage page, Server server, string path)
    {
        await using var shop = await Shop.Open(
            $"<!doctype html><title>Shop</title><h1>Shop</h1><script async src=\"{server.Url}{path}.js\"></script><div data-tandem-form=\"{path[3..]}\"></div>");
        await page.GotoAsync(shop.Url + "/demo?utm_source=ad&utm_campaign=spring");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("This is needed.").First).ToBeVisibleAsync();
        await About(page, "Ada", "Byron", "ada@shop.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Company").FillAsync("Engines Ltd");
        await Expect(page.GetByLabel("What do you do there?")).ToBeHiddenAsync();
        await page.GetByLabel("More than 200").CheckAsync();
        await page.GetByLabel("What do you do there?").FillAsync("Countess");
        await page.GetByLabel("Send me news").CheckAsync();
        // No person is quicker than two seconds.
        await page.WaitForTimeoutAsync(2100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Book my demo" }).ClickAsync();
        await Expect(page.GetByText("A mail with a link is on its way to you")).ToBeVisibleAsync();
    }

    private static async Task SendWithoutScript(IPage page, Server server, string path)
    {
        await page.GotoAsync(server.Url + path);
        await About(page, "Bob", "<script>alert(1)</script>", "bob@shop.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Company").FillAsync("Engines Ltd");
        await page.GetByLabel("More than 200").CheckAsync();
        await page.GetByLabel("Send me news").CheckAsync();
        await page.WaitForTimeoutAsync(2100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Book my demo" }).ClickAsync();
        // The question that the answer brought up is asked before anything is sent.
        await page.GetByLabel("What do you do there?").FillAsync("Engineer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Book my demo" }).ClickAsync();
        await Expect(page.GetByText("We will be in touch within one working day")).ToBeVisibleAsync();
    }

    private static async Task Confirm(IPage page, SmtpSink sink)
    {
        ReceivedMail? mail = null;
        for (var tries = 0; tries < 100 && mail is null; tries++)
        {
            mail = sink.Mails().Select(raw => new ReceivedMail(raw)).FirstOrDefault(one => one.Headers["To"].Contains("bob@shop.example", StringComparison.Ordinal));
            await Task.Delay(100);
        }

        await page.GotoAsync(mail!.Link);
        await Expect(page.GetByText("Confirm bob@shop.example")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm my address" }).ClickAsync();
        await Expect(page.GetByText("Your address is confirmed.")).ToBeVisibleAsync();
    }

    private static async Task About(IPage page, string first, string last, string email)
    {
        await page.GetByLabel("First name").FillAsync(first);
        await page.GetByLabel("Last name").FillAsync(last);
        await page.GetByLabel("Work email").FillAsync(email);
    }

    private static async Task Choose(IPage page, string label, string option)
    {
        await page.GetByLabel(label, new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
    }
}
