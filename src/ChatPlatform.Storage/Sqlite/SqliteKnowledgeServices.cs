using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatPlatform.Storage.Sqlite;

public static class SqliteKnowledgeServices
{
    /// <summary>Knowledge and sources in the tenants' files. Needs <see cref="TenantDatabases"/>.</summary>
    public static IServiceCollection AddSqliteKnowledge(this IServiceCollection services)
    {
        services.TryAddSingleton<IKnowledgeStore>(provider => new SqliteKnowledgeStore(provider.GetRequiredService<TenantDatabases>()));
        services.TryAddSingleton<ISourceStore, SqliteSourceStore>();
        return services;
    }
}
