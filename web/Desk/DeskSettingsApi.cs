using ChatPlatform.Desk;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Desk;

/// <summary>When a tenant's people answer, and what visitors are told. A part of the tenant's configuration, with its version.</summary>
internal static class DeskSettingsApi
{
    public static void MapDeskSettings(this RouteGroupBuilder api)
    {
        api.MapGet("/desk/settings", Show).RequireAuthorization(Policies.Desk).WithTags("desk")
            .WithSummary("Office hours, the words for visitors, and what happens while they wait.")
            .Produces<DeskSettingsView>();
        api.MapPut("/desk/settings", Update).RequireAuthorization(Policies.Admin).WithTags("desk").Audited("tenant.update_desk")
            .WithSummary("Changes what the body names; messages as a whole.")
            .WithExample(new DeskSettingsRequest([new OfficeHours(DayOfWeek.Monday, "09:00", "17:00")], "Europe/Berlin", Version: 3))
            .Produces<DeskSettingsView>()
            .Refuses(ErrorCodes.Conflict);
    }

    private static async Task<DeskSettingsView> Show(HttpContext context, TenantResolver tenants) =>
        DeskSettingsView.Of(await tenants.ResolveAsync(context));

    private static async Task<DeskSettingsView> Update(DeskSettingsRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var before = tenant.Desk ?? DeskSettings.Default;
        var after = await grains.GetGrain<ITenantGrain>(tenant.Id).Update(new TenantDraft(Desk: request.OnTopOf(before)), request.Version ?? tenant.Version);
        context.Audit().Object(tenant.Id).Before(before).After(after.Desk);
        return DeskSettingsView.Of(after);
    }
}
