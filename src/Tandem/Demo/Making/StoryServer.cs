using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Tandem.Demo.Making;

/// <summary>A server without a socket: whoever is in the process hands requests in.</summary>
internal sealed class StoryServer : IServer
{
    private Func<IFeatureCollection, Task>? _answer;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Lets the application answer one request.</summary>
    public Task Answer(IFeatureCollection request) => _answer!(request);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        _answer = async request =>
        {
            var context = application.CreateContext(request);
            try
            {
                await application.ProcessRequestAsync(context);
            }
            finally
            {
                application.DisposeContext(context, exception: null);
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
