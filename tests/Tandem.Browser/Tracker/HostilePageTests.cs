using System.Text.Json;
using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Tracker;

/// <summary>A page that has the public key, as everybody has, and means ill.</summary>
public sealed class HostilePageTests(TrackedWorld world) : IClassFixture<TrackedWorld>
{
    private const string Script = "<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>";

    private const string Knock =
        """
        async ([url, key]) => {
          const calls = [
            ['GET', '/api/v1/contacts'], ['GET', '/api/v1/sites'], ['GET', '/api/v1/session'], ['GET', '/api/v1/tokens'], ['GET', '/api/v1/contacts/export'],
            ['POST', '/api/v1/contacts'], ['PATCH', '/api/v1/workspace'], ['DELETE', '/api/v1/tokens/019a0000-0000-7000-8000-000000000000'],
          ];
          const answers = [];
          for (const [method, path] of calls) {
            for (const headers of [{ Authorization: 'Bearer ' + key }, {}]) {
              const body = method === 'GET' ? undefined : '{}';
              answers.push(await fetch(url + path + (headers.Authorization ? '' : '?writeKey=' + key), { method, headers, body, credentials: 'include' })
                .then((answer) => `${method} ${path} ${answer.status}`, () => 'kept away'));
            }
          }
          answers.push(await fetch(url + '/v1/batch?writeKey=' + key).then((answer) => `GET /v1/batch ${answer.status}`, () => 'kept away'));
          return answers;
        }
        """;

    [Fact]
    public async Task It_changes_nothing_that_is_known_and_reads_nothing()
    {
        var (shop, key, id) = await world.OpenShop();
        await using var _1 = shop;
        var made = await world.Owner.Post("/api/v1/contacts", new { firstName = "Grace", lastName = "Hopper", emails = new[] { "grace@navy.example" }, externalIds = new[] { new { source = "user_id", value = "u-grace" } } });
        var path = $"/api/v1/contacts/{made["id"]}";
        await world.Owner.Post($"{path}/consents", new { topic = "newsletter", channel = "email", state = "unsubscribed", basis = "consent", text = "No more." });
        var before = await world.Owner.Get(path);
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url);
        await TrackedWorld.Ready(page);

        (await page.EvaluateAsync<string[]>(Knock, new object[] { world.Server.Url, key })).ShouldAllBe(answer => answer == "kept away" || answer == "GET /v1/batch 405");
        await page.EvaluateAsync(
            """
            (grace) => {
              const traits = {
                email: 'grace@evil.example', name: 'Mallory', firstName: 'Mallory', lastName: 'Evil', lifecycleStage: 'customer', lifecycle_stage: 'customer', ownerId: 'me',
                consent: true, consents: [{ topic: 'newsletter', state: 'subscribed' }], subscribed: true, unsubscribed: false, score: 100, id: grace, tags: ['vip'], archived: true,
                __proto__x: 1, constructor: { prototype: { admin: true } },
              };
              tandem.identify('u-grace', traits);
              tandem.identify({ ...traits, email: 'grace@navy.example' });
              tandem.identify(grace, traits);
              tandem.group('g', traits);
              tandem.push(['constructor', 'return 1']); tandem.push(['__proto__', 1]); tandem.push(['push', ['track', 'Nested']]);
              tandem.track('lifecycle_changed', { to: 'customer' });
              tandem.track('deal_won', { amount: 1e9, contactId: grace });
              tandem.track('consent_recorded', { topic: 'newsletter', state: 'subscribed' });
              tandem.track('__proto__', JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":"x"}'));
              tandem.track('Last');
            }
            """,
            (string)made["id"]!);
        await world.Events(id, all => all.Any(one => one.Type == "Last"));

        var after = await world.Owner.Get(path);
        foreach (var field in new[] { "name", "firstName", "lastName", "emails", "lifecycleStage", "ownerId", "tags", "archivedAt", "mayContact" })
        {
            (after[field]?.ToJsonString() ?? "").ShouldBe(before[field]?.ToJsonString() ?? "", field);
        }

        (await world.Owner.Get($"{path}/consents"))["items"]!.AsArray().Select(one => (string?)one!["state"]).ShouldBe(["unsubscribed"]);
        (await world.Owner.Get("/api/v1/deals"))["items"]!.AsArray().ShouldBeEmpty();
        (await world.Owner.Get("/api/v1/contacts?q=grace%40evil.example"))["items"]!.AsArray().Select(one => (string?)one!["name"]).ShouldNotContain("Grace Hopper");
    }

    [Fact]
    public async Task Script_in_what_it_sends_is_shown_as_text()
    {
        var (shop, _, id) = await world.OpenShop();
        await using var _1 = shop;
        var page = await world.Chromium.Page();
        await page.GotoAsync(shop.Url + "/?utm_source=" + Uri.EscapeDataString(Script) + "&utm_campaign=" + Uri.EscapeDataString(Script), new() { Referer = "https://evil.example/" });
        await TrackedWorld.Ready(page);
        await page.EvaluateAsync(
            """
            (script) => {
              document.title = script;
              tandem.identify('u-script', { name: script, title: script, email: 'script@evil.example' });
              tandem.page(script, { title: script, referrer: script, url: 'javascript:window.owned=1' });
              tandem.track(script, { text: script });
              tandem.track('link_clicked', { href: 'javascript:window.owned=1', text: script });
              tandem.track('form_submitted', { form: script, fields: { [script]: script } });
              tandem.track('file_downloaded', { file: script, href: script });
              tandem.track('page_left', { path: script, engagedSeconds: 'x', scrollDepth: script });
            }
            """,
            Script);
        await world.Events(id, all => all.Any(one => one.Type == "page_left"));
        var person = (string)(await world.Owner.Get("/api/v1/contacts?q=script%40evil.example"))["items"]![0]!["id"]!;

        var desk = await world.Desk();
        await desk.GotoAsync($"{world.Server.Url}/people/{person}");
        await Expect(desk.GetByText($"Viewed {Script}")).ToBeVisibleAsync();
        await desk.GotoAsync($"{world.Server.Url}/settings/site");
        await Expect(desk.GetByText("Connect your site").First).ToBeVisibleAsync();

        (await desk.EvaluateAsync<JsonElement?>("() => window.owned ?? null")).ShouldBe(null);
        (await desk.Locator("a[href^='javascript:']").CountAsync()).ShouldBe(0);
        JsonNode.Parse((await world.Owner.Get($"/api/v1/contacts/{person}/timeline")).ToJsonString()).ShouldNotBeNull();
    }
}
