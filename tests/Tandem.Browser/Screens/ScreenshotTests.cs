using Microsoft.Playwright;
using Tandem.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

/// <summary>
/// The pictures of the product, of the sample workspace. <c>./run screenshots</c> puts them into docs/images; a test run puts them among its results,
/// so that a screen which cannot be drawn any more is noticed. TANDEM_SCREENS names other screens to look at, each light, dark and on a phone.
/// </summary>
public sealed class ScreenshotTests(FilledServer filled) : IClassFixture<FilledServer>
{
    private const int Most = 300_000;

    private static readonly (string File, string Screen, ColorScheme Scheme)[] Pictures =
    [
        ("scoreboard", "scoreboard", ColorScheme.Light),
        ("scoreboard-dark", "scoreboard", ColorScheme.Dark),
        ("my-day", "my day", ColorScheme.Light),
        ("people", "people", ColorScheme.Light),
        ("person", "person", ColorScheme.Light),
        ("leads", "lead", ColorScheme.Light),
        ("deals", "deals on a board", ColorScheme.Light),
        ("deals-dark", "deals on a board", ColorScheme.Dark),
        ("import", "import, columns", ColorScheme.Light),
        ("scoring", "scoring", ColorScheme.Light),
        ("routing", "leads and promises", ColorScheme.Light),
        ("sla", "SLA", ColorScheme.Light),
    ];

    [Fact]
    public async Task The_pictures_of_the_product_can_be_taken()
    {
        var folder = Path.Combine(Checkout.Root, Environment.GetEnvironmentVariable("TANDEM_SCREENSHOTS") is { Length: > 0 } given ? given : "artifacts/test/screenshots");
        Directory.CreateDirectory(folder);
        foreach (var scheme in Pictures.GroupBy(picture => picture.Scheme))
        {
            var page = await filled.SignedIn(height: 700, scheme: scheme.Key);
            foreach (var (file, screen, _) in scheme)
            {
                (await Take(page, screen, Path.Combine(folder, file + ".png"))).ShouldBeInRange(20_000, Most, file);
            }
        }

        await TakeOthers(folder);
    }

    private async Task TakeOthers(string folder)
    {
        var screens = Environment.GetEnvironmentVariable("TANDEM_SCREENS")?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var (name, width, scheme) in new[] { ("light", 1440, ColorScheme.Light), ("dark", 1440, ColorScheme.Dark), ("phone", 390, ColorScheme.Light) })
        {
            var page = await filled.SignedIn(width, height: 860, scheme: scheme);
            foreach (var screen in screens)
            {
                await Take(page, screen, Path.Combine(folder, $"{screen.Replace(' ', '-')}-{name}.png"));
            }
        }
    }

    private async Task<int> Take(IPage page, string screen, string file)
    {
        await Screen.All.Single(one => one.Name == screen).Open(page, filled.Server.Url, filled.Sample);
        await Expect(page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        return (await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled })).Length;
    }
}
