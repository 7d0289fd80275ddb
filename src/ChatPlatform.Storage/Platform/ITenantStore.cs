using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>The tenants of this deployment and the hosts that belong to them.</summary>
public interface ITenantStore
{
    Task<TenantConfig?> FindAsync(string tenantId, CancellationToken cancellationToken);

    /// <exception cref="ChatException"><c>tenant_exists</c>, or <c>origin_taken</c> when another tenant has one of the hosts.</exception>
    Task CreateAsync(TenantConfig config, CancellationToken cancellationToken);

    /// <summary>Replaces the configuration whose version is one less than the new one's.</summary>
    /// <exception cref="ChatException"><c>conflict</c> when it is not, or <c>origin_taken</c>.</exception>
    /// <param name="versions">Of its bots, to be kept with it. One that is older than the configuration is kept only if its bot has none yet.</param>
    Task UpdateAsync(TenantConfig config, IReadOnlyList<BotVersion> versions, CancellationToken cancellationToken);

    /// <summary>How the bot was, the latest version first; a hundred at most, and none of one that was never changed.</summary>
    Task<IReadOnlyList<BotVersion>> ListBotVersionsAsync(string tenantId, string botId, CancellationToken cancellationToken);

    /// <summary>In order of creation, newest first.</summary>
    /// <param name="cursor">Of the page before, or null.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<ListedTenant>> ListAsync(TenantFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <param name="host">Host name, with ":port" unless it is the scheme's own.</param>
    Task<string?> FindTenantByHostAsync(string host, CancellationToken cancellationToken);
}
