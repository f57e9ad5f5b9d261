using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Tandem.Browser.Week;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Bench;

/// <summary>
/// From the answer that an event is on disk to the notice in the rep's open window: score, MQL, handoff and notification lie between. 200 events a second
/// come one a request; every tenth asks for a demo, so twenty people a second are handed over.
/// </summary>
internal sealed class LatencyBench : Benchmark
{
    private const int EventsPerSecond = 200;
    private const int Seconds = 20;
    private const int OneLeadIn = 10;
    private const int LimitMs = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override string Name => "latency";

    public override async Task Run(DbEngine engine, Report report)
    {
        var runs = new List<IReadOnlyList<double>>();
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await Measure(engine));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{engine}: {runs[^1].Count} leads, p50 {Percentile(runs[^1], 0.5):0} ms, p99 {Percentile(runs[^1], 0.99):0} ms"));
        }

        var (median, p99) = (Median(runs.Select(run => Percentile(run, 0.5))), Median(runs.Select(run => Percentile(run, 0.99))));
        report.Add($"event to notice at {EventsPerSecond.ToString(CultureInfo.InvariantCulture)} events/s", engine,
            string.Create(CultureInfo.InvariantCulture, $"p50 {median:0} ms, p99 {p99:0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"p99 {LimitMs} ms"), p99 / LimitMs, Runs);
    }

    private static async Task<IReadOnlyList<double>> Measure(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var (process, address) = await TandemProcess.Serve(options);
        try
        {
            using var owner = await Colleague.Owner(address.ToString().TrimEnd('/'));
            using var rep = await owner.Invite("Rita", "salesRep");
            await Agree(owner, rep);
            var token = await owner.Post("/api/v1/tokens", new { name = "Site", scopes = new[] { "write" } });
            using var site = Site(address, (string)token["token"]!);
            return await Measure(site, rep);
        }
        finally
        {
            process.Dispose();
            await Databases.Drop(options);
        }
    }

    /// <summary>The team works around the clock, and Rita takes whoever comes.</summary>
    private static async Task Agree(Colleague owner, Colleague rep)
    {
        await owner.Put("/api/v1/business-hours",
            new { hours = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "00:00", to = "00:00" }) });
        await owner.Patch($"/api/v1/reps/{rep.Id}", new { takesLeads = true, capacity = 10_000 });
    }

    private static HttpClient Site(Uri address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(token + ":")));
        return client;
    }

    private static async Task<IReadOnlyList<double>> Measure(HttpClient site, Colleague rep)
    {
        const int warmUp = EventsPerSecond * 3;
        const int all = warmUp + EventsPerSecond * Seconds;
        for (var person = 0; person < all / OneLeadIn; person += 100)
        {
            await Identify(site, person, Math.Min(person + 100, all / OneLeadIn));
        }

        var (accepted, noticed) = (new ConcurrentDictionary<int, long>(), new ConcurrentDictionary<int, long>());
        using var end = new CancellationTokenSource();
        var listening = Listen(rep, noticed, end.Token);
        await SendAll(site, all, accepted);
        for (var waited = Stopwatch.StartNew(); noticed.Count < accepted.Count && waited.Elapsed < Patience;)
        {
            await Task.Delay(20);
        }

        await end.CancelAsync();
        await listening;
        var leads = accepted.Where(lead => lead.Key >= warmUp / OneLeadIn).ToList();
        var missing = leads.Count(lead => !noticed.ContainsKey(lead.Key));
        return missing > 0
            ? throw new InvalidOperationException($"{missing.ToString(CultureInfo.InvariantCulture)} of {leads.Count.ToString(CultureInfo.InvariantCulture)} leads were never told of.")
            : [.. leads.Select(lead => Stopwatch.GetElapsedTime(lead.Value, noticed[lead.Key]).TotalMilliseconds).Select(time => Math.Max(0, time))];
    }

    private static Task Identify(HttpClient site, int from, int to) => Post(site, "/v1/batch", new
    {
        batch = Enumerable.Range(from, to - from).Select(person => new
        {
            type = "identify",
            userId = Email(person),
            messageId = Guid.NewGuid().ToString(),
            traits = new { email = Email(person), name = Called(person), title = "Head of operations" },
        }),
    });

    /// <summary>One event every five milliseconds, however long the answers take.</summary>
    private static async Task SendAll(HttpClient site, int all, ConcurrentDictionary<int, long> accepted)
    {
        var (clock, sent) = (Stopwatch.StartNew(), new List<Task>(all));
        for (var number = 0; number < all; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / EventsPerSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            sent.Add(SendOne(site, number, all / OneLeadIn, accepted));
        }

        await Task.WhenAll(sent);
    }

    private static async Task SendOne(HttpClient site, int number, int people, ConcurrentDictionary<int, long> accepted)
    {
        if (number % OneLeadIn != 0)
        {
            var path = number % 7 == 0 ? "/docs/start" : "/blog/news";
            await Post(site, "/v1/page", new { userId = Email(number * 31 % people), messageId = Guid.NewGuid().ToString(), name = path, properties = new { path, url = $"https://bench.example{path}" } });
            return;
        }

        var person = number / OneLeadIn;
        await Post(site, "/v1/track", new { userId = Email(person), messageId = Guid.NewGuid().ToString(), @event = "demo_requested", properties = new { form = "Demo" } });
        accepted[person] = Stopwatch.GetTimestamp();
    }

    private static async Task Listen(Colleague rep, ConcurrentDictionary<int, long> noticed, CancellationToken end)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/notifications/stream", UriKind.Relative));
            using var answer = await rep.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
            await using var stream = await answer.Content.ReadAsStreamAsync(end);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(end))
            {
                if (item.EventType is "notice" && JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("title").GetString() is { } title && title.StartsWith("New lead: ", StringComparison.Ordinal))
                {
                    noticed.TryAdd(int.Parse(title.AsSpan(title.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture), Stopwatch.GetTimestamp());
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Everything was heard.
        }
    }

    private static async Task Post(HttpClient site, string path, object body)
    {
        using var answer = await site.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    private static string Called(int person) => $"Person {person.ToString(CultureInfo.InvariantCulture)}";

    private static string Email(int person) => $"person{person.ToString(CultureInfo.InvariantCulture)}@customer.example";
}
