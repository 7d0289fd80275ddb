using ChatPlatform.Storage.Exporting;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Admin;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.Features;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>All that a tenant has, to take along.</summary>
internal static class ExportApi
{
    private const string Zip = "application/zip";
    private const string Summary = "All that the tenant has, as a zip file of JSON Lines (configuration, bots, origins, prefixes of keys, sources with their ledgers, documents with their passages, conversations with people's notes, replies at hand, usage). The last file, manifest.json, has the counts and SHA-256 of the others; without it the download was broken off.";

    public static void MapExport(this RouteGroupBuilder api)
    {
        api.MapGet("/tenant/export", ExportOwn)
            .RequireAuthorization(Policies.Admin)
            .Audited("tenant.export")
            .WithTags("settings")
            .WithSummary(Summary)
            .Produces<Stream>(StatusCodes.Status200OK, Zip);
        api.MapGet("/admin/tenants/{id}/export", Export)
            .RequireAuthorization(Policies.Platform)
            .Audited("tenant.export", tenantFrom: "id")
            .WithTags("platform admin")
            .WithSummary(Summary)
            .Produces<Stream>(StatusCodes.Status200OK, Zip)
            .Refuses(ErrorCodes.TenantNotFound);
    }

    private static async Task ExportOwn(HttpContext context, TenantResolver tenants, TenantExport export) =>
        await WriteAsync(await tenants.ResolveAsync(context), context, export);

    private static async Task Export(string id, HttpContext context, IGrainFactory grains, TenantExport export) =>
        await WriteAsync(await TenantsApi.Tenant(id, grains).GetConfig() ?? throw TenantsApi.NotFound(id), context, export);

    private static Task WriteAsync(TenantConfig tenant, HttpContext context, TenantExport export)
    {
        // What ends a file of the archive, a few bytes, is written synchronously.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        context.Response.ContentType = Zip;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{tenant.Id}.zip\"";
        return export.WriteAsync(tenant, context.Response.Body, context.RequestAborted);
    }
}
