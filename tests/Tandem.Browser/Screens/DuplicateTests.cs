using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

/// <summary>Somebody who is here twice is found, compared, merged, and taken apart again.</summary>
public sealed class DuplicateTests(FilledServer filled) : IClassFixture<FilledServer>
{
    private const string Create =
        """
        async (name) => {
          const answer = await fetch('/api/v1/contacts', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Tandem-Csrf': '1' },
            body: JSON.stringify({ name, emails: [name.toLowerCase().replace(/[^a-z]/g, '.') + '@quarry.example'] }),
          });
          return (await answer.json()).id;
        }
        """;

    [Fact]
    public async Task Two_entries_of_one_person_are_merged_and_the_merge_is_undone()
    {
        var page = await filled.SignedIn();
        var first = await page.EvaluateAsync<string>(Create, "Wilhelmina Quarry");
        var second = await page.EvaluateAsync<string>(Create, "Wilhelmina Quarrie");

        await page.GotoAsync(filled.Server.Url + $"/people/{second}");
        await Expect(page.GetByText("This may be the same person as")).ToBeVisibleAsync();
        await page.GotoAsync(filled.Server.Url + "/people");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Duplicates") }).ClickAsync();
        var pair = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Wilhelmina Quarrie" });
        await pair.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^Name") }).GetByRole(AriaRole.Radio).Last.CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Wilhelmina Quarrie is one person now")).ToBeVisibleAsync();
        await Expect(pair).ToHaveCountAsync(0);

        // The old address leads to who it is now; both mail addresses are there.
        var other = await filled.SignedIn();
        await other.GotoAsync(filled.Server.Url + $"/people/{second}");
        await Expect(other).ToHaveURLAsync(new Regex($"/people/{first}"));
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Wilhelmina Quarrie" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(pair).ToHaveCountAsync(1);
        await other.GotoAsync(filled.Server.Url + $"/people/{first}");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Wilhelmina Quarry" })).ToBeVisibleAsync();

        await pair.GetByRole(AriaRole.Button, new() { Name = "Two people" }).ClickAsync();
        await Expect(pair).ToHaveCountAsync(0);
    }
}
