using System.Collections.Concurrent;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Sources;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>What the readers of one run share.</summary>
internal sealed class CrawlRun(
    string tenantId, string sourceId, SourceSpec spec, SiteScope scope, RobotsRules robots, TimeSpan delay, IndexRoom room)
{
    private readonly ConcurrentDictionary<string, string> _urlOfText = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _yielded = new(StringComparer.Ordinal);
    private int _read;

    public string TenantId => tenantId;

    public string SourceId => sourceId;

    public SourceSpec Spec => spec;

    public SiteScope Scope => scope;

    public RobotsRules Robots => robots;

    public IndexRoom Room => room;

    /// <summary>Between two requests to the site.</summary>
    public TimeSpan Delay => delay;

    /// <summary>What the start page's URL gave when the run began, so that it is not asked for twice.</summary>
    public (string Url, FetchResult Result)? Start { get; init; }

    /// <returns>false when the source may read no more pages. What turns out not to be a page is given back.</returns>
    public bool TryTakePage()
    {
        if (Interlocked.Increment(ref _read) <= spec.MaxPages)
        {
            return true;
        }

        GiveBackPage();
        return false;
    }

    public void GiveBackPage() => Interlocked.Decrement(ref _read);

    /// <returns>The URL that this text was first read at in this run, which may be the one given.</returns>
    public string FirstUrlOf(string textHash, string url) => _urlOfText.GetOrAdd(textHash, url);

    /// <summary>
    /// Notes that a page names another address as its own. Of two pages that name each other the second stays.
    /// </summary>
    public bool YieldsTo(string url, string canonical)
    {
        _yielded[url] = canonical;
        return !(_yielded.TryGetValue(canonical, out var back) && back == url);
    }
}
