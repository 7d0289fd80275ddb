using ChatPlatform.Knowledge;
using System.Collections.Immutable;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Testing.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Knowledge.Tests.Support;

/// <summary>A fake site and, beside it, one tenant whose only source it is.</summary>
internal sealed class SiteUnderTest : IAsyncDisposable
{
    public const string Tenant = "acme";

    private SiteUnderTest(FakeSite site, KnowledgeHost host, HastyTime time)
    {
        Site = site;
        Host = host;
        Time = time;
    }

    public FakeSite Site { get; }

    public KnowledgeHost Host { get; }

    public HastyTime Time { get; }

    public string SourceId { get; private set; } = "";

    /// <summary>Of the tenant, for the runs from now on.</summary>
    public KnowledgeQuota Quota { get; set; } = KnowledgeQuota.None;

    /// <param name="path">Of the source's URL on the site.</param>
    /// <param name="time">Takes the place of the hasty clock.</param>
    public static async Task<SiteUnderTest> StartAsync(
        string path = "/",
        int maxPages = 1_000,
        string[]? include = null,
        string[]? exclude = null,
        SourceType type = SourceType.Site,
        Action<CrawlerOptions>? configure = null,
        TimeProvider? time = null)
    {
        var hasty = new HastyTime();
        var site = await FakeSite.StartAsync();
        var host = new KnowledgeHost(services =>
        {
            services.AddSingleton(time ?? hasty);
            services.Configure<CrawlerOptions>(options =>
            {
                options.RequestTimeout = TimeSpan.FromHours(2);
                configure?.Invoke(options);
            });
        });
        var reading = new SiteUnderTest(site, host, hasty);
        await host.AddTenantAsync(Tenant);
        reading.Allow(site);
        reading.SourceId = await AddSourceAsync(host, Tenant, new SourceSpec(
            type, new Uri(site.Url, path).AbsoluteUri, maxPages, [.. include ?? []], [.. exclude ?? []]));
        return reading;
    }

    public static async Task<string> AddSourceAsync(KnowledgeHost host, string tenant, SourceSpec spec)
    {
        var id = $"src-{Guid.NewGuid():N}";
        await host.Sources.AddAsync(tenant, new SourceRecord(id, spec, DateTimeOffset.UnixEpoch, SourceRun.None), CancellationToken.None);
        return id;
    }

    /// <summary>Lets the crawler talk to another fake site.</summary>
    public void Allow(FakeSite site) => Host.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);

    public Task<SourceRun> RunAsync(IProgress<PageCounts>? progress = null, CancellationToken? cancellationToken = null) =>
        Host.Reader.RunAsync(Tenant, SourceId, Quota, progress, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>The ledger by the path and query of each page.</summary>
    public async Task<IReadOnlyDictionary<string, PageEntry>> LedgerAsync() =>
        (await Host.LedgerAsync(Tenant, SourceId)).ToImmutableDictionary(entry => new Uri(entry.Url).PathAndQuery);

    /// <summary>Paths of the pages in which a word occurs.</summary>
    public async Task<IReadOnlyList<string>> PagesWithAsync(string word)
    {
        var hits = await Host.Retriever.SearchAsync(Tenant, word, 100, TestContext.Current.CancellationToken);
        return
        [
            .. hits.Where(hit => hit.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                .Select(hit => new Uri(hit.Url).AbsolutePath).Distinct(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Site.DisposeAsync();
    }
}
