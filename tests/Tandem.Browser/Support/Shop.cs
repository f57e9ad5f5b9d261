using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Browser.Support;

/// <summary>Somebody's site on another port, and so another origin: one page at every address.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Shop(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<Shop> Open(string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/{**path}", () => Results.Text(html, "text/html; charset=utf-8"));
        await app.StartAsync();
        return new Shop(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
