using Microsoft.AspNetCore.HttpOverrides;
using Tandem.Platform.Cli;

namespace Tandem.Platform.Http;

/// <summary>
/// Behind a reverse proxy the client's address and scheme arrive in X-Forwarded-* headers, which anybody can send: they count only from
/// the networks named in <c>TANDEM_PROXIES</c> (for example <c>10.0.0.0/8, 192.168.1.5</c>).
/// </summary>
public static class TrustedProxies
{
    /// <summary>Takes the headers over, where proxies are named.</summary>
    public static void Use(WebApplication app)
    {
        var named = (app.Configuration["TANDEM_PROXIES"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in named)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network.Contains('/', StringComparison.Ordinal) ? network : Single(network), out var known)
                ? known
                : throw new StartRefusedException($"TANDEM_PROXIES: “{network}” is neither an address nor a network."));
        }

        app.UseForwardedHeaders(options);
    }

    private static string Single(string address) => $"{address}/{(address.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";
}
