using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Models;
using ChatPlatform.Sources;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Sqlite;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.TestingHost;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>Source grains over SQLite and real HTTP, on a cluster that can be stopped and started over the same data.</summary>
public sealed class SourceCluster : IAsyncDisposable
{
    public const string Tenant = "acme";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-sources-").FullName;
    private readonly ServiceProvider _storage;
    private InProcessTestCluster _cluster;

    private SourceCluster(HeldSite site)
    {
        Site = site;
        _storage = new ServiceCollection().AddSqliteStorage(_folder).BuildServiceProvider();
        _cluster = Build();
    }

    public HeldSite Site { get; }

    public IGrainFactory Grains => _cluster.Client;

    public IKnowledgeStore Knowledge => _storage.GetRequiredService<IKnowledgeStore>();

    public ISourceStore Sources => _storage.GetRequiredService<ISourceStore>();

    public IUnfinishedWork Unfinished => _storage.GetRequiredService<IUnfinishedWork>();

    public static async Task<SourceCluster> StartAsync(int pages = 5)
    {
        var cluster = new SourceCluster(await HeldSite.StartAsync(pages));
        await cluster._cluster.DeployAsync();
        await cluster.AddTenantAsync(Tenant);
        return cluster;
    }

    public ITenantGrain TenantGrain(string id = Tenant) => Grains.GetGrain<ITenantGrain>(id);

    public Task AddTenantAsync(string tenantId) => _storage.GetRequiredService<ITenantData>().CreateAsync(tenantId, CancellationToken.None);

    public ISourceGrain Source(string id = "site", string tenant = Tenant) => Grains.GetGrain<ISourceGrain>(new SourceKey(tenant, id).ToString());

    public SourceSpec Spec(int maxPages = 100) => new(SourceType.Site, Site.Url.AbsoluteUri, maxPages, [], []);

    public static async Task<SourceStatus> UntilAsync(ISourceGrain source, Func<SourceStatus, bool> condition, string awaited)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var status = await source.GetStatus();
            if (status is not null && condition(status))
            {
                return status;
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Patience} for {awaited}; the source is {status}.");
            }

            await Task.Yield();
        }
    }

    public static Task<SourceStatus> UntilEndedAsync(ISourceGrain source) =>
        UntilAsync(source, status => status.Status is not (SourceState.Queued or SourceState.Running), "the end of the run");

    /// <summary>Stops the cluster as a deployment does, and starts another over the same data.</summary>
    public async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Site.Release();
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            foreach (var store in new ServiceCollection().AddSqliteStorage(_folder).Select(service => service.ServiceType).Where(type => type.Namespace!.StartsWith("ChatPlatform", StringComparison.Ordinal)))
            {
                silo.Services.AddSingleton(store, _ => _storage.GetRequiredService(store));
            }

            silo.Services.AddSingleton<TenantRemoval>();
            silo.Services.AddSingleton(provider => new Plans([], provider.GetRequiredService<IPlanStore>()));
            silo.Services.AddSingleton(new ModelPrices("EUR", ModelNames.Extractive, new Dictionary<string, ModelPrice>()));
            silo.Services.AddSingleton<BotPrices>();
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddKnowledge(new ConfigurationBuilder().Build());
            silo.Services.Configure<CrawlerOptions>(options => options.AllowPrivateHosts.Add(Site.Url.Authority));
        });
        return builder.Build();
    }
}
