using ChatPlatform.Storage.Auditing;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Storage.Postgres.Moving;
using ChatPlatform.Storage.Postgres.People;
using ChatPlatform.Storage.Secrets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres;

public static class PostgresStorageServiceCollectionExtensions
{
    /// <summary>
    /// The shared placement: one PostgreSQL database for the platform and the tenants, and databases that
    /// single tenants have for their own. Its key ring is where data protection keeps its keys.
    /// </summary>
    /// <param name="connectionString">The login that the stores run under; any, they give up its rights.</param>
    /// <param name="ownerConnectionString">The login that migrates and owns the tables; null or empty when it is the same.</param>
    /// <param name="further">Sets of tables beside the stores' own.</param>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString, string? ownerConnectionString = null, params PostgresMigrations[] further)
    {
        StoredTime.Register();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new PostgresDatabase(
            new PostgresAddress(connectionString, ownerConnectionString),
            [PostgresMigrations.Platform, PostgresMigrations.Tenant, .. further],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresDatabase>>()));
        services.AddSingleton(provider => new PlacementDatabases(
            provider.GetRequiredService<PostgresDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresDatabase>>()));
        services.AddSingleton(provider => new PostgresSchema(
            provider.GetRequiredService<PostgresDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresSchema>>()));
        services.AddSingleton<IDatabaseStatus>(provider => new PostgresDatabaseStatus(provider.GetRequiredService<PostgresDatabase>()));
        services.AddSingleton(provider => new PostgresPlatform(provider.GetRequiredService<PostgresDatabase>()));
        services.AddSecrets();
        services.AddSealedColumn("tenant_placements", "connection", "tenant_id", SecretPurpose.Placement);
        services.AddSealedColumn("tenant_moves", "source", "tenant_id", SecretPurpose.Placement);
        services.AddSealedColumn("tenant_moves", "target", "tenant_id", SecretPurpose.Placement);
        services.AddSealedColumn("tenant_models", "api_key", "tenant_id", SecretPurpose.ModelKey);
        services.AddSealedColumn("users", "authenticator_key", "id", SecretPurpose.AuthenticatorKey);
        services.AddSingleton<ITenantModelStore, PostgresTenantModelStore>();
        services.AddSingleton<TenantPlacements>();
        services.AddSingleton<TenantMoves>();
        services.AddSingleton(provider => new TenantMover(
            provider.GetRequiredService<TenantMoves>(),
            provider.GetRequiredService<TenantPlacements>(),
            provider.GetRequiredService<PlacementDatabases>(),
            provider.GetRequiredService<PostgresTenants>(),
            provider.GetRequiredService<VectorUpkeep>()));
        services.AddSingleton(provider => new PostgresTenants(
            provider.GetRequiredService<TenantPlacements>(), provider.GetRequiredService<PlacementDatabases>()));
        services.AddSingleton<ITenantData, PostgresTenantData>();
        services.AddSingleton<ITenantDeletions, PostgresTenantDeletions>();
        services.AddSingleton<ITenantStore, PostgresTenantStore>();
        services.AddSingleton<IPlanStore, PostgresPlanStore>();
        services.AddSingleton<IApiKeyStore, PostgresApiKeyStore>();
        services.AddSingleton<IPeopleStore, PostgresPeopleStore>();
        services.AddSingleton<IMembershipStore, PostgresMembershipStore>();
        services.AddSingleton<IInvitationStore, PostgresInvitationStore>();
        services.AddSingleton<IPasswordResetStore, PostgresPasswordResetStore>();
        services.AddSingleton<IUserSessionStore, PostgresUserSessionStore>();
        services.AddAuditLog<PostgresAuditLog>();
        services.AddSingleton<PostgresGrainStorage>();
        services.AddSingleton<IConversationStore, PostgresConversationStore>();
        services.AddSingleton<IDeskStore, PostgresDeskStore>();
        services.AddSingleton<ICannedReplyStore, PostgresCannedReplyStore>();
        services.AddSingleton<IUsageStore, PostgresUsageStore>();
        services.AddSingleton<IOverviewStore, PostgresOverviewStore>();
        services.AddSingleton<ISourceStore, PostgresSourceStore>();
        services.AddPostgresKnowledge();
        services.AddSingleton<IUnfinishedWork, PostgresUnfinishedWork>();
        services.AddSingleton<PostgresKeyRing>();
        services.AddDataProtection().SetApplicationName("ChatPlatform");
        services.AddOptions<KeyManagementOptions>().Configure<PostgresKeyRing>((keys, ring) => keys.XmlRepository = ring);
        return services;
    }

    private static void AddSealedColumn(this IServiceCollection services, string table, string column, string owner, string purpose) =>
        services.AddSingleton<ISealedValues>(provider => new PostgresSealedColumn(
            provider.GetRequiredService<PostgresPlatform>(), provider.GetRequiredService<SecretSeal>(), table, column, owner, purpose));
}
