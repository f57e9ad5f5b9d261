using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tandem.Browser.Week;

/// <summary>Somebody of the team who works over the API, with a session as a browser has it.</summary>
public sealed class Colleague : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly CookieContainer _cookies = new();

    private Colleague(string url, string email)
    {
        Email = email;
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = new Uri(url) };
        Client.DefaultRequestHeaders.Add("X-Tandem-Csrf", "1");
        Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>With the session's cookie.</summary>
    public HttpClient Client { get; }

    public string Email { get; }

    /// <summary>The session, for a browser of theirs.</summary>
    public Cookie SessionCookie => _cookies.GetAllCookies().Single();

    public string Id { get; private set; } = "";

    /// <summary>The first one, who sets the workspace up.</summary>
    public static async Task<Colleague> Owner(string url)
    {
        var owner = new Colleague(url, "olga@fernleaf.example");
        await owner.Post("/api/v1/setup", new { workspaceName = "Fernleaf", name = "Olga Owner", owner.Email, Password });
        return owner;
    }

    /// <summary>Somebody whom this one invites and who comes in.</summary>
    public async Task<Colleague> Invite(string name, string role)
    {
        var guest = new Colleague(Client.BaseAddress!.ToString(), $"{name.ToLowerInvariant()}@fernleaf.example");
        var invited = await Post("/api/v1/invitations", new { name, guest.Email, role });
        await guest.Post("/api/v1/invitations/accept", new { token = new Uri((string)invited["url"]!).Segments[^1], name, Password });
        guest.Id = (string)invited["userId"]!;
        return guest;
    }

    public async Task<JsonNode> Get(string path) => await Read(await Client.GetAsync(path));

    public async Task<JsonNode> Post(string path, object body) => await Read(await Client.PostAsJsonAsync(path, body));

    public async Task<JsonNode> Put(string path, object body) => await Read(await Client.PutAsJsonAsync(path, body));

    public async Task<JsonNode> Patch(string path, object body) => await Read(await Client.PatchAsJsonAsync(path, body));

    public void Dispose() => Client.Dispose();

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {text}");
        }

        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
