using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Traffic;

public sealed class ChannelTests
{
    private static readonly Guid Visitor = Guid.CreateVersion7();
    private static readonly Caller Viewer = Caller.System with { Actor = "user:viewer", Role = Role.Viewer, UserId = Guid.NewGuid() };

    [Theory, DatabaseData]
    public async Task Rules_start_from_the_defaults_and_are_put_reordered_and_taken_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await world.Happen(world.Sees(Visitor, -60, "/?utm_source=partner-x&utm_medium=cpc"), world.Sees(Guid.CreateVersion7(), -60, "/", Visiting.Google));
        (await world.Sessions()).Select(visit => visit.Channel).Order().ShouldBe(["Organic search", "Paid other"]);

        var before = (await client.Get("/traffic/channels")).Is(200);
        before["areDefaults"].GetBoolean().ShouldBeTrue();
        before["rules"].EnumerateArray().Select(rule => rule.GetProperty("channel").GetString()).ShouldContain("AI assistants");

        var rules = before["rules"].EnumerateArray().Select(rule => (object)rule).Prepend(new
        {
            channel = "Partners",
            anyOf = new[] { new[] { new { field = "source", test = "startsWith", values = new[] { "Partner-" } } } },
        }).ToArray();
        var after = (await client.Put("/traffic/channels", new { rules })).Is(200);
        (after["areDefaults"].GetBoolean(), after["version"].GetInt32(), after["rules"][0].GetProperty("channel").GetString()).ShouldBe((false, 2, "Partners"));
        await world.Settle();
        (await world.Sessions()).Select(visit => visit.Channel).Order().ShouldBe(["Organic search", "Partners"]);
        await world.Happen(world.Sees(Guid.CreateVersion7(), -1, "/?utm_source=partner-y"));
        (await world.Sessions()).Count(visit => visit.Channel == "Partners").ShouldBe(2);

        (await client.Send(HttpMethod.Post, "/traffic/channels/reset", ifMatch: 1)).Is(412);
        (await client.Send(HttpMethod.Post, "/traffic/channels/reset", ifMatch: 2)).Is(200)["areDefaults"].GetBoolean().ShouldBeTrue();
        await world.Settle();
        (await world.Sessions()).Select(visit => visit.Channel).ShouldNotContain("Partners");
        (await world.Value<long>("select count(*) from access_audit where object = 'channelRules'")).ShouldBe(2);
    }

    [Theory]
    [DatabaseData("""{}""")]
    [DatabaseData("""{"rules":[]}""")]
    [DatabaseData("""{"rules":[5]}""")]
    [DatabaseData("""{"rules":[{"channel":"","anyOf":[[{"field":"source","test":"is","values":["x"]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[{"field":"nothing","test":"is","values":["x"]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[{"field":"source","test":"matches","values":["(a"]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[{"field":"source","test":"matches","values":["(?=a)b"]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[{"field":"sourceKind","test":"is","values":["moon"]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A","anyOf":[[{"field":"source","test":"is","values":[]}]]}]}""")]
    [DatabaseData("""{"rules":[{"channel":"A\u0000","anyOf":[[{"field":"source","test":"is","values":["x"]}]]}]}""")]
    public async Task Rules_that_make_no_sense_are_refused_and_change_nothing(DbEngine engine, string body)
    {
        await using var world = await World.Create(engine);
        (await world.Client(Caller.System).Put("/traffic/channels", body)).Is(400);
        (await world.Value<int>("select version from capture_channel_rules")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Who_may_only_look_changes_no_rules(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Viewer);
        (await client.Get("/traffic/channels")).Is(200);
        (await client.Post("/traffic/channels/reset")).Is(403);
    }

    [Theory, DatabaseData]
    public async Task A_visit_can_be_tried_with_the_rules_of_today_or_others(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Viewer);
        var tried = (await client.Post("/traffic/try", new { url = "https://acme.example/pricing?utm_source=google&utm_medium=cpc&utm_campaign=Spring", userAgent = Visiting.IPhone })).Is(200);
        (tried["channel"].GetString(), tried["source"].GetString(), tried["campaign"].GetString(), tried["page"].GetString()).ShouldBe(("Paid search", "google", "Spring", "acme.example/pricing"));
        (tried["device"].GetProperty("browser").GetString(), tried["device"].GetProperty("device").GetString()).ShouldBe(("Mobile Safari", "mobile"));

        var other = (await client.Post("/traffic/try", new
        {
            url = "https://acme.example/",
            referrer = "https://chatgpt.com/",
            userAgent = "GPTBot/1.2",
            rules = new[] { new { channel = "Robots", anyOf = new[] { new[] { new { field = "sourceKind", test = "is", values = new[] { "ai" } } } } } },
        })).Is(200);
        (other["channel"].GetString(), other["rule"].GetInt32(), other["sourceKind"].GetString()).ShouldBe(("Robots", 0, "ai"));
        other["bot"].GetString().ShouldStartWith("agent:");
        (await client.Post("/traffic/try", new { url = "no address", referrer = "x" })).Is(200)["channel"].GetString().ShouldBe("Direct");
        (await client.Post("/traffic/try", new { url = 5 })).Is(400);
    }
}
