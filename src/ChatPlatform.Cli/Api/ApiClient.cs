using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Profiles;

namespace ChatPlatform.Cli.Api;

/// <summary>The platform's HTTP API. What is refused or cannot be reached is a <see cref="CliException"/>.</summary>
/// <param name="patience">To wait in all when the server says that it is busy.</param>
/// <param name="say">Told why nothing seems to happen.</param>
internal sealed class ApiClient(Connection connection, TimeSpan patience, TimeProvider time, Action<string> say) : IDisposable
{
    private const string EventStream = "text/event-stream";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // A redirect would be followed without the key, to a refusal that misleads; it is told instead.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Uri Server => connection.Server;

    public Task<ApiReply> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new ApiCall(HttpMethod.Get, path), cancellationToken);

    public Task<ApiReply> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new ApiCall(HttpMethod.Delete, path), cancellationToken);

    public async Task<ApiReply> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await ReachAsync(call.Timeout, async () =>
        {
            using var response = await AnswerAsync(call, "application/json", limited, cancellationToken);
            return Reply(await response.Content.ReadAsStringAsync(limited.Token));
        }, cancellationToken);
    }

    /// <summary>The status of an address whose answer is not for reading; asked once.</summary>
    public async Task<HttpStatusCode> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(ConnectTimeout);
        return await ReachAsync(ConnectTimeout, async () =>
        {
            using var request = Request(new ApiCall(HttpMethod.Get, path), "*/*");
            using var response = await _http.SendAsync(request, limited.Token);
            return response.StatusCode;
        }, cancellationToken);
    }

    /// <summary>Writes an answer to a file, as it comes.</summary>
    /// <param name="show">Told how many bytes are there.</param>
    /// <exception cref="ConnectionBrokenException">The answer was cut.</exception>
    public Task DownloadAsync(string path, FileStream target, Action<long> show, CancellationToken cancellationToken)
    {
        var call = new ApiCall(HttpMethod.Get, path);
        return ReachAsync(call.Timeout, async () =>
        {
            using var begun = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var response = await AnswerAsync(call, "*/*", begun, cancellationToken);
            begun.CancelAfter(Timeout.InfiniteTimeSpan);
            await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[80 << 10];
            for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; show(target.Position))
            {
                await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }, cancellationToken);
    }

    /// <summary>The events of a call, as they come, each with its JSON.</summary>
    public async IAsyncEnumerable<SseItem<JsonElement>> StreamAsync(ApiCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var begun = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var response = await ReachAsync(call.Timeout, () => AnswerAsync(call, EventStream, begun, cancellationToken), cancellationToken);
        begun.CancelAfter(Timeout.InfiniteTimeSpan);
        if (response.Content.Headers.ContentType?.MediaType != EventStream)
        {
            var reply = Reply(await response.Content.ReadAsStringAsync(cancellationToken));
            yield return new SseItem<JsonElement>(reply.Body);
            yield break;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var events = SseParser.Create(stream, (_, data) => JsonElement.Parse(data)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = events.ConfigureAwait(false);
        while (await NextAsync(events))
        {
            yield return events.Current;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Puts what goes wrong on the way into a sentence.</summary>
    private async Task<T> ReachAsync<T>(TimeSpan limit, Func<Task<T>> talk, CancellationToken cancellationToken)
    {
        try
        {
            return await talk();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"{Server} did not answer within {limit.TotalSeconds:0} s.", ExitCode.Unreachable);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Unreachable(failure);
        }
    }

    /// <summary>A disk that is full is not the connection's fault.</summary>
    private static async Task WriteAsync(FileStream target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await target.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException failure)
        {
            throw new CliException($"{target.Name} could not be written: {failure.Message}", ExitCode.Failed, failure);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<SseItem<JsonElement>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ConnectionBrokenException($"The connection to {Server} broke off.", failure);
        }
        catch (JsonException failure)
        {
            throw new CliException($"{Server} sent an event that is no JSON: {failure.Message}", ExitCode.Failed);
        }
    }

    /// <summary>A success, after as many repetitions as the call and the patience allow.</summary>
    private async Task<HttpResponseMessage> AnswerAsync(ApiCall call, string accept, CancellationTokenSource limited, CancellationToken cancellationToken)
    {
        var left = patience;
        var pause = FirstPause;
        for (var isRepeated = false; ; isRepeated = true)
        {
            limited.CancelAfter(call.Timeout);
            using var request = Request(call, accept);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (isRepeated && call.Method == HttpMethod.Delete && response.StatusCode == HttpStatusCode.NotFound)
                {
                    // The call before took effect although it was refused.
                    return new HttpResponseMessage(HttpStatusCode.NoContent);
                }

                var retryAfter = RetryAfter(response);
                var refusal = await RefusalAsync(response, retryAfter, limited.Token);
                var wait = retryAfter ?? pause;
                if (!call.IsRepeatable || wait > left || !IsPassing(response.StatusCode, retryAfter))
                {
                    throw refusal;
                }

                say(string.Create(CultureInfo.InvariantCulture, $"Asking again in {Math.Ceiling(wait.TotalSeconds):0} s: {refusal.Message}"));
                left -= wait;
                pause *= 2;
                limited.CancelAfter(Timeout.InfiniteTimeSpan);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    /// <summary>A conflict passes only if the server says when.</summary>
    private static bool IsPassing(HttpStatusCode status, TimeSpan? retryAfter) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests || (status is HttpStatusCode.Conflict && retryAfter is not null);

    private async Task<ApiRefusal> RefusalAsync(HttpResponseMessage response, TimeSpan? retryAfter, CancellationToken cancellationToken) =>
        (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } elsewhere
            ? new ApiRefusal(response.StatusCode, code: null, $"{Server} sends on to {new Uri(Server, elsewhere).GetLeftPart(UriPartial.Path)}: name the address there with --server.")
            : ApiRefusal.Of(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), retryAfter, Server);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } told ? told.Delta ?? told.Date - time.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private HttpRequestMessage Request(ApiCall call, string accept)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(Server, call.Path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (connection.Key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Key);
        }

        if (connection.Tenant is not null)
        {
            request.Headers.Add("X-Tenant-ID", connection.Tenant);
        }

        request.Content = call.Content?.Invoke();
        return request;
    }

    private ApiReply Reply(string text)
    {
        if (text.Length == 0)
        {
            return ApiReply.Empty;
        }

        try
        {
            return new ApiReply(JsonElement.Parse(text), text);
        }
        catch (JsonException)
        {
            throw new CliException($"{Server} did not answer with JSON; is a ChatPlatform there?", ExitCode.Failed);
        }
    }

    /// <summary>Whether nobody was there, or somebody who went away: only then the call may have taken effect.</summary>
    private CliException Unreachable(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError }
            ? new CliException($"{Server} cannot be reached: {(failure.InnerException ?? failure).Message.TrimEnd('.')}.", ExitCode.Unreachable, failure)
            : new ConnectionBrokenException($"The connection to {Server} broke off.", failure);
}
