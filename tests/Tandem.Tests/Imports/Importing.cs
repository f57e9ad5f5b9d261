using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>Hands files in over HTTP, as the workspace does.</summary>
internal static class Importing
{
    public static Task<JsonNode> Run(World world, string objectName, string csv, string fileName = "file.csv") =>
        Run(world, objectName, Encoding.UTF8.GetBytes(csv), fileName);

    public static async Task<JsonNode> Run(World world, string objectName, byte[] file, string fileName = "file.csv")
    {
        var id = (string)(await Upload(world, objectName, file, fileName, HttpStatusCode.Created))["id"]!;
        return await Finish(world, id);
    }

    public static async Task<JsonNode> Finish(World world, string id, string verb = "run")
    {
        var client = world.Client(Caller.System);
        (await client.PostAsync($"/api/v1/imports/{id}/{verb}", content: null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await world.Settle();
        return await Get(world, id);
    }

    public static async Task<JsonNode> Upload(World world, string objectName, byte[] file, string fileName, HttpStatusCode expected)
    {
        var answer = await world.Client(Caller.System).PostAsync(
            $"/api/v1/imports?object={objectName}&fileName={Uri.EscapeDataString(fileName)}", new ByteArrayContent(file));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> Get(World world, string id) =>
        JsonNode.Parse(await world.Client(Caller.System).GetStringAsync($"/api/v1/imports/{id}"))!;

    public static string[] Warnings(JsonNode import) => [.. import["report"]!["warnings"]!.AsArray().Select(warning => (string)warning!["code"]!)];

    public static (long Rows, long Created, long Updated, long Unchanged, long Errors) Counts(JsonNode import)
    {
        var report = import["report"]!;
        return ((long)report["rows"]!, (long)report["created"]!, (long)report["updated"]!, (long)report["unchanged"]!, (long)report["errors"]!);
    }
}
