using Microsoft.Playwright;

namespace Tandem.Browser.Tracker;

/// <summary>What a site or a person does not want kept is not kept.</summary>
public sealed class PrivacyTests(TrackedWorld world) : IClassFixture<TrackedWorld>
{
    private const string Kept =
        """
        async () => [
          ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split('; ').filter(Boolean),
          ...(await indexedDB.databases()).map((one) => one.name), ...(self.caches ? await caches.keys() : []),
        ]
        """;

    [Fact]
    public async Task Without_cookies_nothing_is_kept_in_the_browser_and_a_day_is_one_visitor()
    {
        var (shop, _, id) = await world.OpenShop("data-cookieless");
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await world.Events(id, 1);
        await page.GetByText("Prices").ClickAsync();
        await world.Events(id, 3);
        (await page.EvaluateAsync<string[]>(Kept)).ShouldBeEmpty();
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        await TrackedWorld.Call(page, "tandem.track('Done')");
        var events = await world.Events(id, 4);

        events.Select(one => one.Type).ShouldBe(["page_viewed", "page_left", "page_viewed", "Done"], ignoreOrder: true);
        events.Select(one => one.Subject).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("globalPrivacyControl", "true", "")]
    [InlineData("doNotTrack", "'1'", "data-dnt")]
    public async Task A_signal_stops_the_watching_and_neither_a_link_nor_a_form(string signal, string value, string attributes)
    {
        var (shop, _, id) = await world.OpenShop(attributes);
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.AddInitScriptAsync($"Object.defineProperty(Navigator.prototype, '{signal}', {{ get: () => {value} }})");
        await page.GotoAsync(shop.Url + "/links");
        await TrackedWorld.Ready(page);
        (await page.EvaluateAsync<string[]>(Kept)).ShouldBeEmpty();
        await page.GetByText("Partner").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Elsewhere" }).WaitForAsync();
        await TrackerTests.Fill(page, shop.Url + "/form", $"{signal}@shop.example");
        var events = await world.Events(id, all => all.Any(one => one.Type == "form_submitted"));

        events.Select(one => one.Type).ShouldBe(["identified", "form_submitted"], ignoreOrder: true);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("globalPrivacyControl", "true", "data-gpc=off")]
    [InlineData("doNotTrack", "'1'", "")]
    public async Task A_signal_that_the_site_does_not_honour_changes_nothing(string signal, string value, string attributes)
    {
        var (shop, _, id) = await world.OpenShop(attributes);
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.AddInitScriptAsync($"Object.defineProperty(Navigator.prototype, '{signal}', {{ get: () => {value} }})");
        await page.GotoAsync(shop.Url);

        (await world.Events(id, 1))[0].Type.ShouldBe("page_viewed");
    }

    [Fact]
    public async Task Whoever_opts_out_is_left_alone_until_they_opt_in()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await world.Events(id, 1);
        await TrackedWorld.Call(page, "tandem.optOut(); tandem.track('Unseen'); tandem.identify('u'); tandem.reset(); tandem.page('Unseen')");
        await page.GotoAsync(shop.Url + "/pricing");
        await TrackedWorld.Ready(page);
        (await page.EvaluateAsync<string[]>(Kept)).ShouldBe(["tandem_off"]);
        await TrackedWorld.Call(page, "tandem.track('Unseen'); tandem.optIn(); tandem.track('Seen')");
        var events = await world.Events(id, all => all.Any(one => one.Type == "Seen"));

        events.Select(one => $"{one.Type} {one.Path}").ShouldBe(["page_viewed /", "page_viewed /pricing", "Seen "], ignoreOrder: true);
    }

    [Fact]
    public async Task The_id_is_random_lasts_as_long_as_the_site_says_and_stays_with_it()
    {
        var (shop, _, id) = await world.OpenShop("data-cookie-days=30");
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await world.Events(id, 1);

        var cookie = (await page.Context.CookiesAsync()).ShouldHaveSingleItem();
        (cookie.Name, cookie.SameSite, cookie.Domain).ShouldBe(("tandem_id", SameSiteAttribute.Lax, "127.0.0.1"));
        cookie.Value.ShouldMatch("^[0-9a-f]{32}$");
        DateTimeOffset.FromUnixTimeSeconds((long)cookie.Expires).ShouldBeInRange(DateTimeOffset.UtcNow.AddDays(29), DateTimeOffset.UtcNow.AddDays(31));
    }

    [Fact]
    public async Task A_page_under_a_strict_policy_holds_the_script_to_its_hash()
    {
        var (shop, key, id) = await world.OpenShop();
        await using var _1 = shop;
        var script = (await world.Owner.Get("/api/v1/sites"))["script"]!;
        shop.Policy = $"default-src 'none'; script-src {world.Server.Url}; connect-src {world.Server.Url}; require-trusted-types-for 'script'";
        shop.Snippet = $"<script async src='{world.Server.Url}/t.js?v={script["version"]}' integrity='{script["integrity"]}' crossorigin='anonymous' data-key='{key}'></script>";
        var page = await world.Chromium.Page();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await page.GotoAsync(shop.Url);
        await world.Events(id, 1);
        await page.GetByText("Prices").ClickAsync();
        await world.Events(id, 3);

        said.Where(text => text.Contains("Content Security Policy", StringComparison.Ordinal) || text.Contains("CORS", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_is_not_on_the_list_is_turned_away_and_named()
    {
        var (shop, _, id) = await world.OpenShop(settings: new { name = "Listed", origins = new[] { "https://www.shop.example" } });
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        var site = await world.Site(id, one => one["refusedOrigin"] is not null);

        (await world.Events(id)).ShouldBeEmpty();
        ((string?)site["refusedOrigin"]).ShouldBe(shop.Url);
        site["firstEventAt"].ShouldBeNull();

        await world.Owner.Patch($"/api/v1/sites/{id}", new { origins = new[] { "https://www.shop.example", shop.Url } });
        await page.ReloadAsync();
        (await world.Events(id, 2)).ShouldAllBe(one => one.Type == "page_viewed" || one.Type == "page_left");
        (await world.Site(id, one => one["firstEventAt"] is not null))["firstEventAt"].ShouldNotBeNull();
    }
}
