using System.Net;
using System.Net.Sockets;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// Which addresses are on the public internet, by the IANA special-purpose registries (RFC 6890 and its
/// successors). Whatever else a name leads to, our own network above all, is not for the crawler.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Refused4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),

        // Azure's WireServer: public by number, metadata and secrets of the machine in fact.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    private static readonly IPNetwork Unicast6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within 2000::/3: tunnels that carry an IPv4 address of anybody's choice, and documentation.</summary>
    private static readonly IPNetwork[] Refused6 =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Refused4.Any(network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => Unicast6.Contains(address) && !Refused6.Any(network => network.Contains(address)),
            _ => false,
        };
    }
}
