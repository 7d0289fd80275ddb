using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>What the writer keeps from batch to batch of one run.</summary>
internal sealed record WriteSession(
    CrawlRun Crawl, SourceRun Run, Frontier Frontier, RunCounts Counts, IProgress<PageCounts>? Progress)
{
    public PageCounts Pages => Counts.ToPageCounts(Frontier.Found);
}
