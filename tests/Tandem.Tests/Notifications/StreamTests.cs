using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Tandem.Notifications.Live;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Notifications;

public sealed class StreamTests
{
    [Theory, DatabaseData]
    public async Task A_notice_arrives_where_somebody_listens_and_the_count_with_it(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var (rita, sam) = (await world.User("Rita", Role.SalesRep), await world.User("Sam", Role.SalesRep));
        await world.Tell(rita, "before");
        await using var stream = await world.Listen(rita);
        (await stream.Next())!.Value.Data.ShouldBe("""{"unread":1,"more":false}""");

        await world.Tell(sam, "not mine");
        await world.Tell(rita, "mine");

        (await stream.Titles(1)).ShouldBe(["About mine"]);
        var count = (await stream.Next())!.Value;
        (count.EventType, JsonSerializer.Deserialize<JsonElement>(count.Data).GetProperty("unread").GetInt32()).ShouldBe(("unread", 2));
        await world.Client(rita).Post("/notifications/read");
        (await stream.Next())!.Value.Data.ShouldBe("""{"unread":0,"more":false}""");
    }

    [Theory, DatabaseData]
    public async Task A_stream_that_is_cut_and_resumed_misses_nothing_and_repeats_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        var heard = new List<string>();
        string? place;
        await using (var first = await world.Listen(rita))
        {
            await first.Next();
            place = first.LastEventId;
        }

        // Four writers at once, whose transactions end in another order than they began.
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await world.Tell(rita, $"{writer}-{i}");
            }
        })));
        while (heard.Count < 100)
        {
            await using var stream = await world.Listen(rita, place);
            heard.AddRange(await stream.Titles(Math.Min(7, 100 - heard.Count)));
            place = stream.LastEventId;
        }

        await writers;
        heard.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 100).Select(i => $"About {i / 25}-{i % 25}").Order(StringComparer.Ordinal));
        heard.ShouldBe(await world.Rows<string>("select title from notifications_items order by seq"));
    }

    [Theory, OneDatabase(DbEngine.Postgres, "On SQLite there is one process.")]
    public async Task A_notice_that_another_process_writes_arrives_at_once(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        await using var other = await world.Beside(NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        var listener = world.Get<NoticeListener>();
        await listener.StartAsync(default);
        await using var stream = await world.Listen(rita);
        await stream.Next();
        await Until(async () => await world.Value<long>("select count(*) from pg_stat_activity where query = 'listen tandem_notices'") > 0);

        await other.Tell(rita, "from elsewhere");

        // Well below the heartbeat, with which a stream looks for itself.
        (await stream.Titles(1)).ShouldBe(["About from elsewhere"]);
        await world.Db.Write(tx => tx.Execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tandem_notices' and datname = current_database()"));
        await other.Tell(rita, "while nobody listened");
        (await stream.Titles(1)).ShouldBe(["About while nobody listened"]);
        await listener.StopAsync(default);
    }

    [Theory, DatabaseData]
    public async Task A_stream_ends_with_its_session(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var copy = office.Owner.Copy();
        await using var stream = await Stream(office.World, office.Owner);
        await stream.Next();

        await copy.Delete("/api/v1/session").ShouldBeOk();

        (await stream.Next()).ShouldBeNull();
    }

    [Theory, DatabaseData]
    public async Task A_stream_ends_when_the_server_stops(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        await using var stream = await world.Listen(await world.User("Rita", Role.SalesRep));
        await stream.Next();

        world.Get<IHostApplicationLifetime>().StopApplication();

        (await stream.Next()).ShouldBeNull();
    }

    [Theory, DatabaseData]
    public async Task Too_many_streams_and_places_that_were_not_given_out_are_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        var open = new List<OpenedStream>();
        for (var i = 0; i < NoticeFeed.MostPerUser; i++)
        {
            open.Add(await world.Listen(rita));
        }

        (await world.Client(rita).Get("/notifications/stream")).Is(429).Code.ShouldBe("tooManyStreams");
        await open[0].DisposeAsync();
        await Until(async () =>
        {
            using var again = await world.Client(rita).GetAsync("/api/v1/notifications/stream", HttpCompletionOption.ResponseHeadersRead);
            return again.IsSuccessStatusCode;
        });
        var client = world.Client(await world.User("Sam", Role.SalesRep));
        client.DefaultRequestHeaders.Add("Last-Event-ID", "nonsense");
        (await client.Get("/notifications/stream")).Is(400);
    }

    [Theory, DatabaseData]
    public async Task A_place_from_another_database_begins_anew(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        await world.Tell(rita, "old");
        await using var stream = await world.Listen(rita, "999999");
        (await stream.Next())!.Value.EventId.ShouldBe("1");

        await world.Tell(rita, "new");

        (await stream.Titles(1)).ShouldBe(["About new"]);
    }

    private static async Task<OpenedStream> Stream(World world, Browser browser)
    {
        var client = world.Client();
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", browser.Cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return await OpenedStream.From(client);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(50);
        }
    }
}
