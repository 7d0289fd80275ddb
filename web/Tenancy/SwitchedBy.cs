using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Tenancy;

/// <summary>Says of a route that a tenant can turn it off; the resolver refuses it then.</summary>
internal sealed record SwitchedBy(TenantEndpoint Endpoint);
