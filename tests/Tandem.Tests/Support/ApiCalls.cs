using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Tests.Support;

/// <summary>An answer of the API: its status and its JSON.</summary>
public sealed record ApiAnswer(int Status, JsonElement Json, string? ETag)
{
    public JsonElement this[string name] => Json.GetProperty(name);

    public string? Code => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public ApiAnswer Is(int status, string? because = null)
    {
        Status.ShouldBe(status, because ?? Json.ToString());
        return this;
    }
}

/// <summary>Calls of the JSON API in one line each.</summary>
public static class ApiCalls
{
    public static Task<ApiAnswer> Get(this HttpClient client, string path) => Send(client, HttpMethod.Get, path);

    public static Task<ApiAnswer> Post(this HttpClient client, string path, object? body = null) => Send(client, HttpMethod.Post, path, body);

    public static Task<ApiAnswer> Put(this HttpClient client, string path, object? body = null) => Send(client, HttpMethod.Put, path, body);

    public static Task<ApiAnswer> Patch(this HttpClient client, string path, object body, int? ifMatch = null) =>
        Send(client, HttpMethod.Patch, path, body, ifMatch);

    public static Task<ApiAnswer> Delete(this HttpClient client, string path, int? ifMatch = null) =>
        Send(client, HttpMethod.Delete, path, ifMatch: ifMatch);

    public static async Task<ApiAnswer> Send(this HttpClient client, HttpMethod method, string path, object? body = null, int? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null)
        {
            var json = body as string ?? JsonSerializer.Serialize(body, JsonSettings.Api);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (ifMatch is { } version)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var parsed = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        return new ApiAnswer((int)response.StatusCode, parsed, response.Headers.ETag?.Tag);
    }
}
