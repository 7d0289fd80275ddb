using ChatPlatform.Storage.Auditing;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Storage.KeyRing;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Secrets;
using ChatPlatform.Storage.Sqlite.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Sqlite;

public static class SqliteStorageServiceCollectionExtensions
{
    /// <summary>
    /// The embedded placement: <c>platform.db</c> and a database file for each tenant under one folder,
    /// which the caller must hold with <see cref="DataFolderLock"/>. Data protection keeps its keys in the same folder.
    /// </summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string dataDirectory)
    {
        StoredTime.Register();
        services.AddSingleton(_ => new PlatformDatabase(dataDirectory));
        services.AddSingleton(_ => new TenantDatabases(dataDirectory));
        services.AddSingleton<ITenantData>(provider => provider.GetRequiredService<TenantDatabases>());
        services.AddSingleton<IDatabaseStatus, SqliteDatabaseStatus>();
        services.AddSingleton<ITenantStore, SqliteTenantStore>();
        services.AddSingleton<ITenantDeletions, SqliteTenantDeletions>();
        services.AddSingleton<IPlanStore, SqlitePlanStore>();
        services.AddSingleton<IApiKeyStore, SqliteApiKeyStore>();
        services.AddSingleton<IPeopleStore, SqlitePeopleStore>();
        services.AddSingleton<IMembershipStore, SqliteMembershipStore>();
        services.AddSingleton<IInvitationStore, SqliteInvitationStore>();
        services.AddSingleton<IPasswordResetStore, SqlitePasswordResetStore>();
        services.AddSingleton<IUserSessionStore, SqliteUserSessionStore>();
        services.AddAuditLog<SqliteAuditLog>();
        services.AddSingleton<SqliteGrainStorage>();
        services.AddSingleton<IConversationStore, SqliteConversationStore>();
        services.AddSingleton<IDeskStore, SqliteDeskStore>();
        services.AddSingleton<ICannedReplyStore, SqliteCannedReplyStore>();
        services.AddSingleton<IUsageStore, SqliteUsageStore>();
        services.AddSingleton<IOverviewStore, SqliteOverviewStore>();
        services.AddSingleton<IKnowledgeStore>(provider => new SqliteKnowledgeStore(provider.GetRequiredService<TenantDatabases>()));
        services.AddSingleton<ISourceStore, SqliteSourceStore>();
        services.AddLogging();
        services.AddSingleton<IUnfinishedWork, SqliteUnfinishedWork>();
        services.AddSecrets();
        services.AddSealedColumn("tenant_models", "api_key", "tenant_id", SecretPurpose.ModelKey);
        services.AddSealedColumn("users", "authenticator_key", "id", SecretPurpose.AuthenticatorKey);
        services.AddSingleton<ITenantModelStore, SqliteTenantModelStore>();
        services.AddSingleton(provider => new FolderKeyRing(
            Directory.CreateDirectory(Path.Combine(dataDirectory, "keys")), provider.GetRequiredService<ILoggerFactory>()));
        services.AddDataProtection().SetApplicationName("ChatPlatform");
        services.AddOptions<KeyManagementOptions>().Configure<FolderKeyRing>((keys, ring) => keys.XmlRepository = ring);
        return services;
    }

    private static void AddSealedColumn(this IServiceCollection services, string table, string column, string owner, string purpose) =>
        services.AddSingleton<ISealedValues>(provider => new SqliteSealedColumn(
            provider.GetRequiredService<PlatformDatabase>(), provider.GetRequiredService<SecretSeal>(), table, column, owner, purpose));
}
