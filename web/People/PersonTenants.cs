using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.People;

/// <param name="Name">The tenant's, as its people know it.</param>
public sealed record PersonTenant(string TenantId, string Name, TenantRole Role);

/// <summary>Calls the tenants that somebody belongs to by their names.</summary>
internal sealed class PersonTenants(IGrainFactory grains)
{
    public async Task<ImmutableArray<PersonTenant>> OfAsync(IEnumerable<Membership> memberships) =>
        [.. await Task.WhenAll(memberships.Select(async membership => new PersonTenant(
            membership.TenantId,
            // One that is being removed has no name any more.
            (await grains.GetGrain<ITenantGrain>(membership.TenantId).GetConfig())?.Name ?? membership.TenantId,
            membership.Role)))];
}
