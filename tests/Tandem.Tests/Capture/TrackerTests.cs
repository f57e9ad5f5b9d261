using System.Net;
using System.Text;
using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture;

public sealed class TrackerTests
{
    private const string Page = """{"batch":[{"type":"page","anonymousId":"a","messageId":"m"}]}""";
    private const string Nameless = """{"batch":[{"type":"page"}]}""";

    [Theory, DatabaseData]
    public async Task A_beacon_names_its_write_key_in_the_address_and_a_secret_may_not_stand_there(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, key) = await Site(office, new { name = "Shop" });
        var (_, _, secret) = await office.Token("admin");

        await Beacon(office, key, Page).ShouldBeOk();
        await Beacon(office, secret, Page).ShouldBe(HttpStatusCode.Unauthorized, "signInNeeded");
        await Beacon(office, "tdmw_nonsense", Page).ShouldBe(HttpStatusCode.Unauthorized, "tokenUnknown");
        await office.World.Client().GetAsync("/api/v1/contacts?writeKey=" + key).ShouldBe(HttpStatusCode.Unauthorized, "signInNeeded");
        (await office.World.Value<long>("select count(*) from journey_events where verified = false")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_page_of_a_listed_origin_may_send_and_read_the_answer_and_another_may_not(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (id, key) = await Site(office, new { name = "Shop", origins = new[] { "HTTPS://Www.Shop.example/", "https://*.shop.test:8443" } });

        foreach (var origin in new[] { "https://www.shop.example", "https://a.b.shop.test:8443" })
        {
            var answer = await Beacon(office, key, Page, origin).ShouldBeOk();
            answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin]);
            answer.Headers.Vary.ShouldContain("Origin");
        }

        await Beacon(office, key, Page).ShouldBeOk();
        foreach (var origin in new[] { "https://evil.example", "http://www.shop.example", "https://shop.test:8443", "https://evilshop.test:8443", "https://www.shop.example.evil.example", "null" })
        {
            var answer = await Beacon(office, key, Page.Replace("\"m\"", "\"n\"", StringComparison.Ordinal), origin).ShouldBe(HttpStatusCode.Forbidden, "originNotAllowed");
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }

        (await office.World.Value<long>("select count(*) from journey_events where type = 'page_viewed'")).ShouldBe(1);
        var site = await Only(office);
        (site.GetProperty("refusedOrigin").GetString(), site.GetProperty("lastOrigin").GetString()).ShouldBe(("https://evil.example", "https://www.shop.example"));

        await office.Owner.Patch($"/api/v1/sites/{id}", new { origins = Array.Empty<string>() }).ShouldBeOk();
        await Beacon(office, key, Page, "https://evil.example").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task A_browser_that_asks_beforehand_is_told_what_it_may_send(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/track");
        request.Headers.Add("Origin", "https://www.shop.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        var answer = await world.Client().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://www.shop.example"]);
        answer.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("authorization");

        using var elsewhere = new HttpRequestMessage(HttpMethod.Options, "/api/v1/contacts");
        elsewhere.Headers.Add("Origin", "https://www.shop.example");
        elsewhere.Headers.Add("Access-Control-Request-Method", "GET");
        (await world.Client().SendAsync(elsewhere)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task The_secret_key_of_a_server_opens_nothing_to_a_page(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (client, _, _) = await office.Token("write");
        client.DefaultRequestHeaders.Add("Origin", "https://www.shop.example");

        var answer = await client.PostAsync("/v1/batch", new StringContent(Page)).ShouldBeOk();

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task Visitors_without_a_cookie_are_told_apart_for_a_day_and_then_nobody_can(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, key) = await Site(office, new { name = "Shop", cookieless = true });
        var (_, other) = await Site(office, new { name = "Another" });
        await Beacon(office, key, Nameless, agent: "Firefox", cookieless: true).ShouldBeOk();
        await Beacon(office, key, Nameless, agent: "Firefox", cookieless: true).ShouldBeOk();
        (await Visitors(office)).ShouldBe(1);
        await Beacon(office, key, Nameless, agent: "Chromium", cookieless: true).ShouldBeOk();
        await Beacon(office, other, Nameless, agent: "Firefox", cookieless: true).ShouldBeOk();
        (await Visitors(office)).ShouldBe(3);

        office.World.Clock.Advance(TimeSpan.FromDays(1));
        await Beacon(office, key, Nameless, agent: "Firefox", cookieless: true).ShouldBeOk();
        (await Visitors(office)).ShouldBe(4);
        (await office.World.Value<long>("select count(*) from capture_salts")).ShouldBe(1);

        office.World.Clock.Advance(TimeSpan.FromDays(1));
        await office.World.Settle();
        (await office.World.Value<long>("select count(*) from capture_salts")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Who_has_no_id_and_did_not_ask_for_one_is_refused(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, key) = await Site(office, new { name = "Shop" });
        var (client, _, _) = await office.Token("write");

        foreach (var answer in new[] { await Beacon(office, key, Nameless), await client.PostAsync("/v1/batch?cookieless=1", new StringContent(Nameless)) })
        {
            (await answer.Json()).GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("noIdentity");
        }
    }

    [Theory, DatabaseData]
    public async Task A_site_keeps_its_key_to_be_shown_again_and_tells_when_it_was_heard(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (id, key) = await Site(office, new { name = "Shop", origins = new[] { "shop.example" } });
        key.ShouldStartWith("tdmw_");
        var site = await Only(office);
        site.GetProperty("writeKey").GetString().ShouldBe(key);
        site.GetProperty("origins")[0].GetString().ShouldBe("https://shop.example");
        (site.GetProperty("firstEventAt").ValueKind, site.GetProperty("honourGpc").GetBoolean(), site.GetProperty("cookieDays").GetInt32()).ShouldBe((JsonValueKind.Null, true, 180));

        await Beacon(office, key, "{\"batch\":", "https://shop.example").ShouldBe(HttpStatusCode.BadRequest, "badJson");
        (await Only(office)).GetProperty("firstEventAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var first = office.World.Clock.GetUtcNow();
        await Beacon(office, key, Page, "https://shop.example").ShouldBeOk();
        office.World.Clock.Advance(TimeSpan.FromHours(1));
        await Beacon(office, key, Page, "https://shop.example").ShouldBeOk();
        site = await Only(office);
        (site.GetProperty("firstEventAt").GetDateTimeOffset(), site.GetProperty("lastEventAt").GetDateTimeOffset()).ShouldBe((first, first.AddHours(1)));

        await office.Owner.Patch($"/api/v1/sites/{id}", new { cookieless = true, honourGpc = false, forms = "all", cookieDays = 30 }).ShouldBeOk();
        site = await Only(office);
        (site.GetProperty("cookieless").GetBoolean(), site.GetProperty("honourGpc").GetBoolean(), site.GetProperty("forms").GetString(), site.GetProperty("cookieDays").GetInt32())
            .ShouldBe((true, false, "all", 30));
        (site.GetProperty("origins").GetArrayLength(), site.GetProperty("writeKey").GetString()).ShouldBe((1, key));

        await office.Owner.Delete($"/api/v1/tokens/{id}").ShouldBeOk();
        (await office.Owner.Get("/api/v1/sites").Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await office.Owner.Patch($"/api/v1/sites/{id}", new { cookieless = true }).ShouldBe(HttpStatusCode.NotFound, "notFound");
    }

    [Theory, DatabaseData]
    public async Task A_key_that_was_made_as_a_token_is_a_site_too(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id, secret) = await office.Token("write-key");
        await Beacon(office, secret, Page, "https://anywhere.example").ShouldBeOk();
        var site = await Only(office);
        (site.GetProperty("id").GetGuid(), site.GetProperty("writeKey").ValueKind, site.GetProperty("lastOrigin").GetString()).ShouldBe((id, JsonValueKind.Null, "https://anywhere.example"));

        await office.Owner.Patch($"/api/v1/sites/{id}", new { origins = new[] { "https://www.shop.example" } }).ShouldBeOk();
        await Beacon(office, secret, Page, "https://anywhere.example").ShouldBe(HttpStatusCode.Forbidden, "originNotAllowed");
    }

    [Theory]
    [DatabaseData("""{"origins":["ftp://x.example"]}""")]
    [DatabaseData("""{"origins":["https://"]}""")]
    [DatabaseData("""{"origins":["https://a*.example"]}""")]
    [DatabaseData("""{"origins":["https://user@shop.example"]}""")]
    [DatabaseData("""{"origins":"https://shop.example"}""")]
    [DatabaseData("""{"origins":[7]}""")]
    [DatabaseData("""{"cookieDays":0}""")]
    [DatabaseData("""{"cookieDays":401}""")]
    [DatabaseData("""{"forms":"none"}""")]
    [DatabaseData("""{"cookieless":"yes"}""")]
    [DatabaseData("""{"name":"Another"}""")]
    public async Task What_no_site_can_be_is_refused_and_nothing_is_changed(DbEngine engine, string body)
    {
        await using var office = await Office.Open(engine);
        var (id, _) = await Site(office, new { name = "Shop", origins = new[] { "https://shop.example" } });
        var before = (await Only(office)).ToString();

        await office.Owner.Patch($"/api/v1/sites/{id}", new StringContent(body, Encoding.UTF8, "application/json")).ShouldBe(HttpStatusCode.BadRequest, "invalid");

        (await Only(office)).ToString().ShouldBe(before);
    }

    [Theory, DatabaseData]
    public async Task Who_may_not_make_tokens_sees_the_sites_and_changes_none(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (id, _) = await Site(office, new { name = "Shop" });
        var (marketer, _) = await office.Hire("Mia", Role.Marketer);

        (await marketer.Get("/api/v1/sites").Json()).GetProperty("items").GetArrayLength().ShouldBe(1);
        await marketer.Post("/api/v1/sites", new { name = "Mine" }).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        await marketer.Patch($"/api/v1/sites/{id}", new { cookieless = true }).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<(Guid Id, string Key)> Site(Office office, object site)
    {
        var made = await office.Owner.Post("/api/v1/sites", site).ShouldBeOk().Json();
        return (made.GetProperty("id").GetGuid(), made.GetProperty("writeKey").GetString()!);
    }

    private static async Task<JsonElement> Only(Office office) => (await office.Owner.Get("/api/v1/sites").Json()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

    private static async Task<long> Visitors(Office office) => await office.World.Value<long>("select count(*) from capture_visitors");

    private static async Task<HttpResponseMessage> Beacon(Office office, string key, string body, string? origin = null, string? agent = null, bool cookieless = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/batch?writeKey={key}{(cookieless ? "&cookieless=1" : "")}") { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        foreach (var (name, value) in new[] { ("Origin", origin), ("User-Agent", agent) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await office.World.Client().SendAsync(request);
    }
}
