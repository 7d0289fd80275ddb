using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Reads a site's robots.txt as RFC 9309 section 2.3 says.</summary>
public sealed class RobotsReader(PageClient client, IOptions<CrawlerOptions> options)
{
    /// <summary>The least that the RFC lets a crawler stop at.</summary>
    private const int MaxBytes = 500 << 10;

    /// <returns>Without rules, why the site cannot be asked: nothing of it may be read until it can be.</returns>
    public async Task<(RobotsRules? Rules, FetchResult? Failure)> ReadAsync(Uri site, CancellationToken cancellationToken)
    {
        var url = new Uri(site, "/robots.txt");
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            switch (await client.FetchFileAsync(url, MaxBytes, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
            {
                case FetchedPage page:
                    return (RobotsRules.Parse(Encoding.UTF8.GetString(page.Body), options.Value.ProductToken), null);
                case FetchedRedirect redirect when WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target):
                    url = target;
                    break;
                case FetchFailed { Status: null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } failure:
                    return (null, failure);
                default:
                    return (RobotsRules.AllowAll, null);
            }
        }

        return (RobotsRules.AllowAll, null);
    }
}
