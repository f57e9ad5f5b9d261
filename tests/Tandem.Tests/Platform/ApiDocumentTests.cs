using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The types of the UI are generated from this file.</summary>
    [Fact, Trait("Category", "Golden")]
    public async Task The_description_of_the_api_is_the_one_committed()
    {
        await using var world = await World.Create(DbEngine.Sqlite);
        var document = JsonNode.Parse(await world.Client(new Caller { Actor = "token:reader", Role = Role.Viewer }).GetStringAsync("/api/v1/openapi.json"))!;

        Golden.Matches("web/openapi.json", document.ToJsonString(Indented));
    }

    [Fact]
    public async Task Every_answer_and_every_change_of_the_api_is_described()
    {
        await using var world = await World.Create(DbEngine.Sqlite);
        var document = JsonNode.Parse(await world.Client(new Caller { Actor = "token:reader", Role = Role.Viewer }).GetStringAsync("/api/v1/openapi.json"))!;

        var silent = from path in document["paths"]!.AsObject()
                     where path.Key.StartsWith("/api/", StringComparison.Ordinal)
                     from operation in path.Value!.AsObject()
                     where operation.Key is "get" or "put" or "patch" && !path.Key.EndsWith(".csv", StringComparison.Ordinal)
                     where operation.Value!["responses"]!["200"]?["content"] is null || (operation.Key is not "get" && operation.Value["requestBody"] is null)
                     select $"{operation.Key} {path.Key}";
        silent.ShouldBeEmpty();
    }
}
