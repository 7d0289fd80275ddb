using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Finds out whether a page would be read, as a run does at its beginning; keeps nothing.</summary>
public sealed class SiteProbe(UrlGuard guard, RobotsReader robotsReader, PageClient client, IOptions<CrawlerOptions> options, TimeProvider time)
{
    /// <summary>A run is more patient; here somebody waits for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>Why it would not be read, as a sentence; null if it would.</returns>
    public async Task<string?> FindFaultAsync(string url, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(await guard.CheckAsync(url, either.Token).ConfigureAwait(false), either.Token).ConfigureAwait(false);
        }
        catch (ChatException refusal)
        {
            return refusal.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"No complete answer within {Patience.TotalSeconds:0} seconds.";
        }
    }

    private async Task<string?> FollowAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            var (robots, failure) = await robotsReader.ReadAsync(url, cancellationToken).ConfigureAwait(false);
            if (robots is null)
            {
                return $"The robots.txt of {url.Authority} could not be read. {(failure as FetchFailed)?.Reason}";
            }

            if (!robots.Allows(url))
            {
                return $"The robots.txt of {url.Authority} does not allow {url.PathAndQuery}.";
            }

            switch (await client.FetchPageAsync(url, known: null, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
            {
                case FetchedRedirect redirect when WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target):
                    url = target;
                    break;
                case FetchedRedirect:
                    return "The server redirects, but not to a URL that is read.";
                case FetchSkipped skipped:
                    return skipped.Reason;
                case FetchFailed failed:
                    return failed.Reason;
                default:
                    return null;
            }
        }

        return $"The server redirects more than {options.Value.MaxRedirects} times.";
    }
}
