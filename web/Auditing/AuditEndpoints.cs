namespace ChatPlatform.Web.Auditing;

internal static class AuditEndpoints
{
    /// <summary>
    /// Every call that gets as far as the handler is told to the audit log: once before it, so that nothing takes effect
    /// without a trace, and once with its end. The handler may say more by <see cref="Audit"/>.
    /// </summary>
    /// <param name="action"><c>object.verb</c>, such as <c>tenant.update</c>.</param>
    /// <param name="tenantFrom">The route's parameter that names the tenant, if one does; else it is the caller's own.</param>
    public static TBuilder Audited<TBuilder>(this TBuilder route, string action, string? tenantFrom = null)
        where TBuilder : IEndpointConventionBuilder
    {
        route.AddEndpointFilter<TBuilder, AuditFilter>();
        return route.WithMetadata(new AuditedMetadata(action, tenantFrom));
    }

    /// <summary>A changing route that needs no audit.</summary>
    /// <param name="reason">Why, for whoever reads the route.</param>
    public static TBuilder NotAudited<TBuilder>(this TBuilder route, string reason)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NotAuditedMetadata(reason));

    /// <summary>What the audit log will tell of this request; on a route that is not audited, of no effect.</summary>
    public static AuditScope Audit(this HttpContext context)
    {
        var scope = context.Features.Get<AuditScope>();
        if (scope is null)
        {
            context.Features.Set(scope = new AuditScope(null, ""));
        }

        return scope;
    }
}
