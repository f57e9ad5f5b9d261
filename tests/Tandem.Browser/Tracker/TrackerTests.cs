using Microsoft.Playwright;

namespace Tandem.Browser.Tracker;

/// <summary>The tracker in a real browser, on websites of another origin.</summary>
public sealed class TrackerTests(TrackedWorld world) : IClassFixture<TrackedWorld>
{
    [Fact]
    public async Task A_visit_over_several_pages_is_told_page_by_page_by_one_visitor()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url + "/?utm_source=ad&utm_medium=cpc&utm_campaign=spring&gclid=G1", new() { Referer = "https://search.example/" });
        await world.Events(id, 1);
        await page.GetByText("Prices").ClickAsync();
        var events = await world.Events(id, 3);

        events.Select(one => $"{one.Type} {one.Path}").ShouldBe(["page_viewed /", "page_left /", "page_viewed /pricing"], ignoreOrder: true);
        var first = events[0].Data["context"]!;
        ((string?)first["campaign"]?["source"], (string?)first["campaign"]?["name"], (string?)first["clickIds"]?["gclid"]).ShouldBe(("ad", "spring", "G1"));
        ((string?)events[0].Property("referrer"), (string?)events[0].Property("title")).ShouldBe(("https://search.example/", "Home"));
        ((string?)events[2].Property("referrer")).ShouldStartWith(shop.Url + "/?utm_source=ad");
        events.Select(one => one.Subject).Distinct().ShouldHaveSingleItem();
        events.ShouldAllBe(one => !one.Verified);
    }

    [Fact]
    public async Task A_page_that_changes_its_address_by_script_is_counted_once_for_each_page()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url + "/app");
        await world.Events(id, 1);
        await Go(page, "history.pushState({}, '', '/app/people'); setTimeout(() => { document.title = 'People' }, 20)");
        await world.Events(id, 3);
        await Go(page, "history.pushState({}, '', '/app/people')");
        await Go(page, "history.replaceState({}, '', '/app/people?sort=name')");
        await Go(page, "location.hash = 'row-7'");
        await Go(page, "history.pushState({}, '', '/app/moved'); history.replaceState({}, '', '/app/deals')");
        await world.Events(id, 5);
        await Go(page, "history.go(-1)");
        await world.Events(id, 7);
        await Go(page, "tandem.page(); tandem.page(); tandem.track('Done')");
        var events = await world.Events(id, all => all.Any(one => one.Type == "Done"));

        events.Where(one => one.Type == "page_viewed").Select(one => $"{one.Path} {one.Property("title")}")
            .ShouldBe(["/app App", "/app/people People", "/app/deals People", "/app/people People"]);
        events.Where(one => one.Type == "page_left").Select(one => one.Path).ShouldBe(["/app", "/app/people", "/app/deals"]);
        ((string?)events.First(one => one.Path == "/app/people").Property("referrer")).ShouldBe(shop.Url + "/app");
    }

    [Fact]
    public async Task Only_time_in_which_somebody_does_something_counts_as_reading()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.Clock.InstallAsync();
        await page.GotoAsync(shop.Url + "/long");
        await TrackedWorld.Ready(page);
        await page.Clock.RunForAsync(5_000);
        await page.Mouse.MoveAsync(100, 100);
        await page.Clock.RunForAsync(120_000);
        await page.Mouse.MoveAsync(200, 200);
        await page.EvaluateAsync("() => scrollTo(0, 1200)");
        await page.Clock.RunForAsync(1_000);
        await page.GotoAsync(shop.Url + "/outside");
        var left = (await world.Events(id, 2))[1];

        left.Type.ShouldBe("page_left");
        // Five seconds, thirty of the two minutes without a sign, one more.
        ((int)left.Property("engagedSeconds")!).ShouldBeInRange(35, 37);
        ((int)left.Property("scrollDepth")!).ShouldBeInRange(45, 60);
    }

    [Fact]
    public async Task Links_that_lead_away_and_files_are_told_and_followed()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url + "/links");
        await TrackedWorld.Ready(page);
        await page.GetByText("Price list").ClickAsync();
        await page.GetByText("Write").ClickAsync();
        await page.GetByText("Partner").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Elsewhere" }).WaitForAsync();
        var events = await world.Events(id, all => all.Any(one => one.Type == "page_left"));

        events.Where(one => one.Type is "link_clicked" or "file_downloaded").Select(one => $"{one.Type} {one.Property("file") ?? one.Property("href")}")
            .ShouldBe(["file_downloaded price list.pdf", "link_clicked mailto:sales@shop.example", $"link_clicked {shop.Outside}"]);
    }

    [Fact]
    public async Task A_form_is_read_where_its_page_says_so_and_never_what_is_secret()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await Fill(page, shop.Url + "/unmarked", "quiet@shop.example");
        await Fill(page, shop.Url + "/form", "Ada@shop.example");
        var events = await world.Events(id, all => all.Any(one => one.Type == "form_submitted"));

        var form = events.Single(one => one.Type == "form_submitted");
        ((string?)form.Property("form")).ShouldBe("Contact us");
        form.Property("fields")!.AsObject().Select(field => $"{field.Key}: {field.Value}")
            .ShouldBe(["first-name: Ada", "surname: Byron", "email: Ada@shop.example", "company: Analytical Engines", "message: Call me", "topics: news"]);
        events.Select(one => one.Data.ToJsonString()).ShouldAllBe(text => !text.Contains("quiet@", StringComparison.Ordinal) && !text.Contains("secret", StringComparison.Ordinal));
        var person = (await world.Owner.Get("/api/v1/contacts?q=ada%40shop.example"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)person["name"]).ShouldBe("Ada Byron");
        // The pages before it belong to the person now, too.
        var told = (await world.Owner.Get($"/api/v1/contacts/{person["id"]}/timeline?kinds=web,form"))["items"]!.AsArray().Select(one => (string)one!["type"]!).ToList();
        (told.Count(type => type == "form_submitted"), told.Count(type => type == "identified"), told.Count(type => type == "page_viewed") >= 3).ShouldBe((1, 1, true));
    }

    [Fact]
    public async Task Another_person_on_the_same_device_is_another_visitor()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await TrackedWorld.Ready(page);
        var before = await Id(page);
        (await page.EvaluateAsync<string>("() => tandem.anonymousId()")).ShouldBe(before);
        await TrackedWorld.Call(page, "tandem.identify('u-1', { email: 'one@device.example' }); tandem.identify('u-1')");
        (await Id(page)).ShouldBe(before);
        await page.ReloadAsync();
        await TrackedWorld.Ready(page);
        await TrackedWorld.Call(page, "tandem.identify('u-2', { email: 'two@device.example' }); tandem.track('After')");
        var second = await Id(page);
        second.ShouldNotBe(before);
        await TrackedWorld.Call(page, "tandem.reset(); tandem.track('Nobody')");
        (await Id(page)).ShouldNotBe(second);
        var events = await world.Events(id, all => all.Any(one => one.Type == "Nobody"));

        var people = (await world.Owner.Get("/api/v1/contacts?q=device.example"))["items"]!.AsArray();
        people.Count.ShouldBe(2);
        events.Count(one => one.Type == "identified").ShouldBe(3);
        events.Where(one => one.Type is "After" or "Nobody").Select(one => one.Subject).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_was_called_before_the_script_came_is_done_when_it_comes()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        shop.Snippet = "<script>window.tandem = window.tandem || []; tandem.push(['identify', 'early-1', { name: 'Early Bird' }]); tandem.push(['track', 'Early', { n: 1 }]); tandem.push(['nonsense'], 7);</script>" + shop.Snippet + shop.Snippet;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        var events = await world.Events(id, 3);

        events.Select(one => one.Type).ShouldBe(["page_viewed", "identified", "Early"], ignoreOrder: true);
        await TrackedWorld.Call(page, "tandem.push(['track', 'Late'])");
        (await world.Events(id, 4)).Count.ShouldBe(4);
    }

    internal static Task<string?> Id(IPage page) => page.EvaluateAsync<string?>("() => (/tandem_id=([\\w-]+)/.exec(document.cookie) || [])[1] || null");

    internal static async Task Fill(IPage page, string url, string email)
    {
        await page.GotoAsync(url);
        await TrackedWorld.Ready(page);
        foreach (var (name, value) in new[]
        {
            ("first-name", "Ada"), ("surname", "Byron"), ("email", email), ("company", "Analytical Engines"), ("new-password", "secret"), ("cardnumber", "secret 4111"),
            ("private", "secret note"), ("message", "Call me"),
        })
        {
            await page.Locator($"[name={name}]").FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("Thank you").WaitForAsync();
    }

    private static Task Go(IPage page, string script) => page.EvaluateAsync($"async () => {{ {script}; await new Promise((done) => setTimeout(done, 150)); }}");
}
