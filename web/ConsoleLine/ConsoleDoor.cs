using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.ConsoleLine;

/// <summary>
/// Lets a person's call on the hub into the tenant that it names, by the rules of the HTTP API. Roles are read anew: a
/// line may be older than they are.
/// </summary>
internal sealed class ConsoleDoor(
    IPeopleStore people, IMembershipStore members, IGrainFactory grains, StreamAuthorities authorities, AddressBlocks addresses)
{
    /// <summary>What the person is in the tenant.</summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, as well where they are nothing in it; <c>address_blocked</c>.</exception>
    public async Task<TenantRole> RoleAsync(Person person, string? tenantId, HttpContext context)
    {
        await addresses.RequireFreeAsync(context);
        if (tenantId is not null && TenantId.IsValid(tenantId)
            && await RoleAsync(person.UserId, tenantId, context.RequestAborted) is { } role
            && await grains.GetGrain<ITenantGrain>(tenantId).GetConfig() is not null)
        {
            return role;
        }

        await addresses.RecordFailureAsync(context);
        throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
    }

    /// <summary>The right to do in the tenant what a policy lets people do.</summary>
    /// <exception cref="ChatException">As above, and <c>forbidden</c>.</exception>
    public async Task<PersonAuthority> AuthorityAsync(Person person, string? tenantId, string policy, HttpContext context)
    {
        var rule = AccessRule.All[policy];
        return await RoleAsync(person, tenantId, context) is var role && rule.Role is { } least && role >= least
            ? authorities.Of(person) with { Rule = rule, TenantId = tenantId }
            : throw new ChatException(ErrorCodes.Forbidden, "Your role in this tenant does not allow this.");
    }

    private async Task<TenantRole?> RoleAsync(string userId, string tenantId, CancellationToken cancellationToken) =>
        await people.FindAsync(userId, cancellationToken) is { PlatformAdmin: true }
            ? TenantRole.Owner
            : (await members.FindAsync(tenantId, userId, cancellationToken))?.Role;
}
