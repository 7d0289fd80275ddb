using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>How much a tenant may do, and how much of that it has done.</summary>
internal static class LimitsApi
{
    public static void MapLimits(this RouteGroupBuilder api) =>
        api.MapGet("/limits", Show)
            .RequireAuthorization(Policies.Admin)
            .WithTags("settings")
            .WithSummary("What the plan allows, what is used of it, and when counting begins anew.")
            .Produces<LimitsReport>();

    private static async Task<LimitsReport> Show(HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await grains.GetGrain<ITenantGrain>(tenant.Id).GetLimits();
    }
}
