using ChatPlatform.Storage;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace ChatPlatform.Web.Admin;

/// <summary>The end of a tenant: marked, removed when the grace time is over, and the receipt of what went.</summary>
internal static class DeletionsApi
{
    public static void MapDeletions(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        admin.MapDelete("/tenants/{id}", Delete)
            .Audited("tenant.delete", tenantFrom: "id")
            .WithSummary("Marks the tenant for deletion: dark at once, removed with all it has after the grace time (Chat:Lifecycle:DeletionGrace, or ?grace_hours=0..2160). At once with ?grace_hours=0&confirm={id}. Repeated, it can only be brought forward.")
            .Produces<DeletionReceipt>(StatusCodes.Status202Accepted)
            .Refuses(ErrorCodes.TenantNotFound, ErrorCodes.TenantDeleting);
        admin.MapPost("/tenants/{id}/restore", Restore)
            .Audited("tenant.restore", tenantFrom: "id")
            .WithSummary("Takes the mark back, as long as the removal has not begun.")
            .Produces<TenantConfig>()
            .Refuses(ErrorCodes.TenantNotFound, ErrorCodes.TenantDeleting);
        admin.MapGet("/receipts", List)
            .WithSummary("Deletions of tenants, the last requested first; ?tenant_id= only those of the name.")
            .Produces<Page<DeletionReceipt>>();
        admin.MapGet("/receipts/{id}", Show)
            .WithSummary("One deletion: how far it is, and once completed what was removed, with a checksum.")
            .Produces<DeletionReceipt>()
            .Refuses(ErrorCodes.ReceiptNotFound);
    }

    private static async Task<IResult> Delete(
        string id, HttpContext context, IGrainFactory grains, [FromQuery(Name = "grace_hours")] int? graceHours = null, string? confirm = null)
    {
        if (graceHours == 0 && confirm != id)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"With grace_hours=0 nothing can be taken back. Say confirm={id} if you mean it.");
        }

        var grace = graceHours is { } hours ? TimeSpan.FromHours(hours) : (TimeSpan?)null;
        var tenant = TenantsApi.Tenant(id, grains);
        context.Audit().Before(await tenant.GetConfig());
        var receipt = await tenant.Delete(Caller.Of(context), grace);
        context.Audit().After(receipt);
        return TypedResults.Accepted($"/api/v1/admin/receipts/{receipt.Id}", receipt);
    }

    private static async Task<TenantConfig> Restore(string id, HttpContext context, IGrainFactory grains)
    {
        var restored = await TenantsApi.Tenant(id, grains).Restore();
        context.Audit().After(restored);
        return restored;
    }

    private static Task<Page<DeletionReceipt>> List(
        ITenantDeletions deletions, CancellationToken cancellationToken, [FromQuery(Name = "tenant_id")] string? tenantId = null, string? cursor = null, int limit = Paging.Usual) =>
        deletions.ListAsync(tenantId, cursor, Paging.Checked(limit), cancellationToken);

    private static async Task<DeletionReceipt> Show(string id, ITenantDeletions deletions, CancellationToken cancellationToken) =>
        await deletions.FindAsync(id, cancellationToken) ?? throw new ChatException(ErrorCodes.ReceiptNotFound, "There is no such receipt.");
}
