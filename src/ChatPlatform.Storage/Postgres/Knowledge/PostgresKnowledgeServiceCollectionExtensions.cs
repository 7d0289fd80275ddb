using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Storage.Postgres.Knowledge;

public static class PostgresKnowledgeServiceCollectionExtensions
{
    /// <summary>The store of passages, beside what <c>AddPostgresStorage</c> adds. Configure <see cref="PostgresKnowledgeOptions"/> to change it.</summary>
    public static IServiceCollection AddPostgresKnowledge(this IServiceCollection services)
    {
        services.AddOptions<PostgresKnowledgeOptions>().Validate(options => options.IsValid(), PostgresKnowledgeOptions.Ranges).ValidateOnStart();
        services.AddSingleton(provider => new VectorUpkeep(
            provider.GetRequiredService<PostgresTenants>(),
            provider.GetRequiredService<IOptions<PostgresKnowledgeOptions>>().Value,
            provider.GetService<ILogger<VectorUpkeep>>() ?? NullLogger<VectorUpkeep>.Instance));
        services.AddSingleton<IKnowledgeStore>(provider => new PostgresKnowledgeStore(
            provider.GetRequiredService<PostgresTenants>(),
            provider.GetRequiredService<IOptions<PostgresKnowledgeOptions>>().Value,
            provider.GetRequiredService<VectorUpkeep>()));
        return services;
    }
}
