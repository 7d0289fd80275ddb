using System.Net;
using System.Net.Sockets;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// The HTTP handler of everything that fetches a URL of a tenant's: connects to guarded addresses only, and
/// has no proxy, no cookies, no credentials and no redirects of its own.
/// </summary>
public static class GuardedHttp
{
    public static SocketsHttpHandler CreateHandler(AddressGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(guard, context.DnsEndPoint, cancellationToken),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            Credentials = null,
            MaxResponseHeadersLength = 64,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
    }

    private static async ValueTask<Stream> ConnectAsync(AddressGuard guard, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await guard.ResolveAsync(target.Host, target.Port, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
