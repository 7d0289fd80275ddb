using ChatPlatform.Storage;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Auditing;

/// <summary>The audit log: a tenant's own chain, and every chain for the platform's operator.</summary>
internal static class AuditApi
{
    private static readonly string[] ReadAndPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapAudit(this RouteGroupBuilder api)
    {
        var tenant = api.MapGroup("/audit").RequireAuthorization(Policies.Admin).WithTags("audit");
        tenant.MapGet("", List)
            .WithSummary("Who changed what in the tenant, newest first.")
            .Produces<Page<AuditRecord>>();
        tenant.MapMethods("/verify", ReadAndPost, Verify)
            .NotAudited("It only reads.")
            .WithSummary("Walks along the tenant's chain and names the first entry that is not as it was written.")
            .Produces<AuditVerdict>();

        var platform = api.MapGroup("/admin/audit").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        platform.MapGet("", ListAny)
            .WithSummary("The platform's chain, newest first, or with ?tenant= a tenant's, which outlives it.")
            .Produces<Page<AuditRecord>>();
        platform.MapMethods("/verify", ReadAndPost, VerifyAny)
            .NotAudited("It only reads.")
            .WithSummary("Walks along the platform's chain, or with ?tenant= a tenant's.")
            .Produces<AuditVerdict>();
    }

    private static async Task<Page<AuditRecord>> List(
        [AsParameters] AuditFilterQuery filter, HttpContext context, TenantResolver tenants, IAuditLog log, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);

        // What an earlier tenant of the same id did is not this one's to read.
        var query = filter.ToQuery();
        query = query with { From = query.From > tenant.CreatedAt ? query.From : tenant.CreatedAt };
        return await Listed(log, tenant.Id, query, cursor, limit, context.RequestAborted);
    }

    private static Task<Page<AuditRecord>> ListAny(
        [AsParameters] AuditFilterQuery filter, IAuditLog log, CancellationToken cancellationToken, string? tenant = null, string? cursor = null, int limit = Paging.Usual) =>
        Listed(log, Checked(tenant), filter.ToQuery(), cursor, limit, cancellationToken);

    private static async Task<AuditVerdict> Verify(HttpContext context, TenantResolver tenants, AuditVerification verification)
    {
        var tenant = await tenants.ResolveAsync(context);
        return AuditVerdict.Of(tenant.Id, await verification.RunAsync(tenant.Id, context.RequestAborted));
    }

    private static async Task<AuditVerdict> VerifyAny(AuditVerification verification, CancellationToken cancellationToken, string? tenant = null) =>
        AuditVerdict.Of(Checked(tenant), await verification.RunAsync(Checked(tenant), cancellationToken));

    private static async Task<Page<AuditRecord>> Listed(
        IAuditLog log, string? tenantId, AuditQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var page = await log.ListAsync(tenantId, query, cursor, Paging.Checked(limit), cancellationToken);
        return new Page<AuditRecord>([.. page.Items.Select(AuditRecord.Of)], page.NextCursor);
    }

    /// <summary>A tenant that is gone has its chain still, so the name alone is looked at.</summary>
    private static string? Checked(string? tenant) =>
        string.IsNullOrEmpty(tenant)
            ? null
            : TenantId.IsValid(tenant) ? tenant : throw new ChatException(ErrorCodes.InvalidRequest, $"tenant must be {TenantId.Rule}.");
}
