using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// Finds out where a run begins: follows the redirects of the source's URL, since example.com is often
/// www.example.com, and reads the robots.txt of where they end. Every hop goes through the guarded client.
/// </summary>
internal sealed class RunStart(PageClient client, RobotsReader robotsReader, KnownPages knownPages, IKnowledgeStore knowledge, IOptions<CrawlerOptions> options)
{
    public async Task<RunBeginning> ResolveAsync(string tenantId, SourceRecord source, KnowledgeQuota quota, CancellationToken cancellationToken)
    {
        var hops = new List<FetchedHop>();
        var url = new Uri(source.Spec.Url);
        while (true)
        {
            var (robots, failure) = await robotsReader.ReadAsync(url, cancellationToken).ConfigureAwait(false);
            if (robots is null)
            {
                return new RunBeginning(url, hops, null, $"The robots.txt of {url.Authority} could not be read. {(failure as FetchFailed)?.Reason}");
            }

            var result = robots.Allows(url) ? await FetchAsync(tenantId, source.Id, url, robots, cancellationToken).ConfigureAwait(false) : null;
            if (result is not FetchedRedirect redirect || hops.Count >= options.Value.MaxRedirects
                || !WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target) || target == url)
            {
                var scope = new SiteScope(url, source.Spec, options.Value.MaxDepth);
                var start = result is null ? default((string, FetchResult)?) : (url.AbsoluteUri, result);
                var room = new IndexRoom(quota, knowledge, tenantId);
                return new RunBeginning(
                    url, hops, new CrawlRun(tenantId, source.Id, source.Spec, scope, robots, DelayOf(robots), room) { Start = start }, null);
            }

            hops.Add(new FetchedHop(url, target, (int?)redirect.Status));
            url = target;
        }
    }

    private async Task<FetchResult> FetchAsync(
        string tenantId, string sourceId, Uri url, RobotsRules robots, CancellationToken cancellationToken)
    {
        var (_, validators) = await knownPages.FindAsync(tenantId, sourceId, url.AbsoluteUri, cancellationToken).ConfigureAwait(false);
        return await client.FetchPageAsync(url, validators, DelayOf(robots), cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan DelayOf(RobotsRules robots) =>
        robots.CrawlDelay is not { } asked ? TimeSpan.Zero
        : asked > options.Value.MaxCrawlDelay ? options.Value.MaxCrawlDelay
        : asked;
}
