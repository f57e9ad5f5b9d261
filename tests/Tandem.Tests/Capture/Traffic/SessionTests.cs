using Microsoft.Extensions.DependencyInjection;
using Tandem.Capture.Public;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Traffic;

public sealed class SessionTests
{
    private static readonly Guid Visitor = Guid.CreateVersion7();

    [Theory, DatabaseData]
    public async Task A_visit_has_its_pages_its_source_and_its_device(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Happen(
            world.Sees(Visitor, -20, "/pricing", Visiting.Google),
            world.Does(Visitor, "page_left", -18, "/pricing", look: new(Properties: new { engagedSeconds = 95, scrollDepth = 80, path = "/pricing" })),
            world.Sees(Visitor, -17, "/signup"),
            world.Does(Visitor, "form_submitted", -16, "/signup"),
            world.Does(Visitor, "page_left", -15, "/signup", look: new(Properties: new { engagedSeconds = "30", scrollDepth = 900 })));

        var visit = (await world.Sessions()).ShouldHaveSingleItem();
        (visit.Pages, visit.Events, visit.Forms, visit.EngagedSeconds, visit.Minutes).ShouldBe((2, 5, 1, 125, 5));
        (visit.Channel, visit.Source, visit.Medium, visit.Campaign).ShouldBe(("Organic search", "google", "organic", null));
        (visit.LandingPage, visit.LastPage).ShouldBe(("acme.example/pricing", "acme.example/signup"));
        (visit.Browser, visit.Os, visit.Device, visit.Bot).ShouldBe(("Chrome", "Windows", "desktop", null));
        (await world.Rows<string>("select page || ' ' || views || ' ' || engaged_seconds || ' ' || scroll_depth || ' ' || forms from capture_session_pages order by page"))
            .ShouldBe(["acme.example/pricing 1 95 80 0", "acme.example/signup 1 30 100 1"]);
    }

    [Theory, DatabaseData]
    public async Task Half_an_hour_of_silence_or_another_campaign_begins_another_visit(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Happen(
            world.Sees(Visitor, -120, "/"),
            world.Sees(Visitor, -91, "/a"),
            world.Sees(Visitor, -60, "/b"),
            world.Sees(Visitor, -55, "/c?utm_source=news&utm_medium=email&utm_campaign=may"),
            world.Sees(Visitor, -50, "/c?utm_source=news&utm_medium=email&utm_campaign=may"),
            world.Sees(Visitor, -45, "/d"));

        (await world.Sessions()).Select(visit => (visit.Pages, visit.Channel)).ShouldBe([(2, "Direct"), (1, "Direct"), (3, "Email")]);
    }

    [Theory, DatabaseData]
    public async Task A_visit_goes_on_in_the_next_batch_and_where_somebody_says_who_they_are(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var contact = Guid.CreateVersion7();
        await world.Happen(world.Sees(Visitor, -20, "/"));
        await world.Happen(world.Sees(Visitor, -15, "/pricing"));
        await world.Joins(Visitor, contact);
        await world.Happen(world.Sees(contact, -10, "/welcome"));

        var visit = (await world.Sessions()).ShouldHaveSingleItem();
        (visit.SubjectId, visit.Pages, visit.LastPage).ShouldBe((Visitor, 3, "acme.example/welcome"));
    }

    [Theory, DatabaseData]
    public async Task Two_devices_have_a_visit_each_and_a_server_only_adds_to_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Happen(
            world.Does(Visitor, "form_submitted", -30, look: new(Agent: null)),
            world.Sees(Visitor, -20, "/"),
            world.Sees(Visitor, -19, "/", agent: Visiting.IPhone),
            world.Does(Visitor, "form_submitted", -18, look: new(Agent: null)));

        (await world.Sessions()).Select(visit => (visit.Device, visit.Events)).ShouldBe([("desktop", 1), ("mobile", 2)]);
    }

    [Theory, DatabaseData]
    public async Task A_page_that_is_left_long_after_adds_its_time_but_does_not_stretch_the_visit(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Happen(world.Sees(Visitor, -200, "/"));
        await world.Happen(world.Does(Visitor, "page_left", -100, "/", look: new(Properties: new { engagedSeconds = 60 })));

        var visit = (await world.Sessions()).ShouldHaveSingleItem();
        (visit.EngagedSeconds, visit.Minutes).ShouldBe((60, 0));
    }

    [Theory, DatabaseData]
    public async Task Machines_are_kept_and_marked(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Happen(world.Sees(Visitor, -2, "/", agent: "Mozilla/5.0 (compatible; Googlebot/2.1)") with { Bot = "agent:search-engine" });

        (await world.Sessions()).ShouldHaveSingleItem().Bot.ShouldBe("agent:search-engine");
        (await world.Db.Read(session => Visits.TouchesOf(session, [Visitor]))).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task Reading_it_all_again_comes_to_the_same(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var contact = Guid.CreateVersion7();
        await world.Happen(world.Sees(Visitor, -200, "/", Visiting.Google), world.Sees(Visitor, -190, "/a"));
        await world.Joins(Visitor, contact);
        await world.Happen(world.Sees(contact, -20, "/b?gclid=1"), world.Does(contact, "page_left", -19, "/b", look: new(Properties: new { engagedSeconds = 7 })));
        var before = (await world.Sessions()).Select(Words).ToList();

        await world.Db.Write(tx => world.Services.GetServices<IReactor>().Single(reactor => reactor.Name == "capture.sessions").Recompute(Visitor, tx));

        (await world.Sessions()).Select(Words).ShouldBe(before);
        (await world.Value<long>("select sum(views) from capture_session_pages")).ShouldBe(3);

        static string Words(Visiting.SessionRow visit) => $"{visit.StartedAt} {visit.LastAt} {visit.Pages} {visit.EngagedSeconds} {visit.Channel} {visit.LandingPage}";
    }

    [Theory, DatabaseData]
    public async Task First_and_last_touch_are_those_of_all_their_devices(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var contact = await world.Contact("Ada");
        await world.Happen(world.Sees(Visitor, -3000, "/blog", "https://www.linkedin.com/"));
        await world.Joins(Visitor, contact);
        await world.Happen(world.Sees(contact, -500, "/?gclid=x", agent: Visiting.IPhone), world.Sees(contact, -100, "/"));

        var visits = (await world.Client(Caller.System).Get($"/contacts/{contact}/visits")).Is(200);
        (visits["first"].GetProperty("channel").GetString(), visits["first"].GetProperty("landingPage").GetString()).ShouldBe(("Organic social", "acme.example/blog"));
        visits["last"].GetProperty("channel").GetString().ShouldBe("Paid search");
        visits["items"].EnumerateArray().Select(visit => visit.GetProperty("channel").GetString()).ShouldBe(["Direct", "Paid search", "Organic social"]);
        (await world.Client(Caller.System).Get($"/contacts/{Guid.NewGuid()}/visits")).Is(404);
    }

    [Theory, DatabaseData]
    public async Task Whatever_stands_in_an_event_it_is_digested(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        JourneyEvent[] odd =
        [
            .. new[]
            {
                """{"context":{"userAgent":5,"page":{"url":"javascript:alert(1)","referrer":"<script>"}}}""",
                """{"context":"x","properties":[1]}""",
                """{"context":{"userAgent":"Mozilla/5.0","page":[],"campaign":{"source":{"a":1}}},"properties":{"url":"https://x.example/%00%ff?utm_source=%00&utm_campaign=%F0%9F","engagedSeconds":"1e999"}}""",
                $$$$"""{"context":{"userAgent":"{{{{new string('(', 3000)}}}}","page":{"url":"https://x.example/{{{{new string('p', 3000)}}}}?utm_source={{{{new string('s', 3000)}}}}"}}}""",
                """{}""",
                """{"name":"a\u0000b","context":{"userAgent":"a\u0000","campaign":{"source":"a\u0000b"}},"properties":{"path":"/a\u0000b"}}""",
                """{"context":{"userAgent":"\ud800","page":{"url":"https://x.example/\ud800"}}}""",
                $$$$"""{"context":{"userAgent":"{{{{string.Concat(Enumerable.Repeat("😀", 600))}}}}","page":{"url":"https://x.example/a{{{{string.Concat(Enumerable.Repeat("😀", 600))}}}}?utm_source=a{{{{string.Concat(Enumerable.Repeat("😀", 200))}}}}"}}}""",
            }.SelectMany(data => new[] { "page_viewed", "page_left", "form_submitted" }.Select(type => world.Sees(Visitor, -1) with { Type = type, Data = new JsonText(data) })),
        ];
        await world.Happen(odd);

        (await world.Value<long>("select count(*) from journey_set_aside")).ShouldBe(0);
        (await world.Sessions()).ShouldNotBeEmpty();
    }
}
