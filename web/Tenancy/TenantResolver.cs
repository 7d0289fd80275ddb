using System.Globalization;
using System.Security.Claims;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Tenancy;

/// <summary>
/// Finds the tenant of a request: API key, body, query, header, then the browser's origin. Naming a
/// tenant is never authorization; it only says whose door is knocked on. A person acts in the tenant that is named and
/// nowhere else, and one where they have no role is to them as one that does not exist.
/// </summary>
internal sealed class TenantResolver(AddressBlocks addresses, IGrainFactory grains)
{
    /// <summary>The codes of whatever <see cref="ResolveAsync"/> refuses.</summary>
    public static readonly string[] Refusals =
        [ErrorCodes.AddressBlocked, ErrorCodes.TenantMismatch, ErrorCodes.MissingTenant, ErrorCodes.TenantNotFound, ErrorCodes.TenantSuspended, ErrorCodes.EndpointDisabled];

    private const string HeaderName = "X-Tenant-ID";
    private const string QueryName = "tenant";

    /// <summary>The tenant that a request is for, if it may be for it: it is active, and has what is asked for turned on.</summary>
    /// <param name="bodyTenant">What the body names, if it can name one.</param>
    /// <exception cref="ChatException">
    /// <c>tenant_suspended</c>, but not for the platform's admin, who looks after such tenants too;
    /// <c>endpoint_disabled</c>, and what <see cref="FindAsync"/> throws.
    /// </exception>
    public async Task<TenantConfig> ResolveAsync(HttpContext context, string? bodyTenant = null)
    {
        var tenant = await FindAsync(context, bodyTenant);
        if (!IsOperator(context.User))
        {
            tenant.RequireActive();
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<SwitchedBy>() is { } switched)
        {
            tenant.RequireOn(switched.Endpoint);
        }

        return tenant;
    }

    /// <summary>The tenant that a request is for, whatever its state.</summary>
    /// <param name="bodyTenant">What the body names, if it can name one.</param>
    /// <exception cref="ChatException">
    /// <c>address_blocked</c>, <c>tenant_mismatch</c>, <c>missing_tenant</c>, <c>tenant_not_found</c>, <c>forbidden</c>.
    /// </exception>
    public async Task<TenantConfig> FindAsync(HttpContext context, string? bodyTenant = null)
    {
        await addresses.RequireFreeAsync(context);
        var rules = AccessRule.On(context.GetEndpoint()).ToList();
        var person = rules.Count > 0 ? Person.Of(context.User) : null;
        var tenantId = Named(context, bodyTenant) ?? (person is null ? await OwnerOfOrigin(context) : null);
        if (tenantId is null)
        {
            await addresses.RecordFailureAsync(context);
            throw new ChatException(
                ErrorCodes.MissingTenant,
                "The request names no tenant, and its origin belongs to none. Name one: tenant_id in the body, ?tenant= or X-Tenant-ID.");
        }

        var mayKnow = TenantId.IsValid(tenantId) && (person is null || person.RoleIn(tenantId) is not null);
        var config = mayKnow ? await grains.GetGrain<ITenantGrain>(tenantId).GetConfig() : null;
        if (config is null)
        {
            await addresses.RecordFailureAsync(context);
            throw new ChatException(ErrorCodes.TenantNotFound, "There is no such tenant.");
        }

        context.Audit().Tenant(config.Id);
        return person is null || rules.All(rule => rule.Admits(person, tenantId))
            ? config
            : throw new ChatException(ErrorCodes.Forbidden, "Your role in this tenant does not allow this.");
    }

    private static bool IsOperator(ClaimsPrincipal caller) =>
        caller.HasClaim(ApiKeyAuthentication.ScopeClaim, nameof(ApiKeyScope.Platform)) || Person.Of(caller) is { IsPlatformAdmin: true };

    private static string? Named(HttpContext context, string? bodyTenant)
    {
        string?[] named =
        [
            context.User.FindFirst(ApiKeyAuthentication.TenantClaim)?.Value,
            bodyTenant,
            .. context.Request.Query[QueryName],
            .. context.Request.Headers[HeaderName],
        ];
        var different = named.Where(name => !string.IsNullOrEmpty(name)).Distinct(StringComparer.Ordinal).ToList();
        return different.Count <= 1
            ? different.FirstOrDefault()
            : throw new ChatException(
                ErrorCodes.TenantMismatch,
                string.Create(CultureInfo.InvariantCulture, $"The request names {different.Count} different tenants. Name one, or none if the key says it."));
    }

    private async Task<string?> OwnerOfOrigin(HttpContext context) =>
        WebOrigin.TryNormalize(context.Request.Headers.Origin, out var origin)
            ? await grains.GetGrain<IOriginGrain>(WebOrigin.HostOf(origin)).GetTenant()
            : null;
}
