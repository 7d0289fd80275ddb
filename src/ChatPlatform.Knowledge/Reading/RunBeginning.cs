using ChatPlatform.Knowledge.Crawling;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>Where a run begins.</summary>
/// <param name="Url">The source's, after its redirects.</param>
/// <param name="Run">null when nothing may be read.</param>
/// <param name="Error">Why nothing may be read, as a sentence.</param>
internal sealed record RunBeginning(Uri Url, IReadOnlyList<FetchedHop> Hops, CrawlRun? Run, string? Error);
