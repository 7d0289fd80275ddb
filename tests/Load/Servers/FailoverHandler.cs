using System.Net;
using ChatPlatform.Load.Visits;

namespace ChatPlatform.Load.Servers;

/// <summary>Sends a request to another front when one does not serve. Creating is tried once: its outcome would be unknown.</summary>
internal sealed class FailoverHandler(Fronts fronts, TimeProvider time) : DelegatingHandler(new SocketsHttpHandler())
{
    private const int Attempts = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        var attempts = request.Method == HttpMethod.Get || path.EndsWith("/bootstrap", StringComparison.Ordinal) ? Attempts : 1;
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        while (true)
        {
            request.RequestUri = new Uri(fronts.Next(0), path);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (--attempts == 0 || response.StatusCode is not (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.InternalServerError))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (--attempts > 0)
            {
                // The next one may serve.
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
