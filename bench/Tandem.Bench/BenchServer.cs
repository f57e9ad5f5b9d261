using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Access.Tokens;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Bench;

/// <summary>Tandem in this process, listening on loopback, without its loops: for figures of what is read.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BenchServer(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public IServiceProvider Services => _app.Services;

    /// <summary>May read and write everything.</summary>
    public HttpClient Client { get; }

    public static async Task<BenchServer> Start(DatabaseOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = new TandemApp(builder, AllModules.InOrder, options).Build(workers: false);
        await app.StartAsync();
        var token = await app.Services.GetRequiredService<CreateToken.Handler>()
            .Handle(new CreateToken.Command("bench", ["read", "write", "admin"], ExpiresAt: null), Caller.System, CancellationToken.None);
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Must().Token);
        return new BenchServer(app, client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
