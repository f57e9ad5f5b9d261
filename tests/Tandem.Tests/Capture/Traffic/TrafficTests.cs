using Tandem.Capture.Traffic;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Traffic;

public sealed class TrafficTests
{
    private const string Days = "from=2026-11-01&to=2026-12-01";
    private static readonly Caller Rep = new() { Actor = "user:rep", Role = Role.SalesRep, UserId = Guid.NewGuid() };

    [Theory, DatabaseData]
    public async Task The_table_counts_people_visits_pages_and_what_became_of_them(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (ada, visitor) = await Ada(world);
        await world.Happen(
            world.Sees(Guid.CreateVersion7(), -50, "/", Visiting.Google),
            world.Sees(Guid.CreateVersion7(), -40, "/", Visiting.Google) with { Bot = "agent:search-engine" },
            world.Sees(Guid.CreateVersion7(), -60 * 24 * 40, "/", Visiting.Google));
        var client = world.Client(Caller.System);

        var table = (await client.Get($"/traffic?{Days}")).Is(200);
        table["botSessions"].GetInt64().ShouldBe(1);
        Row(table["total"]).ShouldBe((2, 3, 4, 40, 1, 1, 1));
        table["rows"].EnumerateArray().Select(row => (row.GetProperty("key").GetString(), Row(row))).ShouldBe(
            [("Organic search", (2, 2, 3, 40, 1, 1, 1)), ("Paid search", (1, 1, 1, 0, 0, 1, 1))]);
        Row((await client.Get($"/traffic?{Days}&bots=true"))["total"]).ShouldBe((3, 4, 5, 40, 1, 1, 1));

        var pages = (await client.Get($"/traffic?{Days}&by=page&channel=Organic%20search")).Is(200);
        pages["rows"].EnumerateArray().Select(row => (row.GetProperty("key").GetString(), Row(row))).ShouldBe(
            [("acme.example/", (1, 1, 1, 0, 0, 0, 0)), ("acme.example/a", (1, 1, 1, 40, 0, 1, 1)), ("acme.example/b", (1, 1, 1, 0, 1, 1, 1))], ignoreOrder: true);
        (await client.Get($"/traffic?{Days}&by=campaign"))["rows"].EnumerateArray().Select(row => row.GetProperty("key").GetString()).ShouldBe([null, "Spring"]);
        Row((await client.Get($"/traffic?{Days}&by=source&campaign="))["total"]).ShouldBe((2, 2, 3, 40, 1, 1, 1));

        var people = (await client.Get($"/traffic/people?{Days}&page=acme.example/a")).Is(200);
        people["items"].EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid().ShouldBe(ada);
        people["anonymous"].GetInt64().ShouldBe(0);
        (await client.Get($"/traffic/people?{Days}"))["anonymous"].GetInt64().ShouldBe(1);
        visitor.ShouldNotBe(ada);
    }

    [Theory, DatabaseData]
    public async Task Behind_a_figure_stand_only_the_people_that_one_may_see(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Ada(world);
        var people = (await world.Client(Rep).Get($"/traffic/people?{Days}&stage=leads")).Is(200);
        (people["items"].GetArrayLength(), people["hidden"].GetInt64()).ShouldBe((0, 1));
        (await world.Client(Caller.System).Get($"/traffic/people?{Days}&stage=customers"))["items"].GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [DatabaseData("/traffic?from=2026-11-01&to=2026-10-01")]
    [DatabaseData("/traffic?from=x&to=2026-10-01")]
    [DatabaseData("/traffic")]
    [DatabaseData("/traffic?from=2026-11-01&to=2026-12-01&by=moon")]
    [DatabaseData("/traffic/people?from=2026-11-01")]
    [DatabaseData("/traffic/people?from=0001-01-01&to=9999-12-31")]
    public async Task What_cannot_be_answered_is_refused(DbEngine engine, string path)
    {
        await using var world = await World.Create(engine);
        (await world.Client(Caller.System).Get(path)).Is(400).Code.ShouldNotBeNull();
    }

    [Theory, DatabaseData]
    public async Task Those_are_live_who_gave_a_sign_of_life_in_five_minutes(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ada = await world.Contact("Ada", owner: Guid.NewGuid());
        var bot = Guid.CreateVersion7();
        await world.Happen(
            world.Sees(ada, -2, "/pricing", Visiting.Google),
            world.Sees(Guid.CreateVersion7(), -1, "/<script>"),
            world.Sees(Guid.CreateVersion7(), -6, "/gone"),
            world.Sees(bot, -1, "/", agent: "Mozilla/5.0 (compatible; Googlebot/2.1)") with { Bot = BotJudge.Verdict("Mozilla/5.0 (compatible; Googlebot/2.1)") });
        var live = (await world.Client(Caller.System).Get("/traffic/live")).Is(200);
        (live["people"].GetInt64(), live["known"].GetInt64(), live["bots"].GetInt64()).ShouldBe((2, 1, 1));
        live["items"].EnumerateArray().Select(item => (item.GetProperty("page").GetString(), item.GetProperty("name").GetString())).ShouldBe([("acme.example/<script>", null), ("acme.example/pricing", "Ada")]);

        var withBots = (await world.Client(Caller.System).Get("/traffic/live?bots=true"))["items"].EnumerateArray().ToList();
        withBots.Count.ShouldBe(3);
        withBots.ShouldContain(item => item.GetProperty("bot").GetString() == "agent:search-engine");

        // A representative sees that somebody known is there, not who.
        var reps = (await world.Client(Rep).Get("/traffic/live")).Is(200)["items"].EnumerateArray().ToList();
        reps.Count(item => item.GetProperty("isKnown").GetBoolean()).ShouldBe(1);
        reps.ShouldAllBe(item => item.GetProperty("name").GetString() == null);
    }

    /// <summary>A lead who came by a search, sent a form, said who she is, and came back by an ad.</summary>
    private static async Task<(Guid Contact, Guid Visitor)> Ada(World world)
    {
        var visitor = Guid.CreateVersion7();
        var ada = await world.Contact("Ada", owner: Guid.NewGuid());
        await world.Happen(
            world.Sees(visitor, -500, "/a", Visiting.Google),
            world.Does(visitor, "page_left", -499, "/a", look: new(Properties: new { engagedSeconds = 40 })),
            world.Sees(visitor, -498, "/b"),
            world.Does(visitor, "form_submitted", -497, "/b"));
        await world.Joins(visitor, ada);
        await world.Happen(world.Sees(ada, -100, "/?gclid=1&utm_source=google&utm_medium=cpc&utm_campaign=Spring"));
        return (ada, visitor);
    }

    private static (long Visitors, long Sessions, long Pages, long Engaged, long Forms, long Contacts, long Leads) Row(System.Text.Json.JsonElement row) => (
        row.GetProperty("visitors").GetInt64(), row.GetProperty("sessions").GetInt64(), row.GetProperty("pages").GetInt64(), row.GetProperty("engagedSeconds").GetInt64(),
        row.GetProperty("forms").GetInt64(), row.GetProperty("contacts").GetInt64(), row.GetProperty("leads").GetInt64());
}
