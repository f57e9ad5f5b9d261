using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Tandem.Browser.Support;
using Tandem.Browser.Week;

namespace Tandem.Browser.Tracker;

/// <summary>An event as it came in from a website.</summary>
public sealed record Came(string Type, JsonNode Data, Guid Subject, bool Verified)
{
    public string? Path => (string?)Data["properties"]?["path"];

    public JsonNode? Property(string name) => Data["properties"]?[name];
}

/// <summary>One server, one browser, and websites with write keys of their own.</summary>
public sealed class TrackedWorld : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Server Server { get; private set; } = null!;

    public Chromium Chromium { get; private set; } = null!;

    public Colleague Owner { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await Server.Run();
        Owner = await Colleague.Owner(Server.Url);
        Chromium = await Chromium.Start();
    }

    public async Task DisposeAsync()
    {
        Owner.Dispose();
        await Chromium.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A website with a key of its own; its snippet has these attributes.</summary>
    public async Task<(Shop Shop, string Key, string Id)> OpenShop(string attributes = "", object? settings = null)
    {
        var shop = await Shop.Open();
        var site = await Owner.Post("/api/v1/sites", settings ?? new { name = "Shop" });
        var (key, id) = ((string)site["writeKey"]!, (string)site["id"]!);
        shop.Snippet = Tag(key, attributes);
        return (shop, key, id);
    }

    public string Tag(string key, string attributes = "") => $"<script async src='{Server.Url}/t.js' data-key='{key}' {attributes}></script>";

    /// <summary>What came with this key so far, in the order in which it was taken.</summary>
    public async Task<IReadOnlyList<Came>> Events(string id)
    {
        await using var connection = new SqliteConnection($"Data Source={Server.DatabaseFile};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select type, data, subject_id, verified from journey_events where actor = $actor and source = 'api' and type not in ('contact_created', 'company_created') order by occurred_at, seq, id";
        command.Parameters.AddWithValue("$actor", $"token:{id}");
        var events = new List<Came>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var subject = new Guid(await reader.GetFieldValueAsync<byte[]>(2), bigEndian: true);
            events.Add(new Came(reader.GetString(0), JsonNode.Parse(reader.GetString(1))!, subject, reader.GetBoolean(3)));
        }

        return events;
    }

    /// <summary>Waits until enough has come.</summary>
    public async Task<IReadOnlyList<Came>> Events(string id, Func<IReadOnlyList<Came>, bool> enough)
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            var events = await Events(id);
            if (enough(events))
            {
                return events;
            }

            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Only these came: {string.Join(", ", events.Select(one => $"{one.Type} {one.Data.ToJsonString()}"))}");
            }
        }
    }

    public Task<IReadOnlyList<Came>> Events(string id, int count) => Events(id, events => events.Count >= count);

    /// <summary>What the workspace knows of a website.</summary>
    public async Task<JsonNode> Site(string id) => (await Owner.Get("/api/v1/sites"))["items"]!.AsArray().Single(one => (string)one!["id"]! == id)!;

    /// <summary>Waits until the workspace knows this of it.</summary>
    public async Task<JsonNode> Site(string id, Func<JsonNode, bool> enough)
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            var site = await Site(id);
            if (enough(site) || Stopwatch.GetElapsedTime(started) > Patience)
            {
                return site;
            }
        }
    }

    /// <summary>A page of the workspace, for the owner.</summary>
    public async Task<IPage> Desk()
    {
        var desk = await Chromium.Page();
        await desk.Context.AddCookiesAsync([new Cookie { Name = Owner.SessionCookie.Name, Value = Owner.SessionCookie.Value, Url = Server.Url }]);
        return desk;
    }

    /// <summary>Writes into the data what nothing outside can say.</summary>
    public async Task Write(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Server.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Calls the tracker as the site's own script would.</summary>
    public static Task Call(IPage page, string script) => page.EvaluateAsync($"() => {{ {script} }}");

    /// <summary>Waits until the script is there.</summary>
    public static Task Ready(IPage page) => page.WaitForFunctionAsync("() => window.tandem && typeof window.tandem.identify === 'function'");
}
