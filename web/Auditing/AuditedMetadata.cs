namespace ChatPlatform.Web.Auditing;

/// <summary>On a route whose calls the audit log tells.</summary>
/// <param name="Action"><c>object.verb</c>, such as <c>tenant.update</c>.</param>
/// <param name="TenantFrom">The route's parameter that names the tenant, if one does.</param>
internal sealed record AuditedMetadata(string Action, string? TenantFrom);
