using System.Security.Cryptography;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Orleans;

namespace ChatPlatform.Web.Visitors;

/// <summary>What a customer's page loads and asks before a visitor can talk.</summary>
internal static class WidgetApi
{
    private const int SessionIdBytes = 16;

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWidget(this WebApplication app)
    {
        app.MapMethods("/widget.js", ReadMethods, Loader).ExcludeFromDescription();
        app.MapMethods("/embed", ReadMethods, EmbedPage).ExcludeFromDescription();
        app.MapPost("/api/widget/bootstrap", Bootstrap).NotAudited("A visitor's conversation is no administration.").WithTags("widget").WithSummary("A page asks to show the widget.")
            .WithExample(new BootstrapRequest("acme", "main"))
            .Produces<BootstrapResponse>()
            .Refuses(ErrorCodes.OriginNotAllowed, ErrorCodes.BotNotFound, ErrorCodes.TenantSuspended);
        app.MapMethods("/api/widget/bootstrap", [HttpMethods.Options], Preflight).ExcludeFromDescription();
    }

    private static IResult Loader(HttpContext context, WidgetFiles files)
    {
        // Short, so that a new version reaches every customer's page within minutes.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return files.Loader();
    }

    private static async Task<IResult> Bootstrap(
        BootstrapRequest request, HttpContext context, TenantResolver tenants, AddressBlocks addresses, VisitorTokens tokens, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var origin = context.Request.Headers.Origin.ToString();
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var bot = await addresses.CountingAsync(
            context, ErrorCodes.OriginNotAllowed, () => grains.GetGrain<ITenantGrain>(tenant.Id).AdmitVisit(origin, request.Bot));
        origin = WebOrigin.TryNormalize(origin, out var admitted) ? admitted : "";
        AllowOrigin(context, origin);

        var visitor = Resumed(tokens, request.Session, tenant.Id, bot.Id) is { } resumed
            ? resumed with { Origin = origin }
            : new Visitor(tenant.Id, bot.Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdBytes)), origin);
        var (token, expiresAt) = tokens.CreateToken(visitor);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new BootstrapResponse(
            tenant.Id, bot.Id, Shown(bot), token, expiresAt, visitor.SessionId, tokens.CreateHandle(visitor)));
    }

    /// <summary>A handle of another tenant or bot is no error: the visitor simply begins a new session.</summary>
    private static Visitor? Resumed(VisitorTokens tokens, string? handle, string tenantId, string botId) =>
        tokens.TryReadHandle(handle, out var visitor) && visitor.TenantId == tenantId && visitor.BotId == botId ? visitor : null;

    private static WidgetConfig Shown(BotConfig bot) => new(
        bot.Title,
        bot.Greeting,
        bot.Suggestions,
        new WidgetAppearance(bot.Theme.Accent, bot.Theme.Position, bot.Theme.Scheme),
        bot.Theme.Position,
        bot.Locale,
        Handover: bot.Handover is { Enabled: true });

    /// <summary>A preflight has no body: the tenant is the one in the query, where the loader names it, or the origin's owner.</summary>
    private static async Task<IResult> Preflight([FromQuery] string? tenant, HttpContext context, IGrainFactory grains)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (WebOrigin.TryNormalize(context.Request.Headers.Origin, out var origin)
            && (tenant ?? await grains.GetGrain<IOriginGrain>(WebOrigin.HostOf(origin)).GetTenant()) is { } tenantId
            && TenantId.IsValid(tenantId)
            && await grains.GetGrain<ITenantGrain>(tenantId).GetConfig() is { Status: TenantStatus.Active } config
            && config.Allows(origin))
        {
            AllowOrigin(context, origin);
            context.Response.Headers.AccessControlAllowMethods = "POST";
            context.Response.Headers.AccessControlAllowHeaders = "content-type";
            context.Response.Headers.AccessControlMaxAge = "600";
        }

        return TypedResults.NoContent();
    }

    /// <summary>The one origin that was let in, and never with credentials: a page's own cookies open nothing here.</summary>
    private static void AllowOrigin(HttpContext context, string origin) => context.Response.Headers.AccessControlAllowOrigin = origin;

    /// <summary>The panel. Only the tenant's own pages, and ours, may frame it.</summary>
    private static async Task<IResult> EmbedPage(
        [FromQuery] string? domain, HttpContext context, TenantResolver tenants, IGrainFactory grains, WidgetFiles files, IHostEnvironment environment)
    {
        var byDomain = environment.IsDevelopment() && !string.IsNullOrEmpty(domain)
            ? await grains.GetGrain<IOriginGrain>(domain.ToLowerInvariant()).GetTenant()
            : null;
        var tenant = await tenants.FindAsync(context, byDomain);

        // The platform's own console shows it while it is designed.
        var ancestors = tenant.Status == TenantStatus.Active ? string.Join(' ', ["'self'", .. tenant.Origins]) : "'none'";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return files.Panel();
    }
}
