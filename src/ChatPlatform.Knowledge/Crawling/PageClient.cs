using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// Asks for one URL: within the host's bounds, with time-outs and a size cap, conditional when the page is
/// known, again after a while when the server is busy.
/// </summary>
public sealed class PageClient : IDisposable
{
    private static readonly string[] Readable =
        ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"];

    private readonly HttpClient _http;
    private readonly HostGates _gates;
    private readonly CrawlerOptions _options;
    private readonly TimeProvider _time;

    public PageClient(HttpMessageHandler handler, HostGates gates, IOptions<CrawlerOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _gates = gates;
        _options = options.Value;
        _time = time;
        _http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"Mozilla/5.0 (compatible; {_options.ProductToken}/1.0)");
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.1");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("*");
    }

    /// <param name="known">What was kept of the page; null to read it whatever it is.</param>
    /// <param name="delay">Between two requests to the host.</param>
    public Task<FetchResult> FetchPageAsync(Uri url, PageValidators? known, TimeSpan delay, CancellationToken cancellationToken) =>
        FetchAsync(url, known, Readable, _options.MaxBodyBytes, delay, cancellationToken);

    /// <summary>A robots.txt or a sitemap: of any type, and cut off at a size.</summary>
    public Task<FetchResult> FetchFileAsync(Uri url, int maxBytes, TimeSpan delay, CancellationToken cancellationToken) =>
        FetchAsync(url, null, null, maxBytes, delay, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FetchAsync(
        Uri url, PageValidators? known, string[]? types, int maxBytes, TimeSpan delay, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (result, wait) = await TryAsync(url, known, types, maxBytes, delay, cancellationToken).ConfigureAwait(false);
            if (wait is null || attempt >= _options.RetryDelays.Count || wait > _options.MaxRetryAfter)
            {
                return result;
            }

            var pause = wait > TimeSpan.Zero ? wait.Value : _options.RetryDelays[attempt];
            if (result.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                _gates.Pause(url.Authority, pause);
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>With the result, how long to wait before another attempt: zero for "a while", null for none.</returns>
    private async Task<(FetchResult Result, TimeSpan? Wait)> TryAsync(
        Uri url, PageValidators? known, string[]? types, int maxBytes, TimeSpan delay, CancellationToken cancellationToken)
    {
        using var pass = await _gates.EnterAsync(url.Authority, delay, cancellationToken).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = CreateRequest(url, known);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(url, response, types, maxBytes, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (Failed($"No complete answer within {_options.RequestTimeout.TotalSeconds:0.#} seconds."), TimeSpan.Zero);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return Refusal(error) is { } refused
                ? (Failed(refused.Message), null)
                : (Failed(Sentence(error)), TimeSpan.Zero);
        }
    }

    private static HttpRequestMessage CreateRequest(Uri url, PageValidators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (known?.ETag is { } etag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (known?.LastModified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private async Task<(FetchResult Result, TimeSpan? Wait)> ReadAsync(
        Uri url, HttpResponseMessage response, string[]? types, int maxBytes, CancellationToken cancellationToken)
    {
        var status = response.StatusCode;
        switch (status)
        {
            case HttpStatusCode.OK:
                return (await ReadBodyAsync(response, types, maxBytes, cancellationToken).ConfigureAwait(false), null);
            case HttpStatusCode.NotModified:
                return (new FetchedUnchanged(status), null);
            case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                return response.Headers.Location is { } location && Uri.TryCreate(url, location, out var target)
                    ? (new FetchedRedirect(status, target), null)
                    : (new FetchFailed(status, "The server redirects, but not to a URL.", IsGone: false), null);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return (new FetchFailed(status, $"The server answered {(int)status}: there is no such page.", IsGone: true), null);
            default:
                var failed = new FetchFailed(status, $"The server answered {(int)status}.", IsGone: false);
                var busy = status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
                return (failed, busy ? RetryAfter(response) : null);
        }
    }

    private static async Task<FetchResult> ReadBodyAsync(
        HttpResponseMessage response, string[]? types, int maxBytes, CancellationToken cancellationToken)
    {
        var content = response.Content;
        var type = content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        var etag = Header(response.Headers, "ETag");
        var modified = Header(content.Headers, "Last-Modified");
        if (types is not null && type.Length > 0 && !types.Contains(type))
        {
            return new FetchSkipped(response.StatusCode, $"Content of the type {type} is not read.", etag, modified);
        }

        var (body, isWhole) = await ReadUpToAsync(content, maxBytes, cancellationToken).ConfigureAwait(false);
        if (!isWhole && types is not null)
        {
            return new FetchFailed(response.StatusCode, $"Larger than {maxBytes >> 10:N0} kB.", IsGone: false);
        }

        var robots = Header(response.Headers, "X-Robots-Tag") ?? "";
        return new FetchedPage(response.StatusCode, type, content.Headers.ContentType?.CharSet, body, etag, modified, robots);
    }

    /// <summary>The length a server announces counts for nothing here: what is decompressed is what fills memory.</summary>
    private static async Task<(byte[] Body, bool IsWhole)> ReadUpToAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                body.Write(buffer, 0, maxBytes - (int)body.Length);
                return (body.ToArray(), false);
            }

            body.Write(buffer, 0, read);
        }

        return (body.ToArray(), true);
    }

    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return after > TimeSpan.Zero ? after : TimeSpan.Zero;
    }

    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static FetchFailed Failed(string reason) => new(null, reason, IsGone: false);

    private static AddressRefusedException? Refusal(Exception? error)
    {
        while (error is not (null or AddressRefusedException))
        {
            error = error.InnerException;
        }

        return (AddressRefusedException?)error;
    }

    private static string Sentence(Exception error) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The host could not be found.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection could be made.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "No connection could be made.",
        InvalidDataException => "The answer could not be decompressed.",
        _ => "The connection broke off.",
    };
}
