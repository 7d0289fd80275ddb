using System.Net.Http.Headers;

namespace ChatPlatform.Models.Resilience;

/// <summary>
/// Turns every answer but success into a <see cref="ModelCallException"/> before a provider's library
/// sees it: the libraries' own errors lose Retry-After and quote the body.
/// </summary>
internal sealed class ProviderHandler(HttpMessageHandler inner, TimeProvider time, bool sendsKey) : DelegatingHandler(inner)
{
    /// <summary>A client for the life of the process: its connections are renewed, so it follows changes of DNS.</summary>
    /// <param name="sendsKey">false for a server that needs none: no header rather than an invented one.</param>
    /// <param name="connections">What connects, if it is not to be the usual; it is left to its owner.</param>
    public static HttpClient CreateClient(TimeProvider time, bool sendsKey, HttpMessageHandler? connections)
    {
        if (connections is not null)
        {
            return new HttpClient(new ProviderHandler(connections, time, sendsKey), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        }

        var sockets = new SocketsHttpHandler
        {
            // A redirect would carry the key to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        return new HttpClient(new ProviderHandler(sockets, time, sendsKey)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!sendsKey)
        {
            request.Headers.Authorization = null;
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ModelCallException(response.StatusCode, Wait(response.Headers.RetryAfter));
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? retryAfter)
    {
        var wait = retryAfter?.Delta ?? (retryAfter?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
