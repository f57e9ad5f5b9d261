using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Bench;

/// <summary>A server that parses JSON and drops it: what an event costs before anything is done with it.</summary>
internal static class DropServer
{
    /// <summary>The argument that makes the benchmark's own program be this server.</summary>
    public const string Verb = "--drop-server";

    /// <summary>Starts it as a process of its own.</summary>
    public static async Task<(Process Process, Uri Address)> Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(DropServer).Assembly.Location);
        start.ArgumentList.Add(Verb);
        var process = Process.Start(start)!;
        return (process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Serves until it is killed; the first line of its output is its address.</summary>
    public static async Task Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/v1/page", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            return Results.Json(new { success = body.RootElement.ValueKind == JsonValueKind.Object });
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Task.Delay(Timeout.Infinite);
    }
}
