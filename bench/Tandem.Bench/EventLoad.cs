using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Tandem.Bench;

/// <summary>Page views of many visitors, as a tracker sends them, at full load. Bodies are put together from parts, so that the sender costs little.</summary>
internal sealed class EventLoad : IDisposable
{
    private const int Visitors = 20_000;

    private static readonly string[] Paths = ["/", "/product", "/docs/start", "/docs/import", "/blog/handoffs", "/blog/scores", "/customers", "/pricing", "/careers"];

    private readonly HttpClient _client;
    private long _number;

    public EventLoad(Uri address, string key)
    {
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
    }

    /// <summary>Sends requests of <paramref name="events"/> events by so many clients for so long; all of them must be taken.</summary>
    public async Task<(double EventsPerSecond, double P99)> Send(string path, int events, int clients, TimeSpan time)
    {
        var (clock, sent, times) = (Stopwatch.StartNew(), 0L, new ConcurrentBag<List<double>>());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var (random, mine) = (new Random(client), new List<double>());
            while (clock.Elapsed < time)
            {
                using var content = new ByteArrayContent(Body(events, random));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                var started = Stopwatch.GetTimestamp();
                using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
                answer.EnsureSuccessStatusCode();
                mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                Interlocked.Add(ref sent, events);
            }

            times.Add(mine);
        })));
        return (sent / clock.Elapsed.TotalSeconds, Benchmark.Percentile(times.SelectMany(mine => mine), 0.99));
    }

    public void Dispose() => _client.Dispose();

    private byte[] Body(int events, Random random)
    {
        var text = new StringBuilder(events * 640);
        if (events == 1)
        {
            Append(text, random);
        }
        else
        {
            text.Append("{\"batch\":[");
            for (var i = 0; i < events; i++)
            {
                Append(i == 0 ? text : text.Append(','), random);
            }

            text.Append("]}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Append(StringBuilder text, Random random)
    {
        var path = Paths[random.Next(Paths.Length)];
        text.Append(CultureInfo.InvariantCulture,
            $$$"""
            {"type":"page","messageId":"{{{Guid.NewGuid()}}}-{{{Interlocked.Increment(ref _number)}}}","anonymousId":"visitor-{{{random.Next(Visitors)}}}","timestamp":"{{{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ}}}","properties":{"path":"{{{path}}}","url":"https://bench.example{{{path}}}","title":"A page of the site","referrer":"https://search.example/"},"context":{"userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36","locale":"en-GB","library":{"name":"t.js","version":"1"},"page":{"path":"{{{path}}}","url":"https://bench.example{{{path}}}"} } }
            """);
    }
}
