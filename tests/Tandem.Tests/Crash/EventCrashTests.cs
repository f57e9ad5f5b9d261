using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Access.Tokens;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Crash;

/// <summary>The real server under full load, killed by its process id again and again, and clients that send once more what was not answered.</summary>
public sealed class EventCrashTests
{
    private const int Kills = 10;
    private const int Clients = 8;
    private const int EventsInABatch = 25;

    [Theory, DatabaseData]
    public async Task Killed_ten_times_under_load_every_event_is_in_the_log_exactly_once(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        try
        {
            var key = await Key(options);
            var (random, unanswered, sent) = (new Random(11), new ConcurrentQueue<string[]>(), new ConcurrentBag<string>());
            for (var kill = 0; kill < Kills; kill++)
            {
                using var server = await Serve(options);
                using var client = Client(server.Address, key);
                using var end = new CancellationTokenSource();
                var load = Enumerable.Range(0, Clients).Select(_ => Load(client, unanswered, sent, end.Token)).ToArray();
                await Task.Delay(random.Next(200, 700));
                server.Kill();
                await end.CancelAsync();
                await Task.WhenAll(load);
            }

            using (var last = await Serve(options))
            using (var client = Client(last.Address, key))
            {
                while (unanswered.TryDequeue(out var batch))
                {
                    (await Send(client, batch)).ShouldBeTrue();
                }
            }

            await Check(options, [.. sent]);
        }
        finally
        {
            await Databases.Drop(options);
        }
    }

    private static async Task Check(DatabaseOptions options, string[] sent)
    {
        await using var db = new Db(options, TimeProvider.System);
        var logged = await db.Read(session => session.Query<string>("select type from journey_events where type like 'event-%'"));
        sent.Length.ShouldBeGreaterThan(Kills * Clients * EventsInABatch, "Every round got through.");
        logged.Count.ShouldBe(logged.Distinct(StringComparer.Ordinal).Count(), "Nothing is there twice.");
        sent.Except(logged, StringComparer.Ordinal).ShouldBeEmpty("Nothing that was answered is lost.");
        logged.Except(sent, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Sends batches until the server is gone; what was not answered is kept, and goes before anything new.</summary>
    private static async Task Load(HttpClient client, ConcurrentQueue<string[]> unanswered, ConcurrentBag<string> sent, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (!unanswered.TryDequeue(out var batch))
            {
                batch = [.. Enumerable.Range(0, EventsInABatch).Select(_ => $"event-{Guid.NewGuid():n}")];
                foreach (var name in batch)
                {
                    sent.Add(name);
                }
            }

            if (!await Send(client, batch))
            {
                unanswered.Enqueue(batch);
                return;
            }
        }
    }

    private static async Task<bool> Send(HttpClient client, string[] names)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync("/v1/batch", new
            {
                batch = names.Select(name => new { type = "track", messageId = name, anonymousId = name[..8], @event = name }),
            });
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return client;
    }

    private static async Task<string> Key(DatabaseOptions options)
    {
        await using var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        var made = await app.Services.GetRequiredService<CreateToken.Handler>().Handle(new CreateToken.Command("load", ["write"], ExpiresAt: null), Caller.System, CancellationToken.None);
        return made.Value!.Token;
    }

    private static async Task<Served> Serve(DatabaseOptions options)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(AllModules).Assembly.Location);
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.ToString());
        start.Environment["TANDEM_DATA"] = options.DataFolder;
        start.Environment["TANDEM_DATABASE"] = options.Postgres ?? "";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return new Served(process, address);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The server did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Served(Process Process, Uri Address) : IDisposable
    {
        /// <summary>SIGKILL: nothing is finished, nothing is closed.</summary>
        public void Kill()
        {
            Process.Kill();
            Process.WaitForExit();
        }

        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Kill();
            }

            Process.Dispose();
        }
    }
}
