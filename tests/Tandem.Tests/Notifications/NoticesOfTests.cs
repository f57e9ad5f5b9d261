using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Notifications.Public;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Notifications;

/// <summary>Notices of a kind that only tests know, and the reading end of a stream.</summary>
internal static class NoticesOfTests
{
    public const string Kind = "testHappened";

    public static void Register(IServiceCollection services) => services.AddSingleton(new NoticeKind(Kind, "Something happened in a test", NoticeGroup.Workspace));

    public static Task Tell(this World world, Caller user, params string[] keys) => world.Db.Write(tx => world.Get<Notifier>().Tell(tx,
        [.. keys.Select(key => new Notice { UserId = user.UserId!.Value, Kind = Kind, Title = $"About {key}", Link = "/people", Key = key })]));

    /// <summary>Opens the stream; what it answers comes as it is written.</summary>
    public static async Task<OpenedStream> Listen(this World world, Caller caller, string? lastEventId = null) =>
        await OpenedStream.From(world.Client(caller), lastEventId);
}

/// <summary>An open stream of notices.</summary>
internal sealed class OpenedStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private OpenedStream(HttpResponseMessage answer, Stream body) =>
        (_answer, _items) = (answer, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());

    /// <summary>What a browser would send when it comes back.</summary>
    public string? LastEventId { get; private set; }

    public static async Task<OpenedStream> From(HttpClient client, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/notifications/stream");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.IsSuccessStatusCode.ShouldBeTrue(answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new OpenedStream(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next thing that the stream says; null when it ends.</summary>
    public async Task<SseItem<string>?> Next()
    {
        if (!await _items.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            return null;
        }

        LastEventId = _items.Current.EventId ?? LastEventId;
        return _items.Current;
    }

    /// <summary>The titles of the next <paramref name="count"/> notices.</summary>
    public async Task<List<string>> Titles(int count)
    {
        var titles = new List<string>();
        while (titles.Count < count)
        {
            var item = await Next() ?? throw new InvalidOperationException($"The stream ended after {titles.Count} of {count} notices.");
            if (item.EventType == "notice")
            {
                titles.Add(JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("title").GetString()!);
            }
        }

        return titles;
    }

    public ValueTask DisposeAsync()
    {
        // As a cut line would: the reading end is gone, whatever the other one is about to say.
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
