namespace ChatPlatform.Knowledge.Crawling;

/// <summary>How the crawler behaves towards the sites it reads: section <c>Chat:Crawler</c>.</summary>
public sealed class CrawlerOptions
{
    public const string Section = "Chat:Crawler";

    /// <summary>The product token that robots.txt addresses us by.</summary>
    public string ProductToken { get; set; } = "ChatPlatformBot";

    /// <summary>"host:port" of servers on private addresses that may be read all the same.</summary>
    public IList<string> AllowPrivateHosts { get; } = [];

    /// <summary>Requests to one host at a time, over all tenants. 1 to 64.</summary>
    public int ConcurrencyPerHost { get; set; } = 6;

    /// <summary>A site's Crawl-delay is honoured up to this; a longer one is taken for this.</summary>
    public TimeSpan MaxCrawlDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request to the last byte of the answer.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits between attempts of one request; their number is the number of retries.</summary>
    public IList<TimeSpan> RetryDelays { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>A Retry-After longer than this ends the attempts.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Of a page after decompression.</summary>
    public int MaxBodyBytes { get; set; } = 10 << 20;

    /// <summary>Links from the source's URL to a page.</summary>
    public int MaxDepth { get; set; } = 32;

    public int MaxRedirects { get; set; } = 5;
}
