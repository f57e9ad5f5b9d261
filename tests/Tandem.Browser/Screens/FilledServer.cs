using Microsoft.Playwright;
using Tandem.Browser.Sample;
using Tandem.Browser.Support;

namespace Tandem.Browser.Screens;

/// <summary>One server with the sample workspace and one browser, for all tests that only look.</summary>
public sealed class FilledServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    public Chromium Chromium { get; private set; } = null!;

    public SampleWorkspace Sample { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await Server.Run();
        Sample = await SampleWorkspace.Fill(Server.Url);
        Chromium = await Chromium.Start();
    }

    public async Task DisposeAsync()
    {
        Sample.Dispose();
        await Chromium.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A page of somebody who signed in with the keyboard.</summary>
    public async Task<IPage> SignedIn(int width = 1440, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await Chromium.Page(width, height, scheme);
        await page.GotoAsync(Server.Url + "/sign-in");
        await page.GetByLabel("Email").FillAsync(SampleWorkspace.Email);
        await page.GetByLabel("Password").First.FillAsync(SampleWorkspace.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }
}
