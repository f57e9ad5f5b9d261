using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Week;

/// <summary>
/// A week of a small company against the real server: a form is sent, the person qualifies, a rep answers with a handful of keys, the deal is won; a second
/// person goes back until a day; a third is not answered in time and goes to somebody else. The numbers say exactly that.
/// </summary>
public sealed class WeekTests
{
    private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(120);

    [Fact]
    public async Task One_lead_is_won_one_goes_back_and_one_goes_on_to_a_colleague()
    {
        await using var server = await Server.Run();
        await using var chromium = await Chromium.Start();
        using var owner = await Colleague.Owner(server.Url);
        using var manager = await owner.Invite("Max", "manager");
        using var marketer = await owner.Invite("Mona", "marketer");
        using var rita = await owner.Invite("Rita", "salesRep");
        using var ben = await owner.Invite("Ben", "salesRep");
        await Agree(manager, ben);
        var page = await SignIn(chromium, server, rita);

        await Sends(server, owner, await Person(marketer, "Ada Berg", "Head of operations", "Acme Freight", 200));
        await Won(page, rita);

        await Sends(server, owner, await Person(marketer, "Bob Lind", "Head of fleet", "Baltic Parcel", 300));
        await GoesBack(page, rita);

        await manager.Patch($"/api/v1/reps/{ben.Id}", new { takesLeads = true });
        await Sends(server, owner, await Person(marketer, "Cid Moor", jobTitle: null, company: null, employees: null));
        await GoesOn(rita, ben);

        await Numbers(manager, await SignIn(chromium, server, manager), server);
    }

    /// <summary>The teams work around the clock, answer good leads within a day and others within a minute; Ben is not yet there.</summary>
    private static async Task Agree(Colleague manager, Colleague ben)
    {
        await manager.Put("/api/v1/business-hours", new { hours = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "00:00", to = "00:00" }) });
        await manager.Patch("/api/v1/handoff-policy", new { minutesA = 1440, minutesB = 1440, minutesC = 1, minutesD = 1, rounds = 2 });
        await manager.Patch($"/api/v1/reps/{ben.Id}", new { takesLeads = false });
    }

    private static async Task<string> Person(Colleague marketer, string name, string? jobTitle, string? company, int? employees)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}@customer.example";
        var person = await marketer.Post("/api/v1/contacts", new { name, emails = new[] { email }, jobTitle, country = company is null ? null : "Germany" });
        if (company is not null)
        {
            var made = await marketer.Post("/api/v1/companies", new { name = company, employees, country = "Germany" });
            await marketer.Put($"/api/v1/contacts/{(string)person["id"]!}/companies/{(string)made["id"]!}", new { primary = true });
        }

        return email;
    }

    /// <summary>The form of the web site, handed in with a secret key as a server does it.</summary>
    private static async Task Sends(Server server, Colleague owner, string email)
    {
        var token = await owner.Post("/api/v1/tokens", new { name = "Website", scopes = new[] { "write" } });
        using var site = new HttpClient { BaseAddress = new Uri(server.Url) };
        site.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes((string)token["token"]! + ":")));
        (await site.PostAsJsonAsync("/v1/identify", new { userId = email, traits = new { email } })).EnsureSuccessStatusCode();
        (await site.PostAsJsonAsync("/v1/track", new { userId = email, @event = "demo_requested", properties = new { form = "Demo" } })).EnsureSuccessStatusCode();
    }

    /// <summary>The badge grows while one looks; then accepted, call logged, next step planned in at most five keys after opening; then the deal.</summary>
    private static async Task Won(IPage page, Colleague rita)
    {
        await Expect(page.GetByText("New lead: Ada Berg").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Leads" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ada Berg") }).ClickAsync();
        await Expect(page.GetByText("Handed over by the MQL rule")).ToBeVisibleAsync();

        await Press(page, "a");
        await Expect(page.GetByText("Ada Berg is yours")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Log call") })).ToBeVisibleAsync();
        await Press(page, "l");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Press(page, "2", "Enter");
        await Expect(page.GetByText("The call is logged, the next step planned")).ToBeVisibleAsync();
        ((string)(await rita.Get("/api/v1/tasks?whose=mine"))["items"]![0]!["title"]!).ShouldBe("Try again");

        await Press(page, "q");
        await page.GetByLabel("Amount in").FillAsync("12000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the deal" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/deals/[0-9a-f-]{36}"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Demo") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Won", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as won" }).ClickAsync();
        await Expect(page.GetByText("Acme Freight is won")).ToBeVisibleAsync();
    }

    private static async Task GoesBack(IPage page, Colleague rita)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Leads" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Bob Lind") }).ClickAsync();
        await Expect(page.GetByText("Handed over by the MQL rule")).ToBeVisibleAsync();
        await Press(page, "a");
        await Expect(page.GetByText("Bob Lind is yours")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Log call") })).ToBeVisibleAsync();
        await Press(page, "r");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Why").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Project postponed" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send back", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Bob Lind is marketing’s again")).ToBeVisibleAsync();
        ((string)(await rita.Get("/api/v1/handoffs?state=closed"))["items"]!.AsArray().Single(one => (string)one!["person"]!["name"]! == "Bob Lind")!["reason"]!)
            .ShouldBe("Project postponed");
    }

    /// <summary>Nobody answers within the minute that was promised: the lead goes to whoever is next.</summary>
    private static async Task GoesOn(Colleague rita, Colleague ben)
    {
        for (var tries = 0; tries < 180; tries++)
        {
            var expired = (await rita.Get("/api/v1/handoffs?state=closed"))["items"]!.AsArray().Concat((await ben.Get("/api/v1/handoffs?state=closed"))["items"]!.AsArray())
                .FirstOrDefault(one => (string)one!["state"]! == "expired");
            if (expired is not null)
            {
                var next = expired["owner"]!["id"]!.ToString() == rita.Id ? ben : rita;
                var lead = (await next.Get("/api/v1/handoffs?owner=me"))["items"]!.AsArray().Single(one => (string)one!["person"]!["name"]! == "Cid Moor")!;
                ((int)lead["round"]!).ShouldBe(2);
                await next.Post($"/api/v1/handoffs/{(string)lead["id"]!}/accept", new { });
                return;
            }

            await Task.Delay(1000);
        }

        throw new TimeoutException("The lead did not expire.");
    }

    private static async Task Numbers(Colleague manager, IPage page, Server server)
    {
        var (from, to) = (Day(-2), Day(2));
        var board = (await manager.Get($"/api/v1/scoreboard?from={from}&to={to}&mode=period&by=none"))["rows"]![0]!;
        ((int)board["won"]!).ShouldBe(1);
        ((decimal)board["wonValue"]!).ShouldBe(12_000);
        ((int)board["lost"]!).ShouldBe(0);
        ((int)board["marketingQualified"]!).ShouldBe(3);

        var sales = (await manager.Get($"/api/v1/sla?from={from}&to={to}"))["sales"]!;
        ((int)sales["answeredInTime"]!["kept"]!, (int)sales["answeredInTime"]!["due"]!).ShouldBe((3, 4));
        ((int)sales["touchedInTime"]!["kept"]!).ShouldBe(1);
        ((int)sales["returnedWithReason"]!["kept"]!).ShouldBe(1);
        await page.GotoAsync(server.Url + "/sla");
        await Expect(page.GetByText(new Regex("^3 of 4")).First).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignIn(Chromium chromium, Server server, Colleague who)
    {
        var page = await chromium.Page();
        await page.GotoAsync(server.Url + "/sign-in");
        await page.GetByLabel("Email").FillAsync(who.Email);
        await page.GetByLabel("Password").First.FillAsync(Colleague.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My day" })).ToBeVisibleAsync();
        return page;
    }

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await Task.Delay(KeyPause);
            await page.Keyboard.PressAsync(key);
        }
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
