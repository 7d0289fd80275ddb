using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Members;

/// <summary>Who belongs to a tenant, and as what.</summary>
public sealed class TenantMembers(IMembershipStore store, UserAccess access)
{
    /// <exception cref="ChatException"><c>user_not_found</c>.</exception>
    public async Task<Member> FindAsync(string tenantId, string userId, CancellationToken cancellationToken) =>
        await store.FindAsync(tenantId, userId, cancellationToken).ConfigureAwait(false) ?? throw NotFound();

    /// <param name="mayLeaveNoOwner">The platform's operator may; everybody else would do so by accident.</param>
    /// <exception cref="ChatException"><c>user_not_found</c>, <c>last_owner</c>, or <c>invalid_request</c>: no role.</exception>
    public async Task SetRoleAsync(string tenantId, string userId, TenantRole? role, bool mayLeaveNoOwner, CancellationToken cancellationToken)
    {
        if (!await store.SetRoleAsync(tenantId, userId, TenantRoles.Checked(role), mayLeaveNoOwner, cancellationToken).ConfigureAwait(false))
        {
            throw NotFound();
        }

        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    /// <inheritdoc cref="SetRoleAsync"/>
    public async Task RemoveAsync(string tenantId, string userId, bool mayLeaveNoOwner, CancellationToken cancellationToken)
    {
        if (!await store.RemoveAsync(tenantId, userId, mayLeaveNoOwner, cancellationToken).ConfigureAwait(false))
        {
            throw NotFound();
        }

        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    private static ChatException NotFound() => new(ErrorCodes.UserNotFound, "There is no such user.");
}
