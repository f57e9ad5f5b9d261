using System.Collections.Concurrent;
using System.IO.Compression;

namespace Tandem.Browser.Screens;

/// <summary>What a first visit has to fetch before it can show something.</summary>
public sealed class FirstLoadTests(FilledServer filled) : IClassFixture<FilledServer>
{
    /// <summary>The limit is 250 kB; this is what it came to, and a little.</summary>
    private const long MostScript = 198_000;

    [Fact]
    public async Task The_list_of_people_needs_little_script()
    {
        var signedIn = await filled.SignedIn();
        var page = await filled.Chromium.Page();
        await page.Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(cookie => new Microsoft.Playwright.Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
        }));
        var scripts = new ConcurrentDictionary<string, Task<byte[]>>(StringComparer.Ordinal);
        page.Response += (_, response) =>
        {
            if (response.Url.EndsWith(".js", StringComparison.Ordinal))
            {
                scripts.TryAdd(response.Url, response.BodyAsync());
            }
        };
        await Screen.All.Single(screen => screen.Name == "people").Open(page, filled.Server.Url, filled.Sample);
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        var sum = (await Task.WhenAll(scripts.Values)).Sum(Compressed);
        sum.ShouldBeInRange(50_000, MostScript);
    }

    private static long Compressed(byte[] script)
    {
        using var held = new MemoryStream();
        using (var gzip = new GZipStream(held, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(script);
        }

        return held.Length;
    }
}
