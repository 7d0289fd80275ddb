using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Settings;

/// <summary>The pages that show a tenant's widget, and the proof that they are the tenant's.</summary>
internal static class OriginsApi
{
    public static void MapOrigins(this RouteGroupBuilder api)
    {
        var origins = api.MapGroup("/origins").RequireAuthorization(Policies.Admin).WithTags("settings");
        origins.MapGet("", List).WithSummary("The tenant's origins, whether each is verified, and what proves it.").Produces<OriginList>();
        origins.MapPost("", Add).Audited("origin.add").WithSummary("Adds an origin; the answer says what proves that its host is the tenant's.")
            .WithExample(new OriginRequest("https://*.acme.example"))
            .Produces<OriginView>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.TenantDeleting);
        origins.MapPost("/verify", Verify).Audited("origin.verify").WithSummary("Looks at the origin's host for the proof, now.")
            .WithExample(new OriginRequest("https://*.acme.example"))
            .Produces<OriginView>()
            .Refuses(ErrorCodes.OriginNotFound, ErrorCodes.OriginTaken, ErrorCodes.RateLimited, ErrorCodes.TenantDeleting);
        origins.MapDelete("", Remove).Audited("origin.remove").WithSummary("Removes an origin, named by ?origin=, and hangs up on the visitors there.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.OriginNotFound, ErrorCodes.TenantDeleting);
    }

    private static async Task<OriginList> List(HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context);
        var sightings = await grains.GetGrain<ISightingsGrain>(SightingsKey.Of(tenant.Id)).List();
        return new OriginList([.. tenant.Origins.Select(origin => OriginView.Of(tenant, origin, sightings))]);
    }

    private static async Task<IResult> Add(
        OriginRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains, IHostEnvironment environment)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var origin = Normalized(request.Origin);
        if (OriginPattern.SiteOf(origin).IsLoopback && !environment.IsDevelopment())
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "A page on localhost can be an origin in Development only; here the platform's operator adds it.");
        }

        var changed = OriginView.Of(await grains.GetGrain<ITenantGrain>(tenant.Id).AddOrigin(origin), origin);
        context.Audit().Object(origin).After(changed);
        return TypedResults.Created("/api/v1/origins", changed);
    }

    private static async Task<OriginView> Verify(OriginRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var origin = Normalized(request.Origin);
        var host = WebOrigin.HostOf(origin);
        if (tenant.Origins.Contains(origin, StringComparer.Ordinal) && tenant.FindDomain(host) is null)
        {
            return OriginView.Of(tenant, origin);
        }

        context.Audit().Object(origin);
        await grains.GetGrain<IOriginGrain>(host).Verify(tenant.Id);
        var changed = await grains.GetGrain<ITenantGrain>(tenant.Id).GetConfig()
            ?? throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
        var view = OriginView.Of(changed, origin);
        context.Audit().After(view);
        return view;
    }

    private static async Task<IResult> Remove(HttpContext context, TenantResolver tenants, IGrainFactory grains, string? origin = null)
    {
        var tenant = await tenants.ResolveAsync(context);
        if (string.IsNullOrEmpty(origin))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "Say which origin: ?origin=https://www.acme.example.");
        }

        context.Audit().Object(origin);
        await grains.GetGrain<ITenantGrain>(tenant.Id).RemoveOrigin(origin);
        return TypedResults.NoContent();
    }

    private static string Normalized(string? text) =>
        OriginPattern.TryNormalize(text, out var origin)
            ? origin
            : throw new ChatException(ErrorCodes.InvalidRequest, "origin must be scheme and host, such as https://www.acme.example, https://*.acme.example or https://acme.example:*.");
}
