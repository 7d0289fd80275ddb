using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using ChatPlatform.Testing.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>Everything between a website and a ranked passage, on a store of its own.</summary>
public sealed class KnowledgeHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _folder;

    /// <summary>On SQLite, in a folder that goes with it.</summary>
    /// <param name="configure">May replace services before they are built.</param>
    public KnowledgeHost(Action<IServiceCollection>? configure = null)
    {
        _folder = Directory.CreateTempSubdirectory("chat-knowledge-").FullName;
        _services = Build(services => services.AddSqliteStorage(_folder), configure);
    }

    private KnowledgeHost(string connectionString, Action<IServiceCollection>? configure) =>
        _services = Build(services => services.AddPostgresStorage(connectionString), configure);

    /// <summary>On a PostgreSQL database of the server that this process's tests share.</summary>
    /// <inheritdoc cref="KnowledgeHost(Action{IServiceCollection}?)" path="/param"/>
    public static async Task<KnowledgeHost> OnPostgresAsync(Action<IServiceCollection>? configure = null) =>
        new(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), configure);

    public IServiceProvider Services => _services;

    public IKnowledgeStore Knowledge => _services.GetRequiredService<IKnowledgeStore>();

    public ISourceStore Sources => _services.GetRequiredService<ISourceStore>();

    public IRetriever Retriever => _services.GetRequiredService<IRetriever>();

    public SourceReader Reader => _services.GetRequiredService<SourceReader>();

    public Task AddTenantAsync(string tenantId) =>
        _services.GetRequiredService<ITenantData>().CreateAsync(tenantId, CancellationToken.None);

    /// <summary>Adds a source of a site on localhost, and lets the crawler read it.</summary>
    /// <returns>The source's id.</returns>
    public async Task<string> AddSiteAsync(string tenantId, Uri url, int maxPages = 5_000, SourceType type = SourceType.Site)
    {
        ArgumentNullException.ThrowIfNull(url);
        _services.GetRequiredService<PrivateHosts>().Allow(url.Authority);
        var id = $"src-{Guid.NewGuid():N}";
        var spec = new SourceSpec(type, url.AbsoluteUri, maxPages, [], []);
        await Sources.AddAsync(tenantId, new SourceRecord(id, spec, DateTimeOffset.UnixEpoch, SourceRun.None), CancellationToken.None);
        return id;
    }

    /// <summary>The whole ledger of a source.</summary>
    public async Task<IReadOnlyList<PageEntry>> LedgerAsync(string tenantId, string sourceId)
    {
        var entries = new List<PageEntry>();
        string? cursor = null;
        do
        {
            var page = await Sources.ListPagesAsync(tenantId, sourceId, PageFilter.All, cursor, 1_000, CancellationToken.None);
            entries.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static ServiceProvider Build(Action<IServiceCollection> addStorage, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        addStorage(services);
        configure?.Invoke(services);
        services.AddKnowledge(new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }
}
