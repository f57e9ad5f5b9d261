using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24", "192.0.2.77")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24", "192.0.2.77")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48", "2001:db8:1:2::")]
    public void An_address_is_written_down_without_its_last_part_and_counted_by_who_has_it(string address, string written, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        ClientAddress.Truncated(context).ShouldBe(written);
        ClientAddress.Counted(context).ShouldBe(counted);
    }

    [Theory]
    [DatabaseData("10.1.2.3", "203.0.113.0/24", "__Host-tandem")]
    [DatabaseData("198.51.100.9", "198.51.100.0/24", "tandem")]
    public async Task What_a_proxy_says_counts_only_from_the_networks_that_are_trusted(DbEngine engine, string peer, string written, string cookie)
    {
        await using var world = await World.Create(
            engine,
            services =>
            {
                Office.Quick(services);
                services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(peer)));
            },
            new Dictionary<string, string?> { ["TANDEM_PROXIES"] = "192.168.7.7, 10.0.0.0/8" });
        var browser = new Browser(world);

        await browser.Send(
            HttpMethod.Post, "/api/v1/setup", new { name = "Olga", email = "olga@example.com", password = Office.Password },
            request =>
            {
                request.Headers.Add("X-Forwarded-For", "203.0.113.5");
                request.Headers.Add("X-Forwarded-Proto", "https");
            }).ShouldBeOk();

        (await world.Value<string>("select address from access_audit")).ShouldBe(written);
        browser.Cookies.Keys.ShouldBe([cookie]);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_keeps_the_server_from_starting() =>
        (await Should.ThrowAsync<StartRefusedException>(World.Create(DbEngine.Sqlite, settings: new Dictionary<string, string?> { ["TANDEM_PROXIES"] = "proxy.local" })))
            .Message.ShouldContain("proxy.local");

    /// <summary>The test server has no network: this is where its requests come from.</summary>
    private sealed class From(IPAddress peer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = peer;
                return rest(context);
            });
            next(app);
        };
    }
}
