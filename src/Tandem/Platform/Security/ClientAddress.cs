using System.Net;
using System.Net.Sockets;

namespace Tandem.Platform.Security;

/// <summary>The client's network address, in the two forms in which it is used.</summary>
public static class ClientAddress
{
    private const int FourBytes = 3;
    private const int SixBytes = 6;

    /// <summary>What is written down: 192.0.2.0/24, 2001:db8:1::/48. Null where the server does not know.</summary>
    public static string? Truncated(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Truncated(address) : null;

    /// <inheritdoc cref="Truncated(HttpContext)"/>
    public static string Truncated(IPAddress address) => Plain(address) switch
    {
        { AddressFamily: AddressFamily.InterNetwork } four => $"{Keep(four, FourBytes)}/24",
        var six => $"{Keep(six, SixBytes)}/48",
    };

    /// <summary>What limits count by: the address, or the /64 network that one customer of a provider has to themselves.</summary>
    public static string Counted(HttpContext context) => Plain(context) switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetwork } four => four.ToString(),
        var six => Keep(six, 8).ToString(),
    };

    /// <summary>An address of four bytes as such, also where it came dressed as one of sixteen.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress? Plain(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Plain(address) : null;

    private static IPAddress Keep(IPAddress address, int bytes)
    {
        var all = address.GetAddressBytes();
        all.AsSpan(bytes).Clear();
        return new IPAddress(all);
    }
}
