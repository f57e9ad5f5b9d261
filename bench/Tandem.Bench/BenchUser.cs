using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tandem.Bench;

/// <summary>Somebody of the team who works over the API with a session, as a browser has it.</summary>
internal sealed class BenchUser : IDisposable
{
    private const string Password = "correct horse battery";

    private BenchUser(Uri address)
    {
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("X-Tandem-Csrf", "1");
        Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public HttpClient Client { get; }

    public string Id { get; private set; } = "";

    /// <summary>The first one, who sets the workspace up.</summary>
    public static async Task<BenchUser> Owner(Uri address)
    {
        var owner = new BenchUser(address);
        await owner.Send(HttpMethod.Post, "/api/v1/setup", new { workspaceName = "Bench", name = "Olga Owner", email = "olga@bench.example", Password });
        return owner;
    }

    /// <summary>Somebody whom this one invites and who comes in.</summary>
    public async Task<BenchUser> Invite(string name, string role)
    {
        var guest = new BenchUser(Client.BaseAddress!);
        var invited = await Send(HttpMethod.Post, "/api/v1/invitations", new { name, email = $"{name}@bench.example".ToLowerInvariant(), role });
        await guest.Send(HttpMethod.Post, "/api/v1/invitations/accept", new { token = new Uri(invited.GetProperty("url").GetString()!).Segments[^1], name, Password });
        guest.Id = invited.GetProperty("userId").GetString()!;
        return guest;
    }

    public async Task<JsonElement> Send(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public void Dispose() => Client.Dispose();
}
