using System.Text.Json;
using Microsoft.Playwright;
using Tandem.Browser.Support;

namespace Tandem.Browser.Screens;

/// <summary>axe-core on every screen with data in it: nothing serious, in light, in dark and on a phone.</summary>
public sealed class AccessibilityTests(FilledServer filled) : IClassFixture<FilledServer>
{
    private const string Axe =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, help, nodes }) => `${id}: ${help}\n` + nodes.slice(0, 5).map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`).join('\n'))
        """;

    private static readonly string AxeSource = Path.Combine(Checkout.Root, "web", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_screen_has_a_serious_barrier(ColorScheme scheme, int width)
    {
        var phone = width < 768;
        var page = await filled.SignedIn(width, phone ? 844 : 860, scheme);
        var stranger = await filled.Chromium.Page(width, phone ? 844 : 860, scheme);
        var barriers = new List<string>();
        foreach (var screen in Screen.All.Where(screen => screen.OnPhone || !phone))
        {
            var seen = screen.SignedOut ? stranger : page;
            await screen.Open(seen, filled.Server.Url, filled.Sample);
            barriers.AddRange((await Barriers(seen)).Select(barrier => $"{screen.Name}: {barrier}"));
            if (phone && await seen.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
            {
                barriers.Add($"{screen.Name}: the page is {over} px wider than the phone.");
            }
        }

        barriers.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_page_of_all_has_no_serious_barrier()
    {
        await using var server = await Server.Run();
        var page = await filled.Chromium.Page();
        await page.GotoAsync(server.Url);
        await page.GetByLabel("Workspace").WaitForAsync();

        (await Barriers(page)).ShouldBeEmpty();
    }

    private static async Task<string[]> Barriers(IPage page)
    {
        // What fades in is judged when it is there.
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))");
        await page.EvaluateAsync(await File.ReadAllTextAsync(AxeSource));
        return (await page.EvaluateAsync<JsonElement>(Axe)).EnumerateArray().Select(barrier => barrier.GetString()!).ToArray();
    }
}
