using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>Deletions of tenants: what is still to be done, and the receipts of what was, which outlive their tenants.</summary>
public interface ITenantDeletions
{
    /// <summary>
    /// Stores the tenant's configuration and its deletion, which is new or one that had not begun: both or none. The
    /// configuration replaces the one whose version is one less.
    /// </summary>
    /// <exception cref="ChatException"><c>conflict</c>: the version is another, or the deletion has begun.</exception>
    Task SaveAsync(TenantConfig tenant, DeletionReceipt deletion, CancellationToken cancellationToken);

    /// <summary>From here on it cannot be taken back, and <paramref name="deletion"/> says what is being removed.</summary>
    /// <returns>false when it was taken back or is completed.</returns>
    Task<bool> BeginAsync(DeletionReceipt deletion, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what the platform itself knows of the tenant (hosts, keys, state of grains and the tenant) and completes the
    /// receipt with it, in one transaction: the name is free from then on and not before.
    /// </summary>
    /// <returns>The receipt. The same one when it was completed before.</returns>
    Task<DeletionReceipt> CompleteAsync(DeletionReceipt deletion, DateTimeOffset at, CancellationToken cancellationToken);

    /// <returns>The tenant's deletion that is scheduled or under way; null when there is none.</returns>
    Task<DeletionReceipt?> FindOpenAsync(string tenantId, CancellationToken cancellationToken);

    Task<DeletionReceipt?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The last requested first.</summary>
    /// <param name="tenantId">Only of tenants of this name, of which there may have been several; null for all.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<DeletionReceipt>> ListAsync(string? tenantId, string? cursor, int limit, CancellationToken cancellationToken);

    /// <returns>Tenants whose removal is due at the time, or has begun.</returns>
    Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
