using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Browser.Sample;

/// <summary>Fills an empty server with <see cref="SampleData"/> the way anybody would: over the API, with files to import.</summary>
public sealed class SampleWorkspace : IDisposable
{
    public const string Email = "ada.lindqvist@fernleaf.example";
    public const string Password = "correct horse battery";

    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.UtcNow);
    private readonly HttpClient _client;
    private readonly string _url;

    private SampleWorkspace(string url)
    {
        _url = url;
        _client = new HttpClient { BaseAddress = new Uri(url) };
        _client.DefaultRequestHeaders.Add("X-Tandem-Csrf", "1");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>Somebody with a whole story: visits, a form, notes, a consent, deals.</summary>
    public string PersonId { get; private set; } = "";

    public string CompanyId { get; private set; } = "";

    public string OpenDealId { get; private set; } = "";

    public string WonDealId { get; private set; } = "";

    /// <summary>An import whose columns wait to be confirmed, and one that is done.</summary>
    public string WaitingImportId { get; private set; } = "";

    public string DoneImportId { get; private set; } = "";

    /// <summary>The public key of the site.</summary>
    public string TrackerKey { get; private set; } = "";

    /// <summary>What an invitation's link ends with.</summary>
    public string InvitationPath { get; private set; } = "";

    /// <summary>A form that is live and was sent.</summary>
    public string FormId { get; private set; } = "";

    public static async Task<SampleWorkspace> Fill(string url)
    {
        var sample = new SampleWorkspace(url);
        await sample.Post("/api/v1/setup", new { workspaceName = "Fernleaf Routing", name = "Ada Lindqvist", Email, Password });
        await sample.Patch("/api/v1/workspace", new { currency = "EUR", timeZone = "Europe/Berlin" });
        await sample.Settings();
        await sample.Records();
        await sample.Money();
        await sample.Story();
        await sample.Leads();
        await sample.Goals();
        sample.TrackerKey = (string)(await sample.Post("/api/v1/tokens", new { name = "Tracker", scopes = new[] { "write-key" } }))["token"]!;
        await SampleVisits.Send(url, sample.TrackerKey);
        sample.FormId = await SampleForms.Fill(sample._client);
        return sample;
    }

    /// <summary>A lead that waits for an answer.</summary>
    public string WaitingLeadId { get; private set; } = "";

    public void Dispose() => _client.Dispose();

    private async Task Settings()
    {
        await Import("users", "team.csv", SampleData.Team);
        await Import("products", "products.csv", SampleData.ProductList);
        await Post("/api/v1/fields", new { @object = "contact", key = "plan", label = "Plan", type = "select", options = new[] { Option("trial", "Trial"), Option("paid", "Paid") } });
        await Post("/api/v1/fields", new { @object = "contact", key = "vehicles", label = "Vehicles", type = "number" });
        await Post("/api/v1/fields", new { @object = "company", key = "depots", label = "Depots", type = "number" });
        var site = await Post("/api/v1/sites", new { name = "Website", origins = new[] { "https://www.fernleaf.example" } });
        using var visit = new HttpRequestMessage(HttpMethod.Post, $"/v1/page?writeKey={site["writeKey"]}") { Content = JsonContent.Create(new { anonymousId = "first-visitor", name = "Home" }) };
        visit.Headers.Add("Origin", "https://www.fernleaf.example");
        (await _client.SendAsync(visit)).EnsureSuccessStatusCode();
        await Post("/api/v1/consent-topics", new { id = "newsletter", label = "Newsletter", description = "Once a month, what is new on the road", text = "Yes, send me the monthly letter." });
        await Post("/api/v1/consent-topics/newsletter/texts", new { text = "Yes, send me the monthly letter. I can stop it at any time." });
        await Post("/api/v1/consent-topics", new { id = "service", label = "Service notes", channels = new[] { "email", "sms" }, optIn = false });
        await Post("/api/v1/tokens", new { name = "Website", scopes = new[] { "write-key" } });
        await Post("/api/v1/tokens", new { name = "Reporting", scopes = new[] { "read" }, expiresAt = Instant(90, 12, 0) });
        var invited = await Post("/api/v1/invitations", new { name = "Ruben Hale", email = "ruben.hale@fernleaf.example", role = "marketer" });
        InvitationPath = new Uri((string)invited["url"]!).AbsolutePath;
    }

    private async Task Records()
    {
        var files = new SampleData(_today).Files();
        await Import("companies", "companies.csv", files.Companies);
        DoneImportId = await Import("contacts", "marketing qualified leads.csv", files.Contacts);
        await Import("deals", "deals.csv", files.Deals);
        WaitingImportId = (string)(await Upload("contacts", "trade fair visitors.csv", Visitors()))["id"]!;
        await Post("/api/v1/views", new
        {
            @object = "contact",
            name = "Qualified, from webinars",
            scope = "all",
            definition = new { filter = new { and = new[] { new { field = "origin", op = "is", value = "webinar" } } }, sort = "-createdAt" },
        });
    }

    private async Task Money()
    {
        var existing = (await Get("/api/v1/campaigns"))["items"]!.AsArray().ToDictionary(one => (string)one!["name"]!, one => one!);
        foreach (var (name, origin, kind, monthly) in SampleData.Campaigns)
        {
            var campaign = existing.GetValueOrDefault(name) ?? await Post("/api/v1/campaigns", new { name, budget = (monthly * 15 + 500) / 1000 * 1000, currency = "EUR" });
            for (var month = 0; month < 13; month++)
            {
                var date = _today.AddDays(-3 - (month * 30)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var amount = monthly * (100 + (month * 37 % 50) - 20) / 100;
                await Post("/api/v1/costs", new { campaignId = (string)campaign["id"]!, origin, date, amount, currency = "EUR", kind, team = "marketing", note = "Monthly bill" });
            }
        }
    }

    private async Task Story()
    {
        var won = (await Get("/api/v1/deals?sort=-amount&filter=" + Uri.EscapeDataString("""{"field":"outcome","op":"is","value":"won"}""")))["items"]!;
        var open = (await Get("/api/v1/deals?sort=-amount&filter=" + Uri.EscapeDataString("""{"field":"outcome","op":"is","value":"open"}""")))["items"]!;
        (WonDealId, OpenDealId) = ((string)won[0]!["id"]!, (string)open[0]!["id"]!);
        CompanyId = (string)won[0]!["company"]!["id"]!;
        PersonId = (string)won[0]!["contacts"]![0]!["id"]!;
        var person = await Get($"/api/v1/contacts/{PersonId}");
        await Patch($"/api/v1/contacts/{PersonId}", new { custom = new { plan = "paid", vehicles = 48 }, tags = new[] { "multi-depot", "reference" } }, person);
        await Post($"/api/v1/contacts/{PersonId}/notes", new { body = "Plans two depots by hand today. Wants the drivers on board before the roll-out." });
        await Post($"/api/v1/contacts/{PersonId}/consents", new { topic = "newsletter", channel = "email", state = "subscribed", basis = "consent", text = "Yes, send me the monthly letter." });
        await Post($"/api/v1/companies/{CompanyId}/notes", new { body = "Two depots, a third one planned for spring." });
        await Patch($"/api/v1/deals/{OpenDealId}", new { nextStep = "Send the offer for two depots" }, await Get($"/api/v1/deals/{OpenDealId}"));
        await Visits((string)person["email"]!);
        await Work();
    }

    /// <summary>A day's work: what is late, what is due, what comes, a call, a reminder that has gone off.</summary>
    private async Task Work()
    {
        async Task Plan(string title, string kind, int days, object about)
        {
            var due = _today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var body = JsonSerializer.SerializeToNode(about)!.AsObject();
            (body["title"], body["kind"], body["dueOn"]) = (title, kind, due);
            await Post("/api/v1/tasks", body);
        }

        await Plan("Send the price sheet for two depots", "email", -1, new { contactId = PersonId });
        await Plan("Call about the drivers", "call", 0, new { contactId = PersonId });
        await Plan("Walk through the offer", "meeting", 2, new { dealId = OpenDealId });
        await Plan("Prepare the pipeline review", "todo", 4, new { });
        await Plan("Ask for a reference", "call", 6, new { companyId = CompanyId });
        await Post($"/api/v1/contacts/{PersonId}/calls", new { outcome = "connected", seconds = 540, note = "The drivers want it on the phone, not on paper." });
        await Put($"/api/v1/deals/{OpenDealId}/qualification", new { questionSet = "meddic" });
        await Put($"/api/v1/deals/{OpenDealId}/qualification/meddic.pain", new { answer = "Two dispatchers plan by hand until nine each morning." });
        await Put($"/api/v1/deals/{OpenDealId}/qualification/meddic.metrics", new { answer = "Empty kilometres: from 19 to below 12 per cent." });
        await Post("/api/v1/tasks", new { title = "Look at the trial's last week", dueOn = _today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), contactId = PersonId, remindAt = DateTimeOffset.UtcNow.AddSeconds(2) });
        for (var tries = 0; tries < 100 && (int)(await Get("/api/v1/notifications/count"))["unread"]! == 0; tries++)
        {
            await Task.Delay(100);
        }
    }

    private async Task Visits(string email)
    {
        var token = await Post("/api/v1/tokens", new { name = "Product", scopes = new[] { "write" } });
        using var product = new HttpClient { BaseAddress = new Uri(_url) };
        product.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes((string)token["token"]! + ":")));
        object View(string title, string path, int days, int hour, int minute) => new
        {
            type = "page",
            userId = "u-48",
            timestamp = Instant(days, hour, minute),
            properties = new { title, path, url = "https://fernleaf.example" + path },
        };
        object Did(string name, int days, int hour, int minute) => new { type = "track", userId = "u-48", @event = name, timestamp = Instant(days, hour, minute) };
        var answer = await product.PostAsJsonAsync("/v1/batch", new
        {
            batch = new[]
            {
                new { type = "identify", userId = "u-48", timestamp = Instant(-9, 9, 1), traits = new { email } },
                View("Fleet planning guide", "/guides/fleet-planning", -9, 9, 2), View("Pricing", "/pricing", -9, 9, 6), Did("Trial Started", -8, 14, 20),
                Did("Route Planned", -6, 10, 41), View("Pricing", "/pricing", -2, 15, 58), View("Depots", "/product/depots", -2, 16, 3),
                Did("Driver Invited", -1, 11, 30),
            },
        });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>People handed over: some wait, one is being worked on, one went back.</summary>
    private async Task Leads()
    {
        var me = (string)(await Get("/api/v1/session"))["user"]!["id"]!;
        await Patch($"/api/v1/reps/{me}", new { takesLeads = true });
        await Post("/api/v1/territories", new { name = "Nordics", countries = new[] { "Sweden" }, members = new[] { me } });
        var filter = Uri.EscapeDataString("""{"field":"lifecycleStage","op":"is","value":"lead"}""");
        var people = (await Get($"/api/v1/contacts?limit=8&filter={filter}"))["items"]!.AsArray();
        foreach (var (message, i) in SampleData.Messages.Select((message, i) => (message, i)))
        {
            var lead = await Post("/api/v1/handoffs", new { contactId = (string)people[i]!["id"]!, message });
            var id = (string)lead["id"]!;
            switch (i)
            {
                case 0:
                    await Post($"/api/v1/handoffs/{id}/accept", new { });
                    break;
                case 1:
                    await Post($"/api/v1/handoffs/{id}/reject", new { reason = "Bad timing", note = "Their contract runs until summer" });
                    break;
                default:
                    WaitingLeadId = id;
                    break;
            }
        }
    }

    private static string Visitors() =>
        """
        Name;E-mail;Firma;Stadt;Interesse;Messetag
        Ilse Brandner;ilse.brandner@alderfreight.example;Alder Freight;Hamburg;Depot;12.10.2026
        Piotr Maj;piotr.maj@balticlogistics.example;Baltic Logistics;Gdańsk;Planner;12.10.2026
        Ruth Ekdal;ruth.ekdal@fjordlinecouriers.example;Fjordline Couriers;Gothenburg;Driver app;13.10.2026
        Oskar Thiel;no address;Greenlane Transport;Leeds;Planner;13.10.2026

        """;

    private async Task<string> Import(string what, string fileName, string csv)
    {
        var id = (string)(await Upload(what, fileName, csv))["id"]!;
        var job = (string)(await Post($"/api/v1/imports/{id}/run", new { }))["jobId"]!;
        for (var tries = 0; tries < 600; tries++)
        {
            switch ((string)(await Get($"/api/v1/jobs/{job}"))["state"]!)
            {
                case "done":
                    return id;
                case "failed":
                    throw new InvalidOperationException($"The import of {fileName} failed.");
                default:
                    await Task.Delay(100);
                    break;
            }
        }

        throw new TimeoutException($"The import of {fileName} did not end within a minute.");
    }

    private async Task<JsonNode> Upload(string what, string fileName, string csv)
    {
        using var body = new StringContent(csv, Encoding.UTF8, "text/csv");
        return await Read(await _client.PostAsync($"/api/v1/imports?object={what}&fileName={Uri.EscapeDataString(fileName)}", body));
    }

    private async Task<JsonNode> Get(string path) => await Read(await _client.GetAsync(path));

    private async Task<JsonNode> Post(string path, object body) => await Read(await _client.PostAsJsonAsync(path, body));

    /// <summary>What both teams want of the quarter and the year; and the figures that say how it goes, checked.</summary>
    private async Task Goals()
    {
        var quarter = ((_today.Month - 1) / 3) + 1;
        await Put($"/api/v1/goals/{_today.Year}Q{quarter}", new { amount = 160_000 });
        await Put($"/api/v1/goals/{_today.Year}", new { amount = 700_000 });
        while ((string)(await Get("/api/v1/scoreboard/check"))["state"]! is not "ready")
        {
            await Task.Delay(100);
        }

        await Post("/api/v1/scoreboard/check", new { });
    }

    private async Task<JsonNode> Put(string path, object body) => await Read(await _client.PutAsJsonAsync(path, body));

    private async Task<JsonNode> Patch(string path, object body, JsonNode? current = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(body) };
        if (current is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{(int)current["version"]!}\"");
        }

        return await Read(await _client.SendAsync(request));
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
        }

        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private string Instant(int days, int hour, int minute) =>
        _today.AddDays(days).ToDateTime(new TimeOnly(hour, minute)).ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);

    private static object Option(string value, string label) => new { value, label };
}
