using Tandem.Notifications.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Notifications;

public sealed class InboxTests
{
    [Theory, DatabaseData]
    public async Task A_user_is_told_once_under_a_key_however_often_it_is_said(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var (rita, sam) = (await world.User("Rita", Role.SalesRep), await world.User("Sam", Role.SalesRep));

        await world.Tell(rita, "a", "b", "a");
        await world.Tell(rita, "b", "c");
        await world.Tell(sam, "a");

        (await Titles(world, rita)).ShouldBe(["About c", "About b", "About a"]);
        (await Titles(world, sam)).ShouldBe(["About a"]);
    }

    [Theory, DatabaseData]
    public async Task Nobody_is_told_who_is_shut_out_or_does_not_exist(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var gone = await world.User("Gone", Role.SalesRep);
        await world.Db.Write(tx => tx.Execute("update access_users set status = 'disabled'"));

        await world.Tell(gone, "a");
        await world.Tell(new Caller { Actor = "", UserId = Guid.CreateVersion7(), Role = Role.Viewer }, "a");

        (await world.Value<long>("select count(*) from notifications_items")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_muted_kind_makes_no_notice_until_it_is_wanted_again(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);
        (await client.Put($"/notifications/kinds/{NoticesOfTests.Kind}", new { muted = true })).Is(200);
        (await client.Put($"/notifications/kinds/{NoticesOfTests.Kind}", new { muted = true })).Is(200);

        await world.Tell(rita, "while muted");

        (await client.Get("/notifications/kinds"))["items"].EnumerateArray()
            .Single(kind => kind.GetProperty("key").GetString() == NoticesOfTests.Kind).GetProperty("muted").GetBoolean().ShouldBeTrue();
        (await client.Get("/notifications/count"))["unread"].GetInt32().ShouldBe(0);
        (await client.Put($"/notifications/kinds/{NoticesOfTests.Kind}", new { muted = false })).Is(200);
        await world.Tell(rita, "afterwards");
        (await Titles(world, rita)).ShouldBe(["About afterwards"]);
        (await client.Put("/notifications/kinds/nonsense", new { muted = true })).Is(404);
        (await client.Put($"/notifications/kinds/{NoticesOfTests.Kind}", new { muted = "yes" })).Is(400);
    }

    [Theory, DatabaseData]
    public async Task One_reads_ones_own_notices_page_by_page_and_marks_them_read(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var (rita, sam) = (await world.User("Rita", Role.SalesRep), await world.User("Sam", Role.SalesRep));
        await world.Tell(rita, "1", "2", "3", "4", "5");
        var client = world.Client(rita);

        var first = await client.Get("/notifications?limit=2");
        var second = await client.Get($"/notifications?limit=2&cursor={first["next"].GetString()}");
        var three = second["items"][0].GetProperty("id").GetGuid();

        second["items"][0].GetProperty("title").GetString().ShouldBe("About 3");
        (await client.Post("/notifications/read", new { through = three }))["unread"].GetInt32().ShouldBe(2);
        (await client.Get("/notifications?unread=true"))["items"].GetArrayLength().ShouldBe(2);
        var five = first["items"][0].GetProperty("id").GetGuid();
        (await world.Client(sam).Post($"/notifications/{five}/read")).Is(404);
        (await client.Post($"/notifications/{five}/read")).Is(204);
        (await client.Get("/notifications/count"))["unread"].GetInt32().ShouldBe(1);
        (await client.Post("/notifications/read"))["unread"].GetInt32().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task What_makes_no_sense_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        var client = world.Client(rita);

        (await client.Get("/notifications?cursor=nonsense")).Is(400);
        (await client.Post("/notifications/read", new { through = "nonsense" })).Is(400);
        (await client.Post("/notifications/read", new { through = Guid.NewGuid() })).Is(400);
        (await client.Post($"/notifications/{Guid.NewGuid()}/read")).Is(404);
        (await world.Client(Caller.System).Get("/notifications")).Is(404).Code.ShouldBe("noInbox");
        await Should.ThrowAsync<ArgumentException>(() => Told(new Notice { UserId = rita.UserId!.Value, Kind = "unheardOf", Title = "x", Link = "/", Key = "x" }));
        await Should.ThrowAsync<ArgumentException>(() => Told(new Notice { UserId = rita.UserId!.Value, Kind = NoticesOfTests.Kind, Title = "x", Link = "//elsewhere", Key = "x" }));

        Task Told(Notice notice) => world.Db.Write(tx => world.Get<Notifier>().Tell(tx, [notice]));
    }

    [Theory, DatabaseData]
    public async Task An_old_notice_is_cleared_away(DbEngine engine)
    {
        await using var world = await World.Create(engine, NoticesOfTests.Register);
        var rita = await world.User("Rita", Role.SalesRep);
        await world.Tell(rita, "old");
        world.Clock.Advance(TimeSpan.FromDays(181));
        await world.Tell(rita, "new");

        await world.Db.Write(tx => world.Get<Tandem.Platform.Timers.Timers>().Set(tx, "notifications.forget", "all", tx.Now));
        await world.Get<Tandem.Platform.Timers.TimerLoop>().RunDue();

        (await Titles(world, rita)).ShouldBe(["About new"]);
    }

    private static async Task<List<string?>> Titles(World world, Caller user) =>
        [.. (await world.Client(user).Get("/notifications"))["items"].EnumerateArray().Select(notice => notice.GetProperty("title").GetString())];
}
