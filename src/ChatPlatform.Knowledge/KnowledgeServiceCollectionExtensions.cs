using System.Net;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Domains;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Knowledge.Retrieval;
using ChatPlatform.Knowledge.Uploading;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge;

public static class KnowledgeServiceCollectionExtensions
{
    /// <summary>
    /// Reading, indexing and retrieval. Needs an <see cref="IKnowledgeStore"/> and an <see cref="ISourceStore"/>;
    /// an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> registered before this takes the place of the
    /// built-in one.
    /// </summary>
    /// <param name="configuration">The root, not the section.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<CrawlerOptions>().Bind(configuration.GetSection(CrawlerOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<CrawlerOptions>, CrawlerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashedEmbeddingGenerator>();
        services.TryAddSingleton<EmbeddingGenerators>();
        services.TryAddSingleton<EmbeddingChange>();
        services.TryAddSingleton<ResolveHost>(_ => Dns.GetHostAddressesAsync);
        services.TryAddSingleton<PrivateHosts>();
        services.TryAddSingleton<AddressGuard>();
        services.TryAddSingleton<UrlGuard>();
        services.TryAddSingleton(provider => new HostGates(
            provider.GetRequiredService<IOptions<CrawlerOptions>>().Value.ConcurrencyPerHost, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new PageClient(
            GuardedHttp.CreateHandler(provider.GetRequiredService<AddressGuard>()),
            provider.GetRequiredService<HostGates>(),
            provider.GetRequiredService<IOptions<CrawlerOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ReadTxt>(_ => new DnsTxt().ReadAsync);
        services.TryAddSingleton<IDomainProofs, DomainProofs>();
        services.TryAddSingleton<RobotsReader>();
        services.TryAddSingleton<SitemapReader>();
        services.TryAddSingleton<SiteProbe>();
        services.TryAddSingleton<DocumentBuilder>();
        services.TryAddSingleton<KnownPages>();
        services.TryAddSingleton<PageReader>();
        services.TryAddSingleton<RunWriter>();
        services.TryAddSingleton<RunStart>();
        services.TryAddSingleton<RunLoop>();
        services.TryAddSingleton(provider => new SourceReader(
            provider.GetRequiredService<ISourceStore>(),
            provider.GetRequiredService<IKnowledgeStore>(),
            provider.GetRequiredService<RunStart>(),
            provider.GetRequiredService<RunLoop>(),
            provider.GetRequiredService<RunWriter>(),
            provider.GetRequiredService<EmbeddingChange>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SourceReader>>()));
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section))
            .Validate(options => options.IsValid(), UploadOptions.Ranges).ValidateOnStart();
        services.TryAddSingleton<UploadFetch>();
        services.TryAddSingleton(provider => new UploadReader(
            provider.GetRequiredService<DocumentBuilder>(),
            provider.GetRequiredService<IKnowledgeStore>(),
            provider.GetRequiredService<UploadFetch>(),
            provider.GetRequiredService<ILogger<UploadReader>>()));
        services.TryAddSingleton<IRetriever, HybridRetriever>();
        return services;
    }
}
