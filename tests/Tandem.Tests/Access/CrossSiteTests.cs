using System.Net;
using Tandem.Platform.Data;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class CrossSiteTests
{
    private static readonly (string? Header, string? FetchSite, string? Origin)[] Foreign =
    [
        (null, "same-origin", null), ("0", "same-origin", null), ("1", "cross-site", null), ("1", "same-site", null), ("1", "none", null),
        ("1", null, "https://evil.example"), ("1", null, "null"), ("1", null, "http://localhost.evil.example"), ("1", null, "https://localhost"),
        ("1", null, null),
    ];

    [Theory, DatabaseData]
    public async Task A_change_with_the_cookie_alone_is_refused(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        foreach (var (header, fetchSite, origin) in Foreign)
        {
            await office.Owner.Send(HttpMethod.Patch, "/api/v1/workspace", new { name = "Taken over" }, request => From(request, header, fetchSite, origin))
                .ShouldBe(HttpStatusCode.Forbidden, "csrf");
        }

        (await office.Owner.Get("/api/v1/workspace").Json()).GetProperty("name").GetString().ShouldBe("Acme");
    }

    [Theory, DatabaseData]
    public async Task A_change_by_our_own_page_passes(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await office.Owner.Send(HttpMethod.Patch, "/api/v1/workspace", new { name = "One" }, request => From(request, "1", "same-origin", origin: null)).ShouldBeOk();
        await office.Owner.Send(HttpMethod.Patch, "/api/v1/workspace", new { name = "Two" }, request => From(request, "1", fetchSite: null, "http://localhost")).ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task Another_site_cannot_sign_somebody_in(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var browser = new Browser(office.World);

        await browser.Send(
            HttpMethod.Post, "/api/v1/session", new { email = Office.OwnerEmail, password = Office.Password },
            request => From(request, header: null, fetchSite: null, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden, "crossSite");

        browser.Cookies.ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task A_program_without_a_browser_signs_in_and_a_token_needs_no_header(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        await new Browser(office.World).Send(
            HttpMethod.Post, "/api/v1/session", new { email = Office.OwnerEmail, password = Office.Password },
            request => From(request, header: null, fetchSite: null, origin: null)).ShouldBeOk();
        var (client, _, _) = await office.Token("admin");

        await client.PatchAsync("/api/v1/workspace", System.Net.Http.Json.JsonContent.Create(new { name = "Renamed" })).ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task Every_answer_tells_the_browser_to_be_careful(DbEngine engine)
    {
        await using var world = await Office.Empty(engine);
        foreach (var path in new[] { "/api/v1/setup", "/api/v1/nothing", "/health/live" })
        {
            var answer = await new Browser(world).Get(path);

            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            answer.Headers.Contains("Referrer-Policy").ShouldBeTrue();
            answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }

        var secure = await new Browser(world, "https://localhost").Get("/api/v1/setup");
        secure.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
    }

    private static void From(HttpRequestMessage request, string? header, string? fetchSite, string? origin)
    {
        request.Headers.Remove("X-Tandem-Csrf");
        request.Headers.Remove("Sec-Fetch-Site");
        request.Headers.Add("X-Tandem-Csrf", header is null ? [] : [header]);
        request.Headers.Add("Sec-Fetch-Site", fetchSite is null ? [] : [fetchSite]);
        request.Headers.Add("Origin", origin is null ? [] : [origin]);
    }
}
