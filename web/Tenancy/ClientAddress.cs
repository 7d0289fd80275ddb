using System.Net;
using System.Net.Sockets;

namespace ChatPlatform.Web.Tenancy;

/// <summary>Where a request comes from; behind a proxy, what the proxy says if it is a known one.</summary>
internal static class ClientAddress
{
    /// <summary>An IPv6 subscriber has a network of its own of this many bits, in which it may take any address (RFC 6177).</summary>
    private const int NetworkBytes = 64 / 8;

    private const string Unknown = "unknown";

    /// <summary>By what a client is known for limits and blocks: its IPv4 address, or the /64 network of its IPv6 address.</summary>
    public static string Of(HttpContext context) => Address(context) switch
    {
        null => Unknown,
        { AddressFamily: AddressFamily.InterNetworkV6 } address => NetworkOf(address),
        var address => address.ToString(),
    };

    /// <summary>The address to the last bit, for the record.</summary>
    public static string Exactly(HttpContext context) => Address(context)?.ToString() ?? Unknown;

    private static IPAddress? Address(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
