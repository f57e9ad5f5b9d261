using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lanes;
using Tandem.Platform.Modules;
using Tandem.Platform.Security;
using Tandem.Platform.Timers;

namespace Tandem.Demo.Making;

/// <summary>
/// The whole application once more, on the story's database and under the story's clock. The story does what people do: it calls the API, and it lets
/// jobs, timers and reactors work. Nothing of it takes another way than a real workspace's records.
/// </summary>
internal sealed class StoryWorkspace : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly StoryServer _server;

    private StoryWorkspace(WebApplication app, StoryServer server, StoryClock clock) => (_app, _server, Clock) = (app, server, clock);

    public StoryClock Clock { get; }

    public Db Db => _app.Services.GetRequiredService<Db>();

    public static async Task<StoryWorkspace> Open(Db db, IReadOnlyList<Module> modules, StoryClock clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging();
        builder.Services.AddRouting();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["TANDEM_LIMIT_PUBLIC"] = "0", ["TANDEM_LIMIT_SIGN_IN"] = "0" });
        var server = new StoryServer();
        var tandem = new TandemApp(builder, modules, db.Options);
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.Replace(ServiceDescriptor.Singleton(db));
        var app = tandem.Build(workers: false);
        await app.StartAsync();
        return new StoryWorkspace(app, server, clock);
    }

    public Task<JsonElement> Get(Caller caller, string path) => Send(caller, "GET", path, body: null);

    public Task<JsonElement> Post(Caller caller, string path, object body) => Send(caller, "POST", path, Bytes(body));

    public Task<JsonElement> Put(Caller caller, string path, object body) => Send(caller, "PUT", path, Bytes(body));

    public Task<JsonElement> Patch(Caller caller, string path, object body, int? version = null) => Send(caller, "PATCH", path, Bytes(body), version);

    public Task<JsonElement> PostFile(Caller caller, string path, string text) => Send(caller, "POST", path, Encoding.UTF8.GetBytes(text), type: "text/csv");

    public Task<JsonElement> PostJson(Caller caller, string path, byte[] json) => Send(caller, "POST", path, json);

    /// <summary>Lets due timers, reactors and jobs work until there is nothing left to do at this time.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        var (followers, timers, jobs) = (Get<LogFollowers>(), Get<TimerLoop>(), Get<JobLoop>());
        do
        {
            await followers.CatchUp(cancel);
        }
        while (await timers.RunDue(cancel) > 0 || await jobs.RunNext(only: null, cancel));
    }

    public async ValueTask DisposeAsync()
    {
        // The lanes go on to whoever serves next.
        await Get<LogFollowers>().GiveUp();
        await _app.DisposeAsync();
    }

    private T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    private static byte[] Bytes(object body) => JsonSerializer.SerializeToUtf8Bytes(body, JsonSettings.Api);

    private async Task<JsonElement> Send(Caller caller, string method, string path, byte[]? body, int? version = null, string type = "application/json")
    {
        var (features, answer) = (new FeatureCollection(), new MemoryStream());
        var response = new HttpResponseFeature();
        features.Set<IHttpRequestFeature>(Request(method, path, body, version, type));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IItemsFeature>(new ItemsFeature { Items = { [typeof(Caller)] = caller } });
        await _server.Answer(features);
        if (response.StatusCode >= 400)
        {
            throw new StoryException($"{method} {path} answered {response.StatusCode.ToString(CultureInfo.InvariantCulture)}: {Encoding.UTF8.GetString(answer.ToArray())}");
        }

        return answer.Length == 0 ? default : JsonDocument.Parse(answer.ToArray()).RootElement;
    }

    private static HttpRequestFeature Request(string method, string path, byte[]? body, int? version, string type)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var request = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Method = method,
            Path = query < 0 ? path : path[..query],
            QueryString = query < 0 ? "" : path[query..],
            Body = body is null ? Stream.Null : new MemoryStream(body, writable: false),
        };
        request.Headers.Host = "localhost";
        if (body is not null)
        {
            request.Headers.ContentLength = body.Length;
            request.Headers.ContentType = type;
        }

        if (version is { } known)
        {
            request.Headers.IfMatch = string.Create(CultureInfo.InvariantCulture, $"\"{known}\"");
        }

        return request;
    }
}

/// <summary>The application refused a step of the story: one of the two is wrong.</summary>
internal sealed class StoryException(string message) : Exception(message);
