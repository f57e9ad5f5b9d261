using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People.Privacy;

public sealed class RetentionTests
{
    [Theory, DatabaseData]
    public async Task Nothing_is_deleted_until_somebody_says_so(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Past(world);
        var shown = (await client.Get("/settings/privacy")).Is(200);
        shown["addresses"].GetString().ShouldBe("truncate");
        shown["retention"].EnumerateArray().ShouldAllBe(kind => kind.GetProperty("days").ValueKind == System.Text.Json.JsonValueKind.Null);

        await Days(world, 400);

        (await Count(world)).ShouldBe((2, 4, 2));
    }

    [Theory, DatabaseData]
    public async Task What_is_old_goes_by_its_kind_and_nothing_else(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Past(world);
        await Days(world, 100);
        await Past(world);

        (await client.Put("/settings/privacy", new { retention = new { botEvents = 30 } })).Is(200);
        await Days(world, 1);
        (await world.Value<long>("select count(*) from journey_events where bot is not null")).ShouldBe(1);
        (await world.Value<long>("select count(*) from journey_events where type = 'page_viewed' and bot is null")).ShouldBe(4);

        (await client.Put("/settings/privacy", new { retention = new { visitors = 50, inactiveLeads = 90 } })).Is(200);
        await Days(world, 1);

        (await world.Value<long>("select count(*) from capture_visitors")).ShouldBe(2);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(3, "one old lead went; the old customer and the new ones stay");
        (await world.Value<long>("select count(*) from people_contacts where lifecycle_stage = 'customer'")).ShouldBe(2);
        (await world.Value<long>("select count(*) from people_suppressions where value = 'lead0@example.com'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Rules_that_cannot_be_are_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        (await client.Put("/settings/privacy", new { retention = new { visitors = 0 } })).Is(400);
        (await client.Put("/settings/privacy", new { retention = new { everything = 10 } })).Is(400);
        (await client.Put("/settings/privacy", new { addresses = "sometimes" })).Is(400);
        (await world.Client(new Caller { Actor = "user:m", Role = Role.Manager }).Get("/settings/privacy")).Is(403);
        (await client.Put("/settings/privacy", new { addresses = "never", retention = new { visitors = 30 } })).Is(200);
        (await client.Put("/settings/privacy", new { retention = new { visitors = (int?)null } })).Is(200);
        var rules = await world.Db.Read(session => world.Get<PrivacySettings>().Get(session));
        (rules.Addresses, rules.Retention.Count).ShouldBe((AddressStorage.Never, 0));
    }

    [Theory]
    [InlineData(AddressStorage.Truncate, "192.0.2.77", "192.0.2.0/24")]
    [InlineData(AddressStorage.Truncate, "2001:db8:1:2:3::4", "2001:db8:1::/48")]
    [InlineData(AddressStorage.Truncate, "::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData(AddressStorage.Keep, "::ffff:192.0.2.77", "192.0.2.77")]
    [InlineData(AddressStorage.Keep, "[2001:db8::1]", "2001:db8::1")]
    [InlineData(AddressStorage.Never, "192.0.2.77", null)]
    [InlineData(AddressStorage.Truncate, "<script>", null)]
    [InlineData(AddressStorage.Truncate, null, null)]
    public void Of_an_address_is_kept_what_the_rules_allow(AddressStorage rule, string? address, string? kept) =>
        new PrivacyRules { Addresses = rule }.Store(address).ShouldBe(kept);

    /// <summary>Two visitors (one of them a bot), a lead who unsubscribed and a customer.</summary>
    private static async Task Past(World world)
    {
        var client = world.Client(Caller.System);
        var n = await world.Value<long>("select count(*) from people_contacts");
        var lead = (await client.Post("/contacts", new { name = $"Lead {n}", email = $"lead{n}@example.com" })).Is(201)["id"].GetGuid();
        (await client.Post($"/contacts/{lead}/suppress", new { reason = "asked" })).Is(204);
        (await client.Post("/contacts", new { name = $"Customer {n}", email = $"customer{n}@example.com", lifecycleStage = "customer" })).Is(201);
        await world.Db.Write(async tx =>
        {
            foreach (var bot in (string?[])[null, "agent:crawler"])
            {
                var visitor = Guid.CreateVersion7();
                await tx.Execute("insert into capture_visitors (id, anonymous_id, first_seen_at) values (@visitor, @anonymous, @now)", new { visitor, anonymous = visitor.ToString(), tx.Now });
                foreach (var page in (string[])["/", "/pricing"])
                {
                    world.Get<Journal>().Append(tx, new JourneyEvent
                    {
                        Subject = visitor,
                        Type = bot is null ? "page_viewed" : page == "/" ? "page_viewed" : "form_submitted",
                        OccurredAt = tx.Now,
                        Source = "tracker",
                        Bot = page == "/" ? bot : null,
                    });
                }
            }
        });
        await world.Settle();
    }

    private static async Task Days(World world, int days)
    {
        world.Clock.Advance(TimeSpan.FromDays(days));
        for (var steps = 0; steps < 300; steps++)
        {
            await world.Settle();
            world.Clock.Advance(TimeSpan.FromMilliseconds(250));
        }
    }

    private static async Task<(long Visitors, long Events, long Contacts)> Count(World world) =>
        (await world.Value<long>("select count(*) from capture_visitors"), await world.Value<long>("select count(*) from journey_events where source = 'tracker'"), await world.Value<long>("select count(*) from people_contacts"));
}
