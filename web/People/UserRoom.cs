using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.People;

/// <summary>Asks whether a tenant may have one person more. Who is invited counts as if they had come.</summary>
internal sealed class UserRoom(IGrainFactory grains, IMembershipStore memberships, IInvitationStore invitations, TimeProvider time)
{
    /// <param name="email">Whom to invite; an invitation of the same address is replaced and so not counted.</param>
    /// <exception cref="ChatException"><c>quota_exceeded</c>.</exception>
    public async Task RequireAsync(string tenantId, string? email, CancellationToken cancellationToken)
    {
        var members = await memberships.CountAsync(tenantId, cancellationToken);
        var invited = await invitations.ListAsync(tenantId, time.GetUtcNow(), cancellationToken);
        var others = invited.Count(invitation => !invitation.Email.Equals(email?.Trim(), StringComparison.OrdinalIgnoreCase));
        await grains.GetGrain<ITenantGrain>(tenantId).RequireRoom(Quota.Users, members + others);
    }
}
