using System.Diagnostics;
using Tandem.Browser.Support;
using Tandem.Browser.Week;

namespace Tandem.Browser.Clients;

/// <summary>Clients of Segment's API as npm has them, unchanged, against the real server.</summary>
public sealed class EventClientTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Tandem.Browser", "Clients");

    [Fact]
    public async Task Clients_of_Segments_api_work_unchanged()
    {
        // Not "ci": npm 11 takes its own lock file for out of step where optional packages of other systems are in it.
        await Run("npm", "install --no-save --omit=optional --ignore-scripts --no-audit --no-fund");
        await using var server = await Server.Run();
        using var owner = await Colleague.Owner(server.Url);
        var token = (string)(await owner.Post("/api/v1/tokens", new { name = "Product", scopes = new[] { "write" } }))["token"]!;
        foreach (var client in new[] { "segment", "rudderstack" })
        {
            await Run("node", $"send.mjs {client} {server.Url} {token}");
            await Arrived(owner, client);
        }
    }

    private static async Task Arrived(Colleague owner, string client)
    {
        var contact = (await owner.Get($"/api/v1/contacts?q={client}-ada@shop.example"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)contact["name"]!).ShouldBe("Ada Byron");
        (await owner.Get($"/api/v1/companies?q={client}"))["items"]!.AsArray().ShouldHaveSingleItem();

        var events = await Catalogue(owner, client);
        events.ShouldBe(new Dictionary<string, long> { [$"{client}-Order Placed"] = 1, [$"{client}-Beat"] = 250 }, ignoreOrder: true);
        (await owner.Client.GetStringAsync($"/api/v1/contacts/{(string)contact["id"]!}/timeline")).ShouldContain("Beat");
    }

    /// <summary>The catalogue is kept by a reactor, which comes a moment after the answer.</summary>
    private static async Task<Dictionary<string, long>> Catalogue(Colleague owner, string client)
    {
        for (var tries = 0; ; tries++)
        {
            var events = (await owner.Get("/api/v1/events/catalogue"))["items"]!.AsArray()
                .Where(item => ((string)item!["name"]!).StartsWith(client + "-", StringComparison.Ordinal))
                .ToDictionary(item => (string)item!["name"]!, item => (long)item!["count"]!);
            if (events.Values.Sum() >= 251 || tries == 100)
            {
                return events;
            }

            await Task.Delay(100);
        }
    }

    private static async Task Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        process.ExitCode.ShouldBe(0, $"{program} {arguments}: {await output} {await errors}");
    }
}
