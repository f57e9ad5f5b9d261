using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tandem.Journey.Reactors;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Outbox;
using Tandem.Platform.Security;
using Tandem.Platform.Timers;

namespace Tandem.Tests.Support;

/// <summary>
/// The whole application on a fresh database, without its loops: a test drives jobs, timers and reactors itself with <see cref="Settle"/>.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestCallers _callers;
    private bool _isGuest;

    private World(WebApplication app, DatabaseOptions options, TestClock clock, TestCallers callers) =>
        (_app, Options, Clock, _callers) = (app, options, clock, callers);

    public DatabaseOptions Options { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public Db Db => Get<Db>();

    public static async Task<World> Create(
        DbEngine engine, Action<IServiceCollection>? also = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        await On(await Databases.Fresh(engine), also, settings);

    /// <summary>The application on a database that is there already.</summary>
    public static async Task<World> On(
        DatabaseOptions options, Action<IServiceCollection>? also = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var callers = new TestCallers();
        // No watching of settings files: hundreds of worlds would use up the machine's inotify instances.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var tandem = new TandemApp(builder, AllModules.InOrder, options);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton<IStartupFilter>(callers);
        also?.Invoke(builder.Services);
        var app = tandem.Build(workers: false);
        await app.StartAsync();
        return new World(app, options, clock, callers);
    }

    /// <summary>A second process on this world's database; it ends before this one does.</summary>
    public async Task<World> Beside(Action<IServiceCollection>? also = null)
    {
        var guest = await On(Options, also);
        guest._isGuest = true;
        return guest;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client whose requests come from <paramref name="caller"/>; without one, from nobody.</summary>
    public HttpClient Client(Caller? caller = null)
    {
        var client = _app.GetTestClient();
        if (caller is not null)
        {
            client.DefaultRequestHeaders.Add(TestCallers.Header, _callers.Add(caller));
        }

        return client;
    }

    public Task<IReadOnlyList<T>> Rows<T>(string sql, object? args = null) => Db.Read(session => session.Query<T>(sql, args));

    public Task<T?> Value<T>(string sql, object? args = null) => Db.Read(session => session.Scalar<T>(sql, args));

    /// <summary>Lets jobs, due timers, reactors and the outbox work until there is nothing left to do.</summary>
    public async Task Settle()
    {
        for (var busy = true; busy;)
        {
            busy = await Get<JobLoop>().RunNext();
            busy |= await Get<ReactorHost>().CatchUp() > 0;
            busy |= await Get<TimerLoop>().RunDue() > 0;
            busy |= await Get<OutboxLoop>().RunDue() > 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (!_isGuest)
        {
            await Databases.Drop(Options);
        }
    }

    /// <summary>Puts the caller into the request that the sign-in of a real one would have found.</summary>
    private sealed class TestCallers : IStartupFilter
    {
        public const string Header = "X-Test-Caller";

        private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);

        public string Add(Caller caller)
        {
            var key = Guid.NewGuid().ToString("n");
            _callers[key] = caller;
            return key;
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (_callers.TryGetValue(context.Request.Headers[Header].ToString(), out var caller))
                {
                    context.Items[typeof(Caller)] = caller;
                }

                return rest(context);
            });
            next(app);
        };
    }
}
