using ChatPlatform.Knowledge.Crawling;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Uploading;

/// <summary>Fetches one URL through the crawler's guards: addresses, robots.txt, redirects one by one, a size.</summary>
internal sealed class UploadFetch(
    UrlGuard guard, PageClient client, RobotsReader robots, IOptions<UploadOptions> upload, IOptions<CrawlerOptions> crawler)
{
    /// <returns>Where it was found in the end and its content, or why there is none.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>, <c>url_not_allowed</c>.</exception>
    public async Task<(Uri Address, byte[]? Content, string? Refusal)> FetchAsync(string url, CancellationToken cancellationToken)
    {
        var address = await guard.CheckAsync(url, cancellationToken).ConfigureAwait(false);
        for (var hops = 0; hops <= crawler.Value.MaxRedirects; hops++)
        {
            var (rules, _) = await robots.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (rules?.Allows(address) != true)
            {
                return (address, null, rules is null ? "The site's robots.txt could not be read." : "The site's robots.txt forbids it.");
            }

            var most = upload.Value.MaxFileBytes;
            switch (await client.FetchFileAsync(address, most + 1, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
            {
                case FetchedPage page:
                    return page.Body.Length <= most ? (address, page.Body, null) : (address, null, $"Larger than {most >> 10:N0} kB.");
                case FetchedRedirect redirect when WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target):
                    address = target;
                    break;
                case FetchFailed failed:
                    return (address, null, failed.Reason);
                case FetchSkipped skipped:
                    return (address, null, skipped.Reason);
                default:
                    return (address, null, "The server redirects to what is no URL of http or https.");
            }
        }

        return (address, null, "The server redirects too often.");
    }
}
