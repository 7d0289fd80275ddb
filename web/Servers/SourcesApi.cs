using ChatPlatform.Sources;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>Where a tenant's knowledge comes from, and what became of every page.</summary>
internal static class SourcesApi
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        var sources = api.MapGroup("/sources").RequireAuthorization(Policies.Upload).WithTags("knowledge");
        sources.MapPost("", Create).SwitchedBy(TenantEndpoint.Upload).Audited("source.create").WithSummary("Adds a site or a page and begins to read it.")
            .WithExample(new SourceRequest("https://www.acme.example/", SourceType.Site, MaxPages: 500, Exclude: ["/archive/*"]))
            .Produces<SourceStatus>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.UrlNotAllowed, ErrorCodes.TenantMoving);
        sources.MapGet("", List).WithSummary("Sources, the last created first.");
        sources.MapGet("/{id}", Show).WithSummary("One source, its run and counts.").Refuses(ErrorCodes.SourceNotFound);
        sources.MapGet("/{id}/pages", Pages).WithSummary("The page ledger: a row a URL, with its reason. state and q, a part of the URL or title, narrow it.").Refuses(ErrorCodes.SourceNotFound);
        sources.MapPost("/{id}/sync", Sync).SwitchedBy(TenantEndpoint.Upload).Audited("source.sync").WithSummary("Reads it again; unchanged pages are left as they are.")
            .Refuses(ErrorCodes.SourceNotFound, ErrorCodes.SourceBusy, ErrorCodes.TenantMoving);
        sources.MapPost("/{id}/cancel", Cancel).Audited("source.cancel").WithSummary("Ends the run in progress.").Refuses(ErrorCodes.SourceNotFound);
        sources.MapDelete("/{id}", Delete).Audited("source.delete").WithSummary("Removes the source with all that was read from it.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.SourceNotFound, ErrorCodes.TenantMoving);
    }

    private static async Task<IResult> Create(SourceRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var id = Guid.CreateVersion7().ToString("N");
        var spec = request.ToSpec();
        context.Audit().Object(id).After(spec);
        var status = await grains.GetGrain<ISourceGrain>(new SourceKey(tenant.Id, id).ToString()).Create(spec);
        return TypedResults.Created($"/api/v1/sources/{id}", status);
    }

    private static async Task<Page<SourceStatus>> List(
        HttpContext context, TenantResolver tenants, ISourceStore sources, IGrainFactory grains, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);
        var page = await sources.ListAsync(tenant.Id, cursor, Paging.Checked(limit), context.RequestAborted);
        var statuses = await Task.WhenAll(page.Items.Select(source => grains.GetGrain<ISourceGrain>(new SourceKey(tenant.Id, source.Id).ToString()).GetStatus()));
        return new Page<SourceStatus>([.. statuses.OfType<SourceStatus>()], page.NextCursor);
    }

    private static async Task<SourceStatus> Show(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains) =>
        await (await Source(id, context, tenants, grains)).GetStatus() ?? throw NotFound();

    private static async Task<Page<PageEntry>> Pages(
        string id, HttpContext context, TenantResolver tenants, ISourceStore sources, string? state = null, string? q = null, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);
        _ = await sources.FindAsync(tenant.Id, id, context.RequestAborted) ?? throw NotFound();
        var filter = new PageFilter(QueryValue.Word<PageState>(state, "state"), QueryValue.Text(q, "q"));
        return await sources.ListPagesAsync(tenant.Id, id, filter, cursor, Paging.Checked(limit), context.RequestAborted);
    }

    private static async Task<SourceStatus> Sync(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains) =>
        await (await Source(id, context, tenants, grains)).Sync();

    private static async Task<SourceStatus> Cancel(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains) =>
        await (await Source(id, context, tenants, grains)).Cancel();

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        await (await Source(id, context, tenants, grains)).Delete();
        return TypedResults.NoContent();
    }

    private static async Task<ISourceGrain> Source(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context);
        return SourceKey.IsValidSourceId(id)
            ? grains.GetGrain<ISourceGrain>(new SourceKey(tenant.Id, id).ToString())
            : throw NotFound();
    }

    private static ChatException NotFound() => new(ErrorCodes.SourceNotFound, "There is no such source.");
}
