using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tandem.Engines.Forms;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

/// <summary>A workspace with a form that is live, and the visitors who fill it in.</summary>
internal sealed partial class FormOffice : IAsyncDisposable
{
    public static readonly Caller Marketer = new() { Actor = "user:00000000-0000-0000-0000-0000000000a1", UserId = new Guid("00000000-0000-0000-0000-0000000000a1"), Role = Role.Marketer };

    private FormOffice(World world, Guid id) => (World, Id) = (world, id);

    public World World { get; }

    public Guid Id { get; }

    public HttpClient Team => World.Client(Marketer);

    public string Path => $"/f/{Id}";

    /// <summary>A form with these fields (JSON), and what else <paramref name="also"/> sets, published.</summary>
    public static async Task<FormOffice> Open(DbEngine engine, string fields = SimpleFields, string also = "{}", IReadOnlyDictionary<string, string?>? settings = null)
    {
        var world = await World.Create(engine, settings: settings);
        var made = (await world.Client(Marketer).Post("/forms", new { name = "Get in touch", starter = "blank" })).Is(201);
        var office = new FormOffice(world, made["form"].GetProperty("id").GetGuid());
        var definition = JsonNode.Parse(also)!.AsObject();
        definition["steps"] ??= new JsonArray(new JsonObject { ["fields"] = JsonNode.Parse(fields) });
        definition["consents"] ??= JsonNode.Parse("""[{"key":"news","topic":"newsletter","text":"Send me news."}]""");
        await office.Publish(definition);
        return office;
    }

    public const string SimpleFields =
        """
        [{"key":"email","type":"email","label":"Email","required":true,"target":"contact.email"},
         {"key":"name","type":"text","label":"Name","target":"contact.name"},
         {"key":"job","type":"text","label":"Job","target":"contact.jobTitle"},
         {"key":"message","type":"longText","label":"Message"}]
        """;

    public async Task Publish(JsonNode definition)
    {
        (await Team.Patch($"/forms/{Id}", new { definition })).Is(200);
        (await Team.Post($"/forms/{Id}/publish")).Is(200);
    }

    /// <summary>What a script is handed out.</summary>
    public async Task<JsonElement> Parts(string query = "") =>
        JsonDocument.Parse(await World.Client().GetStringAsync($"/f/{Id}.json{query}")).RootElement;

    /// <summary>Sends as our script does: after some seconds, with the puzzle solved.</summary>
    public async Task<ApiAnswer> Send(object fields, object? also = null, string? token = null)
    {
        var challenge = (await Parts()).GetProperty("challenge");
        World.Clock.Advance(TimeSpan.FromSeconds(5));
        var body = JsonSerializer.SerializeToNode(also ?? new { }, JsonSettings.Api)!.AsObject();
        body["fields"] = JsonSerializer.SerializeToNode(fields, JsonSettings.Api);
        body["token"] = token ?? challenge.GetProperty("token").GetString();
        body["proof"] ??= Solve(challenge);
        return await Post(body.ToJsonString());
    }

    public async Task<ApiAnswer> Post(string json, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await World.Client().SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new ApiAnswer((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), null);
    }

    /// <summary>Sends what a page's form sends; the answer's status and HTML.</summary>
    public async Task<(HttpStatusCode Status, string Html, Uri? Location)> PostPage(params (string Name, string Value)[] values)
    {
        using var answer = await World.Client().PostAsync(Path, new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location);
    }

    public static string Solve(JsonElement challenge)
    {
        var (nonce, bits) = (challenge.GetProperty("nonce").GetString()!, challenge.GetProperty("bits").GetInt32());
        return Enumerable.Range(0, int.MaxValue).Select(number => $"{number}").First(text => ProofOfWork.Holds(nonce, text, bits));
    }

    /// <summary>The values of a page's unseen inputs.</summary>
    public static (string, string)[] Hidden(string html) =>
        [.. HiddenInput().Matches(html).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))];

    public async Task<string> State() => (await World.Rows<string>("select state from capture_submissions order by id desc"))[0];

    public async Task<string> Reasons() => (await World.Rows<string>("select reasons from capture_submissions order by id desc"))[0];

    /// <summary>The links of the mails that wait, oldest first.</summary>
    public async Task<IReadOnlyList<string>> Links() =>
        [.. (await World.Rows<string>("select content from messaging_mails order by id")).Select(content => Link().Match(content)).Where(match => match.Success).Select(match => match.Value)];

    public ValueTask DisposeAsync() => World.DisposeAsync();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenInput();

    [GeneratedRegex(@"/f/confirm/[A-Za-z0-9_.\-]+")]
    private static partial Regex Link();
}
