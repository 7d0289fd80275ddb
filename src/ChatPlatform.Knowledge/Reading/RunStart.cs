using System.Globalization;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// Finds out where a run begins: follows the redirects of the source's URL, since example.com is often
/// www.example.com, and reads the robots.txt of where they end. Every hop goes through the guarded client.
/// </summary>
internal sealed class RunStart(PageClient client, RobotsReader robotsReader, KnownPages knownPages, IOptions<CrawlerOptions> options)
{
    /// <returns>The run and the redirects on the way; or, without a run, why there is none.</returns>
    public async Task<(CrawlRun? Run, Uri Url, IReadOnlyList<FetchedHop> Hops, string? Error)> ResolveAsync(
        string tenantId, SourceRecord source, CancellationToken cancellationToken)
    {
        var hops = new List<FetchedHop>();
        if (!WebUrl.TryNormalize(null, source.Spec.Url, out var url))
        {
            return (null, new Uri("about:blank"), hops, $"{source.Spec.Url} is no URL of http or https.");
        }

        while (true)
        {
            if (await robotsReader.ReadAsync(url, cancellationToken).ConfigureAwait(false) is not { } robots)
            {
                return (null, url, hops, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The robots.txt of {url.Authority} could not be read, and until it can be nothing of the site may be read."));
            }

            var delay = robots.CrawlDelay is { } asked && asked > options.Value.MaxCrawlDelay ? options.Value.MaxCrawlDelay : robots.CrawlDelay ?? TimeSpan.Zero;
            if (!robots.Allows(url))
            {
                return (Run(null), url, hops, null);
            }

            var (_, validators) = await knownPages.FindAsync(tenantId, source.Id, url.AbsoluteUri, cancellationToken).ConfigureAwait(false);
            var result = await client.FetchPageAsync(url, validators, delay, cancellationToken).ConfigureAwait(false);
            if (result is not FetchedRedirect redirect || hops.Count >= options.Value.MaxRedirects
                || !WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target) || target == url)
            {
                return (Run(result), url, hops, null);
            }

            hops.Add(new FetchedHop(url, target, (int?)redirect.Status));
            url = target;

            CrawlRun Run(FetchResult? first) =>
                new(tenantId, source.Id, source.Spec, new SiteScope(url, source.Spec, options.Value.MaxDepth), robots, delay)
                {
                    Start = first is null ? null : (url.AbsoluteUri, first),
                };
        }
    }
}
