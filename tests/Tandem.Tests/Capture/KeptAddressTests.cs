using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture;

public sealed class KeptAddressTests
{
    [Theory]
    [DatabaseData("truncate", "\"ip\":\"192.0.2.0/24\"")]
    [DatabaseData("keep", "\"ip\":\"192.0.2.77\"")]
    [DatabaseData("never", null!)]
    public async Task Of_the_address_in_a_message_is_kept_what_the_privacy_rules_allow(DbEngine engine, string rule, string? kept)
    {
        await using var world = await World.Create(engine);
        (await world.Client(Caller.System).Put("/settings/privacy", new { addresses = rule })).Is(200);
        using var server = world.Client(new Caller { Actor = "token:1", Role = Role.Admin, Token = new HashSet<TokenScope> { TokenScope.Write } });
        using var body = new StringContent("""{"userId":"u1","event":"Signed up","context":{"locale":"de","ip":"192.0.2.77","page":{"path":"/a"}}}""", System.Text.Encoding.UTF8, "application/json");

        (await server.PostAsync("/v1/track", body)).EnsureSuccessStatusCode();

        var data = (await world.Rows<string>("select data from journey_events where data like '%locale%'")).Single();
        data.ShouldContain("\"page\":{\"path\":\"/a\"}");
        data.Contains("192.0.2.77", StringComparison.Ordinal).ShouldBe(rule == "keep");
        (kept is null || data.Contains(kept, StringComparison.Ordinal)).ShouldBeTrue(data);
    }
}
