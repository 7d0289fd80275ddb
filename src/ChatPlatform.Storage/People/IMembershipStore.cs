using System.Collections.Immutable;

namespace ChatPlatform.Storage.People;

/// <summary>Who belongs to which tenant. A person may belong to several, with a role in each.</summary>
public interface IMembershipStore
{
    Task<ImmutableArray<Membership>> ListOfUserAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The latest to join first.</summary>
    /// <param name="text">Stands somewhere in the name or the address, in capitals or not; null: everybody.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<Member>> ListAsync(string tenantId, string? text, string? cursor, int limit, CancellationToken cancellationToken);

    Task<Member?> FindAsync(string tenantId, string userId, CancellationToken cancellationToken);

    Task<int> CountAsync(string tenantId, CancellationToken cancellationToken);

    /// <param name="mayLeaveNoOwner">Whether the last owner may become something else.</param>
    /// <returns>false when the person does not belong to the tenant.</returns>
    /// <exception cref="ChatException"><c>last_owner</c>.</exception>
    Task<bool> SetRoleAsync(string tenantId, string userId, TenantRole role, bool mayLeaveNoOwner, CancellationToken cancellationToken);

    /// <inheritdoc cref="SetRoleAsync"/>
    Task<bool> RemoveAsync(string tenantId, string userId, bool mayLeaveNoOwner, CancellationToken cancellationToken);
}
