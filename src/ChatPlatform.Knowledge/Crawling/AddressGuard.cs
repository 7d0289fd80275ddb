using System.Net;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Finds the addresses of a host name.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>
/// The one place that decides which servers the crawler may talk to. The connection is made to the address
/// that was checked, so a name that resolves to another address a moment later gains nothing.
/// </summary>
public sealed class AddressGuard(PrivateHosts privateHosts, ResolveHost resolve)
{
    /// <returns>The addresses to connect to, every one of them allowed.</returns>
    /// <exception cref="AddressRefusedException">One of the host's addresses is not on the public internet.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The host has no address.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var bare = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(bare, out var literal)
            ? [literal]
            : await resolve(bare, cancellationToken).ConfigureAwait(false);
        if (!privateHosts.IsAllowed(bare, port) && addresses.FirstOrDefault(address => !PublicAddress.IsPublic(address)) is { } refused)
        {
            throw new AddressRefusedException(host, refused);
        }

        return addresses;
    }
}
