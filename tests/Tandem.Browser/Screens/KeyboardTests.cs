using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Sample;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

/// <summary>A day's work without a mouse: nothing here clicks, and nothing sets the focus but the keyboard.</summary>
public sealed class KeyboardTests(FilledServer filled) : IClassFixture<FilledServer>
{
    /// <summary>As many as the fullest screen has stops.</summary>
    private const int MostTabs = 160;

    private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(80);

    private const string Focused =
        """
        () => {
          const element = document.activeElement;
          const labels = element.labels ? [...element.labels].map((label) => label.textContent) : [];
          return [element.getAttribute('aria-label'), ...labels, element.textContent].filter(Boolean).join(' ').trim();
        }
        """;

    [Fact]
    public async Task Somebody_signs_in_finds_a_person_and_changes_a_field()
    {
        var page = await filled.Chromium.Page();
        await page.GotoAsync(filled.Server.Url + "/sign-in");
        await TabTo(page, "Email");
        await page.Keyboard.TypeAsync(SampleWorkspace.Email);
        await TabTo(page, "Password");
        await page.Keyboard.TypeAsync(SampleWorkspace.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My day" })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Choose(page, "go to people");
        await Rows(page);
        await Choose(page, "go to scoreboard");
        await Expect(page).ToHaveURLAsync(new Regex("/scoreboard"));
        await Choose(page, "go to people");
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await Rows(page);
        await Press(page, "j", "j", "j", "k", "Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people/[0-9a-f-]{36}"));

        await TabTo(page, "Edit Last name");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Keeper of keys");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keeper of keys Edit Last name" })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>(Focused)).ShouldContain("Edit Last name", customMessage: "The focus stays on the field that was edited.");

        // Alt and left, which a browser without a window does not know.
        await page.GoBackAsync();
        await Expect(page.Locator("[role=row][data-active]")).ToHaveAttributeAsync("aria-rowindex", "3");
    }

    [Fact]
    public async Task Two_people_are_changed_at_once_after_a_preview_and_changed_back()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/people?sort=name");
        await Rows(page);
        await Press(page, "j", "x", "j", "x");
        await Expect(page.GetByText("2 people", new() { Exact = true })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await TabTo(page, "Field");
        await page.Keyboard.TypeAsync("City");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "City", Exact = true })).ToBeVisibleAsync();
        await Press(page, "ArrowDown", "Enter");
        await TabTo(page, "New value");
        await page.Keyboard.TypeAsync("Trondheim");
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Some of the changes" });
        await Expect(preview.GetByText("Trondheim")).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change 2 people" })).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("2 people changed")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await InTrondheim(page)).ShouldBe(2);
        await page.Keyboard.PressAsync("u");
        for (var tries = 0; tries < 100 && await InTrondheim(page) > 0; tries++)
        {
            await Task.Delay(100);
        }

        (await InTrondheim(page)).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_who_is_here_already_is_used_instead_of_made_twice()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/people");
        var email = await page.EvaluateAsync<string>("async (id) => (await (await fetch('/api/v1/contacts/' + id)).json()).email", filled.Sample.PersonId);
        await Rows(page);

        await Press(page, "c", "p");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await TabTo(page, "Email");
        await page.Keyboard.TypeAsync(email);
        await Expect(page.GetByText(new Regex("This person may be here already|This email belongs to somebody already"))).ToBeVisibleAsync();
        await TabTo(page, "Use existing");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex($"/people/{filled.Sample.PersonId}$"));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Enter_on_a_button_presses_it_even_where_the_list_has_a_row_in_hand()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/people");
        await Rows(page);
        await Press(page, "j", "j");
        await TabTo(page, "New person");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string>(Focused)).ShouldContain("New person", customMessage: "Closing a dialog gives the focus back to what opened it.");
    }

    [Fact]
    public async Task Menus_open_and_close_with_the_keyboard_and_give_the_focus_back()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/people");
        await Rows(page);
        foreach (var (button, shows) in new[] { ("Filter", "Find a field"), ("Columns", "Landing page"), ("account menu", "Change password") })
        {
            await TabTo(page, button);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText(shows).Or(page.GetByPlaceholder(shows)).First).ToBeVisibleAsync();
            // A layer takes the focus a moment after it is shown; nobody presses keys that fast.
            await page.WaitForFunctionAsync($"button => !({Focused})().includes(button)", button);
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.GetByText(shows).Or(page.GetByPlaceholder(shows))).ToHaveCountAsync(0);
            (await page.EvaluateAsync<string>(Focused)).ShouldContain(button);
        }
    }

    [Fact]
    public async Task A_call_is_logged_with_its_next_step_in_a_few_keystrokes()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + $"/people/{filled.Sample.PersonId}");
        await Expect(page.GetByText("Driver Invited")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        // L, the outcome, the way to the next step, and Enter: the next step is suggested, for the next working day.
        await Press(page, "l");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Press(page, "3");
        await TabTo(page, "Next step");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Ring again about the roll-out");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("The call is logged, the next step planned")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByText("Called: left a voicemail")).ToBeVisibleAsync();
        await page.GotoAsync(filled.Server.Url + "/tasks?when=upcoming");
        await Expect(page.GetByText("Ring again about the roll-out")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_is_mentioned_in_a_note_who_cannot_be_told()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + $"/people/{filled.Sample.PersonId}");
        await Expect(page.GetByText("Driver Invited")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Press(page, "n");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Note" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Ask @Mart");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Marten Vos" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("first.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ask @Marten Vos first." })).ToBeVisibleAsync();
        // He came with an import and cannot sign in.
        await Expect(page.GetByText("Not told, as they have no access to this: Marten Vos")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_notice_shows_on_the_bell_while_one_looks()
    {
        var page = await filled.SignedIn();
        await page.GotoAsync(filled.Server.Url + "/inbox");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Inbox" })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync(
            """
            () => fetch('/api/v1/tasks', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'X-Tandem-Csrf': '1' },
              body: JSON.stringify({ title: 'Rings while one looks', dueAt: new Date(Date.now() + 3600e3), remindAt: new Date(Date.now() + 1500) }),
            })
            """);

        await Expect(page.GetByRole(AriaRole.Main).GetByText("Rings while one looks")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Inbox.*unread") })).ToBeVisibleAsync();
    }

    /// <summary>Waits as a person does: until there are rows and the page has come to rest.</summary>
    private static async Task Rows(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Row).Nth(5)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>At the pace of quick fingers.</summary>
    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            await Task.Delay(KeyPause);
        }
    }

    /// <summary>Opens the command menu, types and takes the first that fits.</summary>
    private static async Task Choose(IPage page, string words)
    {
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("type what you want") })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(words);
        await Expect(page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex(words, RegexOptions.IgnoreCase) })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses Tab until the focus is on what is called so; already there counts.</summary>
    private static async Task TabTo(IPage page, string name)
    {
        var passed = new List<string>();
        for (var presses = 0; presses < MostTabs; presses++)
        {
            var focused = await page.EvaluateAsync<string>(Focused);
            if (focused.Contains(name, StringComparison.Ordinal) && focused.Length < 200)
            {
                return;
            }

            passed.Add(focused.Length > 40 ? focused[..40] : focused);
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{MostTabs} times Tab did not come to “{name}”, but past: {string.Join(" | ", passed)}");
    }

    private static Task<int> InTrondheim(IPage page) => page.EvaluateAsync<int>(
        """
        async () => {
          const filter = encodeURIComponent(JSON.stringify({ field: 'city', op: 'is', value: 'Trondheim' }));
          return (await (await fetch('/api/v1/contacts/count?filter=' + filter)).json()).count;
        }
        """);
}
