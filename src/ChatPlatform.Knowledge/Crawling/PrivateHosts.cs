using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Servers on private addresses that the operator lets the crawler read: settings, and what the program adds.</summary>
public sealed class PrivateHosts
{
    private readonly ConcurrentDictionary<string, bool> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public PrivateHosts(IOptions<CrawlerOptions> options)
        : this((options ?? throw new ArgumentNullException(nameof(options))).Value.AllowPrivateHosts)
    {
    }

    private PrivateHosts(IEnumerable<string> authorities)
    {
        foreach (var host in authorities)
        {
            Allow(host.Trim());
        }
    }

    /// <summary>Others than the crawler's.</summary>
    /// <param name="authorities">See <see cref="Allow"/>.</param>
    public static PrivateHosts Of(IEnumerable<string> authorities) => new(authorities);

    /// <summary>Lets the crawler read a server of our own, such as the demo site.</summary>
    /// <param name="authority">"host:port", as of a URL; without a port those of http and https.</param>
    public void Allow(string authority)
    {
        var url = new Uri($"http://{authority}/");
        _hosts.TryAdd(Key(url.IdnHost, url.Port), true);
        if (url.IsDefaultPort)
        {
            _hosts.TryAdd(Key(url.IdnHost, 443), true);
        }
    }

    public bool IsAllowed(string host, int port) => _hosts.ContainsKey(Key(host, port));

    private static string Key(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
