using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.Access;

internal static class TenantDoor
{
    /// <param name="endpoint">What the tenant must have on; null: nothing.</param>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>tenant_suspended</c>, <c>endpoint_disabled</c>.</exception>
    public static async Task RequireOnAsync(this IGrainFactory grains, string tenantId, TenantEndpoint? endpoint)
    {
        var tenant = await grains.GetGrain<ITenantGrain>(tenantId).GetConfig()
            ?? throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
        tenant.RequireActive();
        if (endpoint is { } switched)
        {
            tenant.RequireOn(switched);
        }
    }
}
