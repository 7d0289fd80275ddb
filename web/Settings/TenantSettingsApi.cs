using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Settings;

/// <summary>What a tenant's admin sees and sets of the tenant itself.</summary>
internal static class TenantSettingsApi
{
    public static void MapTenantSettings(this RouteGroupBuilder api)
    {
        var settings = api.MapGroup("/tenant").RequireAuthorization(Policies.Admin).WithTags("settings");
        settings.MapGet("", Show).WithSummary("The tenant of the caller.").Produces<TenantSettings>();
        settings.MapPut("", Update).Audited("tenant.update").WithSummary("Changes what the body names: the name, which endpoints are on, who answers when the month's budget is spent, and how long conversations are kept.")
            .WithExample(new TenantSettingsRequest("Acme Kettles", new EndpointsRequest(DebugSearch: false), Version: 3))
            .Produces<TenantSettings>()
            .Refuses(ErrorCodes.Conflict);
    }

    private static async Task<TenantSettings> Show(HttpContext context, TenantResolver tenants) =>
        TenantSettings.Of(await tenants.ResolveAsync(context));

    private static async Task<TenantSettings> Update(TenantSettingsRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var draft = new TenantDraft(
            request.Name,
            Endpoints: request.Endpoints?.OnTopOf(tenant.Endpoints ?? TenantEndpoints.AllOn),
            DegradeToExtractive: request.DegradeToExtractive,
            RetentionDays: request.RetentionDays);
        var after = await grains.GetGrain<ITenantGrain>(tenant.Id).Update(draft, request.Version);
        context.Audit().Object(tenant.Id).Before(tenant).After(after);
        return TenantSettings.Of(after);
    }
}
