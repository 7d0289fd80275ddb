using ChatPlatform.Storage;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Settings;
using Orleans;

namespace ChatPlatform.Web.Admin;

/// <summary>The platform admin's view of tenants.</summary>
internal static class TenantsApi
{
    public static void MapTenants(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin/tenants").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        admin.MapPost("", Create).Audited("tenant.create").WithSummary("Creates a tenant and its keys, which are shown this once.")
            .WithExample(new TenantRequest("acme", "Acme", Origins: ["https://www.acme.example"]))
            .Produces<CreatedTenant>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.TenantExists, ErrorCodes.OriginTaken);
        admin.MapGet("", List).WithSummary("Tenants and what they use, newest first; q, a part of the id or name, status and plan narrow the list.");
        admin.MapGet("/{id}", Show).WithSummary("One tenant.").Refuses(ErrorCodes.TenantNotFound);
        admin.MapPut("/{id}", Update).Audited("tenant.update", tenantFrom: "id").WithSummary("Changes what the body names.")
            .WithExample(new TenantRequest(Name: "Acme Kettles", Limits: TenantLimits.Default, Version: 3))
            .Refuses(ErrorCodes.TenantNotFound, ErrorCodes.Conflict, ErrorCodes.OriginTaken, ErrorCodes.TenantDeleting);
        admin.MapPost("/{id}/suspend", (string id, HttpContext context, IGrainFactory grains) => SetStatus(id, TenantStatus.Suspended, context, grains)).Audited("tenant.suspend", tenantFrom: "id").WithSummary("Turns the tenant off.").Refuses(ErrorCodes.TenantNotFound, ErrorCodes.TenantDeleting);
        admin.MapPost("/{id}/resume", (string id, HttpContext context, IGrainFactory grains) => SetStatus(id, TenantStatus.Active, context, grains)).Audited("tenant.resume", tenantFrom: "id").WithSummary("Turns it on again.").Refuses(ErrorCodes.TenantNotFound, ErrorCodes.TenantDeleting);
        admin.MapPost("/{id}/rotate-keys", RotateKeys).Audited("tenant.rotate_keys", tenantFrom: "id").WithSummary("New keys; the old ones end in 24 hours, or at once with ?overlap_hours=0.").Refuses(ErrorCodes.TenantNotFound);
    }

    private static async Task<IResult> Create(TenantRequest request, HttpContext context, IGrainFactory grains, ApiKeys keys, CancellationToken cancellationToken)
    {
        var id = request.Id ?? "";
        context.Audit().Object(id);
        if (!TenantId.IsValid(id))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"id must be {TenantId.Rule}.");
        }

        var tenant = await grains.GetGrain<ITenantGrain>(id).Create(request.ToDraft());
        context.Audit().Tenant(id).After(tenant);
        return TypedResults.Created($"/api/v1/admin/tenants/{id}", new CreatedTenant(tenant, await keys.CreateForTenantAsync(id, cancellationToken)));
    }

    private static async Task<Page<ListedTenantView>> List(
        ITenantStore tenants, TenantUses uses, CancellationToken cancellationToken, string? q = null, string? status = null, string? plan = null, string? cursor = null, int limit = Paging.Usual)
    {
        var filter = new TenantFilter(QueryValue.Text(q, "q"), QueryValue.Word<TenantStatus>(status, "status"), QueryValue.Text(plan, "plan"));
        var page = await tenants.ListAsync(filter, cursor, Paging.Checked(limit), cancellationToken);
        var used = await uses.ReadAsync([.. page.Items.Select(listed => listed.Config.Id)], cancellationToken);
        return new Page<ListedTenantView>([.. page.Items.Zip(used, ListedTenantView.Of)], page.NextCursor);
    }

    private static async Task<TenantConfig> Show(string id, IGrainFactory grains) =>
        await Tenant(id, grains).GetConfig() ?? throw NotFound(id);

    private static async Task<TenantConfig> Update(string id, TenantRequest request, HttpContext context, IGrainFactory grains) =>
        await Change(id, request.ToDraft((await Tenant(id, grains).GetConfig())?.Endpoints), request.Version, context, grains);

    private static Task<TenantConfig> SetStatus(string id, TenantStatus status, HttpContext context, IGrainFactory grains) =>
        Change(id, new TenantDraft(Status: status), expectedVersion: null, context, grains);

    private static async Task<TenantConfig> Change(string id, TenantDraft draft, long? expectedVersion, HttpContext context, IGrainFactory grains)
    {
        var tenant = Tenant(id, grains);
        context.Audit().Before(await tenant.GetConfig());
        var after = await tenant.Update(draft, expectedVersion);
        context.Audit().After(after);
        return after;
    }

    private static async Task<TenantKeys> RotateKeys(
        string id, IGrainFactory grains, ApiKeys keys, CancellationToken cancellationToken, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "overlap_hours")] int? overlapHours = null)
    {
        _ = await Tenant(id, grains).GetConfig() ?? throw NotFound(id);
        return await keys.RotateAllAsync(id, KeyOverlap.Of(overlapHours), cancellationToken);
    }

    public static ITenantGrain Tenant(string id, IGrainFactory grains) =>
        TenantId.IsValid(id) ? grains.GetGrain<ITenantGrain>(id) : throw NotFound(id);

    public static ChatException NotFound(string id) => new(ErrorCodes.TenantNotFound, $"There is no tenant '{(id.Length > 40 ? id[..40] : id)}'.");

    private sealed record CreatedTenant(TenantConfig Tenant, TenantKeys Keys);
}
