using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access.Support;

/// <summary>A browser as the workspace's pages use it: it keeps cookies and says where a request comes from.</summary>
public sealed class Browser(World world, string site = "http://localhost")
{
    private readonly HttpClient _client = world.Client();

    /// <summary>The cookies, as the browser would send them.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>The attributes of the last cookie that was set.</summary>
    public string? LastSetCookie { get; private set; }

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path);

    public Task<HttpResponseMessage> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> Put(string path, object? body = null) => Send(HttpMethod.Put, path, body);

    public Task<HttpResponseMessage> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, body);

    public Task<HttpResponseMessage> Delete(string path) => Send(HttpMethod.Delete, path);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null) => Send(method, path, body, _ => { });

    /// <summary>Sends with headers that a test wants otherwise.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(method, new Uri(site + path));
        request.Headers.Add("X-Tandem-Csrf", "1");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        }

        change(request);
        var answer = await _client.SendAsync(request);
        Keep(answer);
        return answer;
    }

    /// <summary>Another browser with a copy of the cookies: what a thief would have.</summary>
    public Browser Copy()
    {
        var copy = new Browser(world, site);
        foreach (var (name, value) in Cookies)
        {
            copy.Cookies[name] = value;
        }

        return copy;
    }

    public async Task<bool> IsSignedIn() => (await Get("/api/v1/session")).StatusCode == HttpStatusCode.OK;

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var header in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            LastSetCookie = header;
            var pair = header.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }
    }
}

public static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> answer) => await (await answer).Json();

    /// <summary>The answer is this problem, written as RFC 9457 wants it.</summary>
    public static async Task<HttpResponseMessage> ShouldBe(this Task<HttpResponseMessage> answer, HttpStatusCode status, string code)
    {
        var got = await answer;
        var body = await got.Content.ReadAsStringAsync();
        got.StatusCode.ShouldBe(status, body);
        got.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonDocument.Parse(body).RootElement.GetProperty("code").GetString().ShouldBe(code);
        return got;
    }

    public static async Task<HttpResponseMessage> ShouldBeOk(this Task<HttpResponseMessage> answer)
    {
        var got = await answer;
        ((int)got.StatusCode).ShouldBeInRange(200, 299, await got.Content.ReadAsStringAsync());
        return got;
    }
}
