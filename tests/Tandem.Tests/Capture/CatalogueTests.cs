using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture;

public sealed class CatalogueTests
{
    private static readonly Caller Server = new() { Actor = "token:server", Role = Role.Admin };

    [Theory, DatabaseData]
    public async Task Every_name_that_comes_in_stands_in_the_catalogue_with_its_properties_and_their_types(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, """{"userId":"u","event":"Order Placed","properties":{"total":12.5,"coupon":"A","gift":true,"at":"2026-01-02T03:04:05Z","lines":[1],"to":{"city":"Bern"},"none":null}}""");
        await Send(world, """{"userId":"u","event":"Order Placed","properties":{"coupon":7}}""");
        await world.Settle();

        var order = (await Catalogue(world)).Single(item => (string)item!["name"]! == "Order Placed")!;
        ((long)order["count"]!, (string)order["label"]!, (bool)order["blocked"]!).ShouldBe((2, "Order Placed", false));
        order["lastSeenAt"].ShouldNotBeNull();
        order["properties"]!.AsArray().ToDictionary(one => (string)one!["name"]!, one => string.Join(',', one!["types"]!.AsArray().Select(type => (string)type!))).ShouldBe(
            new Dictionary<string, string>
            {
                ["at"] = "date",
                ["coupon"] = "number,text",
                ["gift"] = "boolean",
                ["lines"] = "list",
                ["to"] = "object",
                ["total"] = "number",
            }, ignoreOrder: true);
        (await Catalogue(world)).ShouldNotContain(item => (string)item!["name"]! == "contact_created", "What Tandem writes about its own records is no event from outside.");
    }

    [Theory, DatabaseData]
    public async Task A_blocked_event_is_refused_with_a_code_and_its_neighbours_are_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        (await Edit(world, new { name = "Noise", blocked = true })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var answer = await world.Client(Server).PostAsJsonAsync("/v1/batch", new
        {
            batch = new object[] { new { type = "track", userId = "u", @event = "Noise" }, new { type = "track", userId = "u", @event = "Music" } },
        });

        (await answer.Content.ReadAsStringAsync()).ShouldContain("eventBlocked");
        (await world.Rows<string>("select type from journey_events where type in ('Noise', 'Music')")).ShouldBe(["Music"]);
        (await Catalogue(world)).Select(item => (string)item!["name"]!).ShouldContain("Noise", "What is blocked can be let in again.");
    }

    [Theory, DatabaseData]
    public async Task The_teams_words_for_an_event_stand_on_the_timeline(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, """{"userId":"u","event":"evt_42"}""");
        await world.Settle();
        await Edit(world, new { name = "evt_42", label = "Started a trial", conversion = true, description = "The first day in the product." });

        var contact = await world.Value<Guid>("select id from people_contacts");
        (await world.Client(Server).GetStringAsync($"/api/v1/contacts/{contact}/timeline")).ShouldContain("Started a trial");
        (await world.Rows<string>("select name from capture_public_conversions")).ShouldBe(["evt_42"]);
    }

    [Theory, DatabaseData]
    public async Task What_Tandem_writes_itself_cannot_be_blocked_and_an_old_version_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        (await Edit(world, new { name = "contact_created", blocked = true })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Edit(world, new { label = "No name" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Edit(world, new { name = "E", label = "One" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Edit(world, new { name = "E", label = "Two" }, version: "\"9\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await world.Value<string>("select label from capture_event_settings")).ShouldBe("One");
    }

    private static async Task Send(World world, string body) => (await world.Client(Server).PostAsync("/v1/track", new StringContent(body, Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> Edit(World world, object body, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/events/catalogue") { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return world.Client(Server).SendAsync(request);
    }

    private static async Task<JsonArray> Catalogue(World world) =>
        JsonNode.Parse(await world.Client(Server).GetStringAsync("/api/v1/events/catalogue"))!["items"]!.AsArray();
}
