using System.Net;
using System.Net.Sockets;

namespace ChatPlatform.Web.Tenancy;

/// <summary>By what a client is known for limits and blocks.</summary>
internal static class ClientAddress
{
    /// <summary>An IPv6 subscriber has a network of its own of this many bits, in which it may take any address (RFC 6177).</summary>
    private const int NetworkBytes = 64 / 8;

    /// <summary>The IPv4 address, or the /64 network of the IPv6 address, in its one spelling.</summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
