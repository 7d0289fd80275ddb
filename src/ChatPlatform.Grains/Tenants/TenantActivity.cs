using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>For work that goes on by itself, in nobody's request: whether it may.</summary>
internal static class TenantActivity
{
    /// <summary>How often to look: a tenant that is suspended is so everywhere within 2 s.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>One that is not there is no reason to stop: what works for it finds that out by itself.</summary>
    public static async Task<bool> IsTenantActive(this IGrainFactory grains, string tenantId) =>
        await grains.GetGrain<ITenantGrain>(tenantId).GetConfig() is null or { Status: TenantStatus.Active };
}
