using ChatPlatform.Knowledge.Crawling;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Models;

/// <summary>The way to servers that tenants name: to public addresses and to those that the operator allows.</summary>
public sealed class ModelConnections : IDisposable
{
    /// <summary>Of one answer; the longest reply takes a small part of it.</summary>
    private const long MaxAnswerBytes = 8 << 20;

    private readonly PrivateHosts _privateHosts;
    private readonly UrlGuard _urls;

    public ModelConnections(IOptions<ModelOptions> options, ResolveHost resolve)
    {
        ArgumentNullException.ThrowIfNull(options);
        _privateHosts = PrivateHosts.Of(options.Value.AllowPrivateHosts);
        var addresses = new AddressGuard(_privateHosts, resolve);
        _urls = new UrlGuard(addresses);
        Handler = new CappedHandler(GuardedHttp.CreateHandler(addresses), MaxAnswerBytes);
    }

    /// <summary>Shared by all clients; nobody else disposes of it.</summary>
    public HttpMessageHandler Handler { get; }

    /// <exception cref="ChatException"><c>invalid_request</c>, <c>url_not_allowed</c>.</exception>
    public async Task CheckAsync(string baseUrl, CancellationToken cancellationToken)
    {
        var url = await _urls.CheckAsync(baseUrl, cancellationToken);
        if (url.Scheme != Uri.UriSchemeHttps && !_privateHosts.IsAllowed(url.IdnHost, url.Port))
        {
            throw new ChatException(ErrorCodes.UrlNotAllowed, "base_url must begin with https: the key and what visitors write would be sent in the clear.");
        }

        if (url.Query.Length > 0)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "base_url must have no query.");
        }
    }

    public void Dispose() => Handler.Dispose();
}
