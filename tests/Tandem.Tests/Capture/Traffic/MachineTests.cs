using System.Net.Http.Json;
using Tandem.Capture.Traffic;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Audience;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Traffic;

public sealed class MachineTests
{
    private const string Days = "from=2026-11-01&to=2026-12-01";

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", false, "agent:search-engine")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", true, "agent:headless,automated")]
    [InlineData(Visiting.Chrome, true, "automated")]
    [InlineData(Visiting.Chrome, false, null)]
    [InlineData(null, false, null)]
    public void The_judge_gives_reasons(string? agent, bool isAutomated, string? reasons) => BotJudge.Verdict(agent, isAutomated).ShouldBe(reasons);

    [Theory, DatabaseData]
    public async Task What_machines_do_scores_nobody_and_counts_in_no_report(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var client = world.Client(Caller.System);
        var ada = await world.Contact("Ada");
        await world.Settle();
        var (board, stage) = (await Board(client), await world.Stage(ada));
        JourneyEvent[] done = [world.Sees(ada, -3, "/pricing"), world.Does(ada, "form_submitted", -2, "/pricing"), world.Does(ada, "demo_requested", -1)];

        await world.Happen([.. done.Select(one => one with { Bot = "agent:crawler" })]);
        (await world.Points(ada)).ShouldBe(0);
        (await world.Stage(ada)).ShouldBe(stage);
        (await Board(client)).ShouldBe(board);
        (await client.Get($"/traffic?{Days}"))["total"].GetProperty("visitors").GetInt64().ShouldBe(0);
        (await client.Get($"/contacts/{ada}"))["lastSeenAt"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        await world.Happen(done);
        (await world.Points(ada)).ShouldBeGreaterThan(0);
        (await client.Get($"/traffic?{Days}"))["total"].GetProperty("visitors").GetInt64().ShouldBe(1);
        (await client.Get($"/contacts/{ada}"))["lastSeenAt"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
    }

    [Theory]
    [DatabaseData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "", "agent:search-engine", "Googlebot")]
    [DatabaseData(Visiting.Chrome, "", "", "Chrome")]
    [DatabaseData("axios/1.7.2", "", "", "")]
    [DatabaseData("axios/1.7.2", Visiting.IPhone, "", "Mobile Safari")]
    [DatabaseData(Visiting.Chrome, "curl/8.5.0", "agent:http-library", "curl")]
    public async Task The_event_api_judges_by_what_the_message_says_or_else_the_browser(DbEngine engine, string header, string own, string bot, string browser)
    {
        await using var world = await World.Create(engine);
        using var client = world.Client(Caller.System with { Actor = "token:site", Token = new HashSet<TokenScope> { TokenScope.WriteKey } });
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", header);
        (await client.PostAsJsonAsync("/v1/page", new { anonymousId = "a", properties = new { url = "https://acme.example/" }, context = own.Length == 0 ? new object() : new { userAgent = own } })).EnsureSuccessStatusCode();
        await world.Settle();

        (await world.Value<string>("select bot from journey_events where type = 'page_viewed'") ?? "").ShouldBe(bot);
        var visit = (await world.Sessions()).ShouldHaveSingleItem();
        (visit.Bot ?? "", visit.Browser ?? "").ShouldBe((bot, browser));
    }

    private static async Task<string> Board(HttpClient client) => (await client.Get($"/scoreboard?{Days}"))["rows"].ToString();
}
